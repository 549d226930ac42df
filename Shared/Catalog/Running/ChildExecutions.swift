package import WorkflowModels

/// Starts executions on behalf of a node. Whoever drives the engine provides it.
package protocol ChildExecutions: Sendable {
  /// Answers the child's id; the same key is the same child.
  ///
  /// - Parameter isAwaited: whether the node wants to hear of the child's end.
  func start(
    _ workflow: WorkflowID, version: Int?, input: JSON, key: String, isAwaited: Bool
  ) async throws(NodeFailure) -> String
}
