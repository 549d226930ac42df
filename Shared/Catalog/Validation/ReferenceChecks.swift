internal import Expressions
internal import WorkflowModels

/// Checks that expressions read only nodes that have run before: those upstream.
struct ReferenceChecks {
  let document: WorkflowDocument
  let plan: ExecutionPlan
  let nodes: [CompiledNode]

  func check(_ diagnostics: inout [Diagnostic]) {
    let readers = nodes.compactMap { node -> (node: WorkflowNode, names: [String])? in
      let names = Set(node.references.flatMap(\.nodeIDs)).sorted()
      return names.isEmpty ? nil : (node.node, names)
    }
    guard !readers.isEmpty, let ancestry = Ancestry(plan) else { return }
    let places = Dictionary(document.nodes.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for (node, names) in readers {
      guard let index = plan.index(of: node.id) else { continue }
      let path = "nodes[\(places[node.id] ?? 0)].data.properties"
      for name in names {
        guard let source = plan.index(of: NodeID(rawValue: name)) else {
          let known = plan.nodes.map(\.id.rawValue)
          diagnostics.append(
            .error(
              "unknown_node_reference", nodeID: node.id, path: path,
              message: "\"\(node.id)\" reads $nodes[\"\(name)\"], but there is no such node.",
              hint: Nearest.name(to: name, in: known).map { "Did you mean \"\($0)\"?" }))
          continue
        }
        guard !ancestry.isAncestor(source, of: index) else { continue }
        diagnostics.append(
          .error(
            "node_not_upstream", nodeID: node.id, path: path,
            message: "\"\(node.id)\" reads $nodes[\"\(name)\"], which does not run before it.",
            hint: "Connect \"\(name)\" so that it leads to \"\(node.id)\"."))
      }
    }
  }
}
