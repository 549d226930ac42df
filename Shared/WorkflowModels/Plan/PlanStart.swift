/// The beginning of a run: what is part of it, computed once and not at each run.
package struct PlanStart: Sendable {
  package let entries: [Int]
  /// For each node, whether the run can come to it.
  package let isReachable: [Bool]
  /// For each node, how many of its edges will be decided in the run.
  package let undecidedInputs: [Int]
  /// Edges from outside the run (another trigger's branch): they never decide, and count as dead from the start.
  package let deadEdges: [Int]
  package let reachableCount: Int

  init(_ nodes: [ExecutionPlan.Node], _ edges: [ExecutionPlan.Edge], entries: [Int]) {
    let isReachable = ExecutionPlan.reachable(from: entries, nodes, edges)
    var undecided = [Int](repeating: 0, count: nodes.count)
    var dead: [Int] = []
    for index in nodes.indices where isReachable[index] {
      for edge in nodes[index].incoming {
        if isReachable[edges[edge].source] { undecided[index] += 1 } else { dead.append(edge) }
      }
    }
    self.entries = entries
    self.isReachable = isReachable
    undecidedInputs = undecided
    deadEdges = dead
    reachableCount = isReachable.count { $0 }
  }
}
