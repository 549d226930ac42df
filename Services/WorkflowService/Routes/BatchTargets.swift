internal import Catalog
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Finds what the items of one batch execute: most have the same workflow, which is looked up once.
struct BatchTargets {
  private struct Stored: Hashable {
    let id: WorkflowID
    let user: UserID
  }

  private let engine: ExecutionEngine
  private let workflows: WorkflowStore
  private var stored: [Stored: Target] = [:]
  /// The document that came last, with what became of it. Comparing is cheaper than compiling.
  private var last: (json: JSON, target: Target)?

  init(engine: ExecutionEngine, workflows: WorkflowStore) {
    self.engine = engine
    self.workflows = workflows
  }

  mutating func target(of wish: ExecuteRequest) async throws -> Target {
    if let inline = wish.inline {
      if let last, last.json == inline { return last.target }
      let target = try Target(inline, library: engine.library)
      last = (inline, target)
      return target
    }
    guard let id = wish.stored else { throw APIError.notFound("Workflow") }
    let place = Stored(id: id, user: wish.user)
    if let known = stored[place] { return known }
    guard let record = try await workflows.workflow(id, of: wish.user) else { throw APIError.notFound("Workflow") }
    let target = try Target(record, library: engine.library)
    stored[place] = target
    return target
  }
}
