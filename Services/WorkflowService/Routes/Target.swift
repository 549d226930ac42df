internal import Catalog
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// What is to be executed: a stored version, or a document that came with the request.
struct Target: Sendable {
  /// Nil for a document without one.
  let id: WorkflowID?
  let version: Int?
  let workflow: CompiledWorkflow

  init(id: WorkflowID, version: Int?, workflow: CompiledWorkflow) {
    self.id = id
    self.version = version
    self.workflow = workflow
  }

  /// An inline document's own id stays the workflow's; without one each execution gives it one.
  init(_ json: JSON, library: WorkflowLibrary) throws {
    let document = try DocumentReader.document(json)
    workflow = try DocumentReader.valid(library.compile(document.stored))
    id = document.id
    version = nil
  }

  init(_ record: WorkflowRecord, library: WorkflowLibrary) throws {
    guard let workflow = try library.workflow(hash: record.documentHash, document: record.document) else {
      throw Self.unusable
    }
    self.init(id: record.id, version: record.version, workflow: workflow)
  }

  /// The current version of a stored workflow, whose document is read only where it is not known.
  init(_ id: WorkflowID, _ head: WorkflowHeads.Head, library: WorkflowLibrary) async throws {
    guard let workflow = try await library.workflow(hash: head.documentHash) else { throw Self.unusable }
    self.init(id: id, version: head.version, workflow: workflow)
  }

  func id(in execution: ExecutionID) -> WorkflowID { id ?? WorkflowID(onlyOf: execution) }

  private static let unusable = APIError.unprocessable(
    code: "workflow_unusable", "This version of the engine can no longer run the workflow; validate it anew.")
}

/// Documents as they come in requests.
enum DocumentReader {
  /// Fields that the service itself adds to what it answers; sent back by an editor, they are not the document's.
  private static let own: Set<String> = ["user_id", "active", "created_at", "updated_at"]

  static func document(_ json: JSON) throws(APIError) -> WorkflowDocument {
    let decoded = WorkflowDocument.decode(json)
    guard var document = decoded.document else { throw invalid(decoded.diagnostics) }
    document.extra = document.extra.filter { !own.contains($0.key) }
    return document
  }

  static func valid(_ outcome: WorkflowValidator.Outcome) throws(APIError) -> CompiledWorkflow {
    guard let workflow = outcome.workflow else { throw invalid(outcome.diagnostics) }
    return workflow
  }

  private static func invalid(_ diagnostics: [Diagnostic]) -> APIError {
    let errors = diagnostics.filter { $0.severity == .error }
    let first = errors.first?.message ?? "The document cannot be read."
    let detail = errors.count > 1 ? "The workflow has \(errors.count) errors. The first: \(first)" : first
    // A document of ten thousand wrong nodes is answered by the first thousand diagnostics.
    return .unprocessable(code: "workflow_invalid", detail, diagnostics: Array(diagnostics.prefix(1000)))
  }
}

extension WorkflowDocument {
  /// What is kept: without id and version, which the row has, so that equal content has one hash.
  var stored: WorkflowDocument {
    var document = self
    document.id = nil
    document.version = nil
    return document
  }
}
