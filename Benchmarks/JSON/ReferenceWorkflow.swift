import WorkflowModels

/// The document that is measured, as it travels: compact.
struct ReferenceWorkflow {
  let bytes: [UInt8]
  let value: JSON
  let document: WorkflowDocument

  struct Unreadable: Error { let diagnostics: [Diagnostic] }

  init() throws {
    value = try JSON(parsing: PackageResources.reference_workflow_json)
    bytes = value.bytes()
    let decoded = try WorkflowDocument.read(bytes)
    guard let document = decoded.document else { throw Unreadable(diagnostics: decoded.diagnostics) }
    self.document = document
  }
}
