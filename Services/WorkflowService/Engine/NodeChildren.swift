internal import Catalog
internal import WorkflowModels

/// The children of one node of one execution.
struct NodeChildren: ChildExecutions {
  let engine: EngineParts
  let parent: ExecutionIdentity
  let node: NodeID

  func start(
    _ workflow: WorkflowID, version: Int?, input: JSON, key: String, isAwaited: Bool
  ) async throws(NodeFailure) -> String {
    guard let services = engine.services else {
      throw NodeFailure(code: "stopping", message: "The engine is stopping.", isRetryable: true)
    }
    let child = ChildStart(
      workflow: workflow, version: version, input: input, key: key, parent: parent, node: isAwaited ? node : nil)
    return try await services.startChild(child).rawValue
  }
}
