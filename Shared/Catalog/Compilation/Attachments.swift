internal import WorkflowModels

/// What support nodes give to AI nodes. An edge with the `targetHandle` `model`, `memory` or `tool` attaches one: when
/// the workflow is compiled, its properties become part of the node that it supports, and are expanded with them.
package enum Attachments {
  package enum Kind: String, Sendable, Hashable, CaseIterable { case model, memory, tool }

  /// The property of the supported node that holds them: `{model?, memory?, tools?}`. What an author writes there
  /// counts for nothing.
  static let property = "attached"

  /// The document with every attachment in its node.
  static func resolve(_ document: WorkflowDocument, _ registry: NodeRegistry) -> WorkflowDocument {
    let isTouched =
      document.nodes.contains { $0.properties[property] != nil } || document.edges.contains(where: \.isSupport)
    guard isTouched else { return document }
    var resolved = document
    let attached = attached(document, registry)
    for index in resolved.nodes.indices {
      resolved.nodes[index].properties[property] = attached[resolved.nodes[index].id].map { .object($0) }
    }
    return resolved
  }

  private static func attached(_ document: WorkflowDocument, _ registry: NodeRegistry) -> [NodeID: JSONObject] {
    let nodes = Dictionary(document.nodes.map { ($0.id, $0) }) { first, _ in first }
    var all: [NodeID: JSONObject] = [:]
    for edge in document.edges {
      guard let kind = edge.attachment, let source = nodes[edge.source], let target = nodes[edge.target],
        registry[source.type]?.gives(kind) == true, registry[target.type]?.attaches.contains(kind) == true
      else { continue }
      var properties = source.properties
      properties["type"] = .string(source.type)
      switch kind {
      case .tool:
        if properties["name"] == nil { properties["name"] = .string(source.id.rawValue) }
        let tools = all[target.id]?["tools"]?.arrayValue ?? []
        all[target.id, default: [:]]["tools"] = .array(tools + [.object(properties)])
      case .model, .memory:
        if all[target.id]?[kind.rawValue] == nil { all[target.id, default: [:]][kind.rawValue] = .object(properties) }
      }
    }
    return all
  }
}

extension WorkflowEdge {
  var attachment: Attachments.Kind? { targetHandle.flatMap { Attachments.Kind(rawValue: $0) } }
}

extension NodeType {
  /// Whether it is a support node of this kind.
  func gives(_ kind: Attachments.Kind) -> Bool {
    declaration.category == .support && declaration.ports.contains(kind.rawValue)
  }
}
