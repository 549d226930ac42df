package import WorkflowModels

/// A node with a body: the nodes that name it as their parent, run once for each item or as long as a condition holds.
package protocol BodyNodeType: NodeType {
  /// Decides what the body does next; `call.run.round` says how often it has been through.
  func next(_ call: NodeCall) throws(NodeFailure) -> BodyStep
}

package enum BodyStep: Sendable, Hashable {
  /// Once for each.
  case items(BodyItems)
  /// Once more, with this.
  case goesOn(JSON)
  case finished(JSON)
}

/// A node that waits until somebody says something, and knows what the answer means.
package protocol SignalNodeType: NodeType {
  /// - Parameter payload: what the signal carries, as it came.
  func answer(to payload: JSON, _ call: NodeCall) throws(NodeFailure) -> NodeOutputs
}
