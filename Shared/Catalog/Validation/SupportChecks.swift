internal import WorkflowModels

/// Checks the edges that attach a model, a memory or a tool, and the nodes that can only be attached.
struct SupportChecks {
  let registry: NodeRegistry
  let document: WorkflowDocument

  func check(_ diagnostics: inout [Diagnostic]) {
    let nodes = Dictionary(document.nodes.map { ($0.id, $0) }) { first, _ in first }
    var attached: Set<NodeID> = []
    var taken: Set<Taken> = []
    for (index, edge) in document.edges.enumerated() {
      guard let source = nodes[edge.source], let target = nodes[edge.target], let giver = registry[source.type],
        let taker = registry[target.type]
      else { continue }
      let place = "edges[\(index)].targetHandle"
      guard let kind = edge.attachment else {
        guard giver.declaration.category == .support else { continue }
        let handle = giver.declaration.ports.first ?? "tool"
        diagnostics.append(
          .error(
            "support_edge", nodeID: source.id, path: place,
            message: "\"\(source.id)\" (\(source.type)) is no step: it can only be attached to an AI node.",
            hint: "Set \"targetHandle\": \"\(handle)\" on the edge."))
        continue
      }
      attached.insert(source.id)
      if !giver.gives(kind) {
        diagnostics.append(
          .error(
            "support_edge", nodeID: source.id, path: place,
            message: "\"\(source.id)\" (\(source.type)) is no \(kind.rawValue) that could be attached.",
            hint: "Attach one of \(givers(of: kind))."))
      } else if !taker.attaches.contains(kind) {
        let known = taker.attaches.map(\.rawValue).sorted().joined(separator: ", ")
        diagnostics.append(
          .error(
            "support_edge", nodeID: target.id, path: place,
            message: "\"\(target.id)\" (\(target.type)) takes no \(kind.rawValue).",
            hint: known.isEmpty ? "Nothing can be attached to it." : "It takes: \(known)."))
      } else if kind != .tool, !taken.insert(Taken(node: target.id, kind: kind)).inserted {
        diagnostics.append(
          .error(
            "support_edge", nodeID: target.id, path: place,
            message: "\"\(target.id)\" has a \(kind.rawValue) already.", hint: "Remove one of the two edges."))
      }
    }
    for (index, node) in document.nodes.enumerated()
    where registry[node.type]?.declaration.category == .support && !attached.contains(node.id) {
      diagnostics.append(
        .warning(
          "unattached_support", nodeID: node.id, path: "nodes[\(index)]",
          message: "\"\(node.id)\" (\(node.type)) is attached to no node: it does nothing.",
          hint: "Draw an edge from it to an AI node, with a targetHandle."))
    }
  }

  private struct Taken: Hashable {
    let node: NodeID
    let kind: Attachments.Kind
  }

  private func givers(of kind: Attachments.Kind) -> String {
    registry.types.filter { $0.gives(kind) }.map(\.declaration.type).joined(separator: ", ")
  }
}
