/// The state of every node as callers see it.
extension WorkflowMachine {
  /// `node_states` of the answers: every node of the plan by its id in the order of the document, then those of the
  /// rounds of bodies by their addresses, as many of these as fit.
  ///
  /// - Parameter skipping: how many nodes of bodies are left out first.
  package func nodeStates(skipping: Int = 0, limit: Int = 1000) -> JSON {
    let inBodies = nodes.count - plan.nodes.count
    let first = plan.nodes.count + min(max(skipping, 0), inBodies)
    let last = first + min(max(limit, 0), nodes.count - first)
    var states = JSONObject(minimumCapacity: plan.nodes.count + last - first)
    for (index, node) in plan.nodes.enumerated() { states[node.id.rawValue] = nodes[index].json }
    for index in first..<last { states[name(of: index).rawValue] = nodes[index].json }
    return .object(states)
  }

  /// The attempt of a node that waits for a signal, for whoever has to say what the signal means.
  package func waitingRun(of node: Int, at: Timestamp) -> NodeRun? {
    guard nodes.indices.contains(node), nodes[node].awaits != nil else { return nil }
    return currentRun(of: node, at: at)
  }
}
