internal import WorkflowModels

/// Checks how the nodes hang together: edges, ports, cycles, what can be reached.
struct GraphChecks {
  let registry: NodeRegistry
  let document: WorkflowDocument
  let plan: ExecutionPlan

  func check(_ diagnostics: inout [Diagnostic]) {
    let nodes = Dictionary(document.nodes.map { ($0.id, $0) }) { first, _ in first }
    checkEdges(nodes, &diagnostics)
    BodyChecks(registry: registry, document: document).check(&diagnostics)
    SupportChecks(registry: registry, document: document).check(&diagnostics)
    checkCycles(&diagnostics)
    checkReach(&diagnostics)
  }

  private func checkEdges(_ nodes: [NodeID: WorkflowNode], _ diagnostics: inout [Diagnostic]) {
    for (index, edge) in document.edges.enumerated() {
      let place = "edges[\(index)]"
      for (name, end) in [("source", edge.source), ("target", edge.target)] where nodes[end] == nil {
        diagnostics.append(
          .error(
            "dangling_edge", path: "\(place).\(name)",
            message: "The edge's \(name) \"\(end)\" is not a node of this workflow.",
            hint: Nearest.name(to: end.rawValue, in: nodes.keys.map(\.rawValue)).map { "Did you mean \"\($0)\"?" }))
      }
      guard let source = nodes[edge.source], let target = nodes[edge.target] else { continue }
      if source.parentID != target.parentID {
        diagnostics.append(
          .error(
            "edge_across_body", nodeID: source.id, path: place,
            message: "The edge from \"\(source.id)\" to \"\(target.id)\" crosses the border of a body.",
            hint: "Let both ends have the same parentId."))
      }
      checkPort(of: source, edge, at: place, &diagnostics)
      if registry[target.type]?.isTrigger == true {
        diagnostics.append(
          .warning(
            "edge_into_trigger", nodeID: target.id, path: "\(place).target",
            message: "The edge leads into the trigger \"\(target.id)\", which starts by itself."))
      }
    }
  }

  private func checkPort(
    of source: WorkflowNode, _ edge: WorkflowEdge, at place: String, _ diagnostics: inout [Diagnostic]
  ) {
    guard !edge.isSupport, let type = registry[source.type], type.declaration.category != .support else { return }
    var ports = type.ports(of: source)
    if source.onError == .branch { ports.append("error") }
    guard !ports.contains(edge.sourceHandle) else { return }
    let hint =
      edge.sourceHandle == "error"
      ? "Set \"on_error\": \"branch\" on the node."
      : ports.isEmpty ? "It ends the workflow." : "Its ports are " + ports.joined(separator: ", ") + "."
    diagnostics.append(
      .error(
        "unknown_port", nodeID: source.id, path: "\(place).sourceHandle",
        message: "\"\(source.id)\" (\(source.type)) has no output port \"\(edge.sourceHandle)\".", hint: hint))
  }

  private func checkCycles(_ diagnostics: inout [Diagnostic]) {
    guard let plan = plan.all.first(where: { $0.topologicalOrder == nil }) else { return }
    let cycle = CycleFinder(plan).cycle.map { plan.nodes[$0].id.rawValue }
    let shown = 20
    let rest = cycle.count > shown ? " → … (\(cycle.count - 1) nodes in all)" : ""
    diagnostics.append(
      .error(
        "cycle", nodeID: cycle.first.map(NodeID.init(rawValue:)), path: "edges",
        message: "The edges lead in a circle: " + cycle.prefix(shown).joined(separator: " → ") + rest + ".",
        hint: "Remove one of these edges."))
  }

  private func checkReach(_ diagnostics: inout [Diagnostic]) {
    guard !plan.nodes.isEmpty else { return }
    let triggers = plan.nodes.indices.filter { plan.nodes[$0].traits.isTrigger }
    guard !triggers.isEmpty else {
      diagnostics.append(
        .warning(
          "no_trigger", path: "nodes", message: "The workflow has no trigger: it runs only when it is called.",
          hint: "Add a manual-trigger, a webhook or a schedule."))
      return
    }
    let isReachable = plan.reachable(from: triggers)
    for index in plan.nodes.indices where !isReachable[index] && !plan.nodes[index].traits.isSupport {
      diagnostics.append(
        .warning(
          "unreachable_node", nodeID: plan.nodes[index].id, path: "nodes",
          message: "No trigger leads to \"\(plan.nodes[index].id)\": it never runs.", hint: "Connect it, or remove it.")
      )
    }
  }
}
