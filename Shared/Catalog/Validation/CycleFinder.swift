internal import WorkflowModels

/// Finds one circle in a graph that has one, to show it to the author.
struct CycleFinder {
  private let plan: ExecutionPlan

  init(_ plan: ExecutionPlan) { self.plan = plan }

  /// The nodes of a circle in order, the first again at the end; empty when there is none.
  ///
  /// What is left after taking away, again and again, the nodes that nothing leads to has a circle behind every node:
  /// walking backwards from any of them comes to a node for the second time.
  var cycle: [Int] {
    var undecided = plan.nodes.map(\.incoming.count)
    var free = plan.nodes.indices.filter { undecided[$0] == 0 }
    while let node = free.popLast() {
      for edge in plan.nodes[node].outgoing {
        let target = plan.edges[edge].target
        undecided[target] -= 1
        if undecided[target] == 0 { free.append(target) }
      }
    }
    guard var node = plan.nodes.indices.first(where: { undecided[$0] > 0 }) else { return [] }
    var places: [Int: Int] = [:]
    var path: [Int] = []
    while places[node] == nil {
      places[node] = path.count
      path.append(node)
      let sources = plan.nodes[node].incoming.lazy.map { plan.edges[$0].source }
      guard let source = sources.first(where: { undecided[$0] > 0 }) else { return [] }
      node = source
    }
    return [node] + path[(places[node] ?? 0)...].reversed()
  }
}
