internal import WorkflowModels

/// Checks which nodes lie in which bodies.
struct BodyChecks {
  let registry: NodeRegistry
  let document: WorkflowDocument

  func check(_ diagnostics: inout [Diagnostic]) {
    let nodes = Dictionary(document.nodes.map { ($0.id, $0) }) { first, _ in first }
    guard nodes.values.contains(where: { $0.parentID != nil }) else { return }
    for (index, node) in document.nodes.enumerated() {
      let place = "nodes[\(index)]"
      if node.id.rawValue.contains("].") {
        diagnostics.append(
          .error(
            "ambiguous_node_id", nodeID: node.id, path: "\(place).id",
            message: "The id \"\(node.id)\" looks like the address of a node in a body.",
            hint: "Leave \"].\" out of it."))
      }
      guard let parent = node.parentID else { continue }
      guard let container = nodes[parent] else {
        diagnostics.append(
          problem(
            "unknown_parent", node, place, "The parent \"\(parent)\" of \"\(node.id)\" is not a node of this workflow.")
        )
        continue
      }
      guard registry[container.type] is any BodyNodeType else {
        diagnostics.append(
          problem("unknown_parent", node, place, "\"\(parent)\" is not a for-each or loop, so it has no body."))
        continue
      }
      if registry[node.type]?.isTrigger == true {
        diagnostics.append(
          problem("trigger_in_body", node, place, "The trigger \"\(node.id)\" lies in a body, where nothing starts it.")
        )
      }
      if depth(of: node, nodes) > ExecutionPlan.deepestBody {
        diagnostics.append(
          problem(
            "nested_too_deeply", node, place,
            "\"\(node.id)\" lies in a circle of parents, or more than \(ExecutionPlan.deepestBody) bodies deep."))
      }
    }
  }

  private func depth(of node: WorkflowNode, _ nodes: [NodeID: WorkflowNode]) -> Int {
    var depth = 0
    var next = node.parentID
    while let parent = next, depth <= ExecutionPlan.deepestBody {
      depth += 1
      next = nodes[parent]?.parentID
    }
    return depth
  }

  private func problem(_ code: String, _ node: WorkflowNode, _ place: String, _ message: String) -> Diagnostic {
    .error(
      code, nodeID: node.id, path: "\(place).parentId", message: message,
      hint: "parentId names the for-each or loop whose body the node belongs to.")
  }
}
