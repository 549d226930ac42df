package import WorkflowModels

/// For places where no execution is started on behalf of a node: a trial of one node, and tests.
package struct NoChildren: ChildExecutions {
  package init() {}

  package func start(
    _ workflow: WorkflowID, version: Int?, input: JSON, key: String, isAwaited: Bool
  ) async throws(NodeFailure) -> String {
    throw NodeFailure(
      code: "not_on_trial", message: "A node that is tried by itself starts no other workflow; execute the workflow.")
  }
}
