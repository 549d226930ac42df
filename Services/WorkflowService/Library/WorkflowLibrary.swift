internal import Catalog
internal import Expressions
internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// Compiled workflows by the hash of their content, so that a document is checked and compiled once, not once per
/// execution.
final class WorkflowLibrary: Sendable {
  private struct State {
    var compiled: [String: CompiledWorkflow] = [:]
    var older: [String: CompiledWorkflow] = [:]
  }

  let validator: WorkflowValidator
  /// Inline documents by their bytes.
  let known = KnownDocuments()
  private let documents: DocumentStore
  private let state = Mutex(State())
  private let capacity: Int

  /// - Parameter capacity: how many workflows are kept at least; at most twice as many.
  /// - Parameter budget: what each evaluation of an expression may do.
  init(documents: DocumentStore, budget: ExpressionBudget = .standard, capacity: Int = 500) {
    self.documents = documents
    self.capacity = capacity
    validator = WorkflowValidator(budget: budget) { bytes in SHA256.hex(bytes) }
  }

  /// Checks and compiles a document that came with a request, unless that was done before.
  func compile(_ document: WorkflowDocument) -> WorkflowValidator.Outcome {
    if let known = lookUp(SHA256.hex(document.bytes())) {
      return WorkflowValidator.Outcome(workflow: known, diagnostics: [])
    }
    let outcome = validator.validate(document)
    if let workflow = outcome.workflow { keep(workflow) }
    return outcome
  }

  /// The stored document of this hash, compiled; nil when it is not there or no longer valid.
  func workflow(hash: String) async throws -> CompiledWorkflow? {
    if let known = lookUp(hash) { return known }
    guard let text = try await documents.document(hash: hash) else { return nil }
    return try workflow(hash: hash, document: text)
  }

  /// The same for a document that has been read already.
  func workflow(hash: String, document text: String) throws -> CompiledWorkflow? {
    if let known = lookUp(hash) { return known }
    guard let document = try WorkflowDocument.read(Array(text.utf8)).document else { return nil }
    let outcome = validator.validate(document)
    if let workflow = outcome.workflow { keep(workflow) }
    return outcome.workflow
  }

  /// Makes sure that the document is in the store, for whoever refers to it by its hash.
  func store(_ workflow: CompiledWorkflow, at: Timestamp) async throws {
    if documents.has(workflow.hash) { return }
    let text = String(decoding: workflow.document.bytes(), as: UTF8.self)
    try await documents.keep(text, hash: workflow.hash, at: at)
  }

  /// Whether the document is known to be in the store; false leaves it open.
  func isStored(_ workflow: CompiledWorkflow) -> Bool { documents.has(workflow.hash) }

  private func lookUp(_ hash: String) -> CompiledWorkflow? {
    state.withLock { state in
      if let found = state.compiled[hash] { return found }
      guard let found = state.older.removeValue(forKey: hash) else { return nil }
      state.compiled[hash] = found
      return found
    }
  }

  /// Two generations: when the young one is full, it becomes the old one, and what nobody asked for since is gone.
  private func keep(_ workflow: CompiledWorkflow) {
    state.withLock { state in
      if state.compiled.count >= capacity {
        state.older = state.compiled
        state.compiled = [:]
      }
      state.compiled[workflow.hash] = workflow
    }
  }
}
