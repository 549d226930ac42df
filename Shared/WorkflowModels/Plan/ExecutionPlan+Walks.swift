/// Walks over the graph of a plan.
extension ExecutionPlan {
  /// For each node, whether a run that begins at these entries can come to it.
  package func reachable(from entries: [Int]) -> [Bool] { Self.reachable(from: entries, nodes, edges) }

  static func reachable(from entries: [Int], _ nodes: [Node], _ edges: [Edge]) -> [Bool] {
    var isReachable = [Bool](repeating: false, count: nodes.count)
    var pending = entries
    for entry in entries { isReachable[entry] = true }
    while let index = pending.popLast() {
      for edge in nodes[index].outgoing where !isReachable[edges[edge].target] {
        isReachable[edges[edge].target] = true
        pending.append(edges[edge].target)
      }
    }
    return isReachable
  }

  /// The nodes in an order in which every edge leads forward; nil when there is a cycle.
  package var topologicalOrder: [Int]? {
    var undecided = nodes.map(\.incoming.count)
    var order = nodes.indices.filter { undecided[$0] == 0 }
    var next = 0
    while next < order.count {
      for edge in nodes[order[next]].outgoing {
        let target = edges[edge].target
        undecided[target] -= 1
        if undecided[target] == 0 { order.append(target) }
      }
      next += 1
    }
    return order.count == nodes.count ? order : nil
  }
}
