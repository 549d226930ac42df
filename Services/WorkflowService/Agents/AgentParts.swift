internal import Catalog
internal import Platform
internal import Store
internal import WorkflowModels

/// What agents have beyond the other nodes: a memory, and a place to search.
struct AgentParts: Sendable {
  let store: AgentMemoryStore
  /// A SearXNG-compatible server; nil when none is configured.
  let searchURL: String?

  /// - Parameter node: whose memory is its own unless it names a key.
  func memory(of user: UserID, workflow: WorkflowID, node: NodeID) -> NodeMemory {
    let keeper = AgentMemoryKeeper(store: store) { Timestamp(microseconds: SystemTime.microsecondsSince1970) }
    return NodeMemory(keeper, user: user, usualKey: "\(workflow)/\(node)")
  }
}
