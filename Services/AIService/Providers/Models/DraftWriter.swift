internal import WorkflowModels

/// Says an accepted workflow in the form in which a model shall reply, so that an example shows it what to do.
enum DraftWriter {
  static func write(_ document: WorkflowDocument) -> JSON {
    let trigger = document.nodes.first { node in
      !document.edges.contains { $0.target == node.id } && node.parentID == nil
    }
    let steps = document.nodes.filter { $0.id != trigger?.id }.map { node -> JSON in
      let sources = document.edges.filter { $0.target == node.id }.map { edge -> JSON in
        let name = edge.source == trigger?.id ? "trigger" : edge.source.rawValue
        return .string(edge.sourceHandle == WorkflowEdge.mainPort ? name : "\(name):\(edge.sourceHandle)")
      }
      return [
        "id": .string(node.id.rawValue), "tool": .string(tool(of: node)),
        "inside": .string(node.parentID?.rawValue ?? ""), "after": .array(sources), "settings": settings(of: node),
      ]
    }
    return [
      "name": .string(document.name),
      "trigger": [
        "type": .string(trigger?.type ?? "manual-trigger"), "settings": trigger.map(settings) ?? [],
      ],
      "steps": .array(steps), "questions": [], "clarification": "",
    ]
  }

  private static func tool(of node: WorkflowNode) -> String {
    let use = ToolOffers.use(of: node)
    return use.firstIndex(of: ":").map { String(use[use.index(after: $0)...]) } ?? use
  }

  /// Credentials are names of the user who accepted it: they stay with him.
  private static func settings(of node: WorkflowNode) -> JSON {
    let isConnector = node.type == "connector-action"
    let values = isConnector ? node.properties["arguments"]?.objectValue ?? [:] : node.properties
    let entries = values.filter { $0.key != "credential" && $0.key != "secret" }.map { name, value -> JSON in
      .string("\(name)=\(SettingValue.write(value).prefix(2000))")
    }
    return .array(entries)
  }
}
