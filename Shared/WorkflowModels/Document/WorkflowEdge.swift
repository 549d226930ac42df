/// A line from an output port of one node to another node.
package struct WorkflowEdge: Sendable, Hashable {
  /// The port that a node has unless its type says otherwise.
  package static let mainPort = "main"

  package var id: String?
  package var source: NodeID
  package var target: NodeID
  /// The port that the edge leaves: `main`, `true`, `case:urgent`, `error`, …
  package var sourceHandle: String
  /// `model`, `memory` or `tool` where the edge attaches support to an AI node.
  package var targetHandle: String?
  /// Fields of the edge that the engine does not know.
  package var extra: JSONObject

  package init(
    id: String? = nil, source: NodeID, target: NodeID, sourceHandle: String = WorkflowEdge.mainPort,
    targetHandle: String? = nil, extra: JSONObject = [:]
  ) {
    self.id = id
    self.source = source
    self.target = target
    self.sourceHandle = sourceHandle
    self.targetHandle = targetHandle
    self.extra = extra
  }
}
