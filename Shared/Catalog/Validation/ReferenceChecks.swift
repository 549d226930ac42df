internal import Expressions
internal import WorkflowModels

/// Checks that expressions read only nodes that have run before: those upstream, in the same body or around it. Warns of
/// a subtraction that was probably meant to be a node's id.
struct ReferenceChecks {
  let document: WorkflowDocument
  let plan: ExecutionPlan
  /// By their place in the document.
  let nodes: [CompiledNode]

  func check(_ diagnostics: inout [Diagnostic]) {
    guard nodes.contains(where: { !Self.names(of: $0).isEmpty }) else { return }
    check(plan, around: [], &diagnostics)
    for node in plan.all.flatMap(\.nodes) where nodes.indices.contains(node.place) { warn(of: node, &diagnostics) }
  }

  /// `$nodes.fetch-1`, unless only the node "fetch" exists, whose output may be a number.
  private func warn(of node: ExecutionPlan.Node, _ diagnostics: inout [Diagnostic]) {
    let known = Set(document.nodes.map(\.id.rawValue))
    for (property, references) in nodes[node.place].referencesByProperty {
      for warning in references.warnings where known.contains(warning.meant) || !known.contains(warning.read) {
        diagnostics.append(
          .warning(
            "node_id_subtracted", nodeID: node.id, path: "nodes[\(node.place)].data.properties.\(property)",
            message: "\"\(node.id)\": \(warning.message)", hint: "If the node is meant, \(warning.hint)."))
      }
    }
  }

  /// A node of a plan that lies around, and the ancestors of whatever is there.
  private struct Level {
    let plan: ExecutionPlan
    let ancestry: Ancestry
    let container: Int
  }

  private func check(_ plan: ExecutionPlan, around: [Level], _ diagnostics: inout [Diagnostic]) {
    guard let ancestry = Ancestry(plan) else { return }
    for (index, node) in plan.nodes.enumerated() {
      // What a support node reads, it reads in the place of the node that it is attached to.
      if nodes.indices.contains(node.place), !node.traits.isSupport {
        for name in Self.names(of: nodes[node.place]) {
          let levels = [Level(plan: plan, ancestry: ancestry, container: index)] + around
          if let problem = problem(name, node, levels) { diagnostics.append(problem) }
        }
      }
      if let body = plan.body(of: index) {
        check(body, around: [Level(plan: plan, ancestry: ancestry, container: index)] + around, &diagnostics)
      }
    }
  }

  private func problem(_ name: String, _ node: ExecutionPlan.Node, _ levels: [Level]) -> Diagnostic? {
    let path = "nodes[\(node.place)].data.properties"
    for level in levels {
      guard let source = level.plan.index(of: NodeID(rawValue: name)) else { continue }
      if level.ancestry.isAncestor(source, of: level.container) { return nil }
      return .error(
        "node_not_upstream", nodeID: node.id, path: path,
        message: "\"\(node.id)\" reads $nodes[\"\(name)\"], which does not run before it.",
        hint: "Connect \"\(name)\" so that it leads to \"\(node.id)\".")
    }
    let known = levels.flatMap { $0.plan.nodes.map(\.id.rawValue) }
    if document.nodes.contains(where: { $0.id.rawValue == name }) {
      return .error(
        "node_not_upstream", nodeID: node.id, path: path,
        message: "\"\(node.id)\" reads $nodes[\"\(name)\"], which lies in a body that ends before it, or in another.",
        hint: "Read the output of the for-each or loop instead.")
    }
    return .error(
      "unknown_node_reference", nodeID: node.id, path: path,
      message: "\"\(node.id)\" reads $nodes[\"\(name)\"], but there is no such node.",
      hint: Nearest.name(to: name, in: known).map { "Did you mean \"\($0)\"?" })
  }

  private static func names(of node: CompiledNode) -> [String] {
    Set(node.references.flatMap(\.nodeIDs)).sorted()
  }
}
