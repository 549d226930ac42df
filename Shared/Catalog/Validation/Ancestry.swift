internal import WorkflowModels

/// Which nodes lie upstream of which: one bit for each pair, filled in one pass in topological order.
struct Ancestry {
  private let words: Int
  private var bits: [UInt64]

  /// Nil when the graph has a cycle: "upstream" means nothing there.
  init?(_ plan: ExecutionPlan) {
    guard let order = plan.topologicalOrder else { return nil }
    words = (plan.nodes.count + 63) / 64
    bits = [UInt64](repeating: 0, count: words * plan.nodes.count)
    for node in order {
      for edge in plan.nodes[node].incoming {
        let source = plan.edges[edge].source
        for word in 0..<words { bits[node * words + word] |= bits[source * words + word] }
        bits[node * words + source / 64] |= 1 << UInt64(source % 64)
      }
    }
  }

  func isAncestor(_ node: Int, of other: Int) -> Bool {
    bits[other * words + node / 64] & (1 << UInt64(node % 64)) != 0
  }
}
