internal import WorkflowModels

/// A workflow in two lists, as `/api/v1/workflow` gives it: what is drawn, and what the nodes hold.
enum WorkflowView {
  static func json(_ workflow: JSON) -> JSON {
    let nodes = workflow["nodes"]?.arrayValue ?? []
    return [
      "name": workflow["name"] ?? .null, "description": workflow["description"] ?? .null,
      "structure": .array(nodes.map(structure)), "data": .array(nodes.map(data)), "edges": workflow["edges"] ?? [],
    ]
  }

  private static func structure(_ node: JSON) -> JSON {
    var object: JSONObject = [
      "id": node["id"] ?? .null, "name": name(node), "type": node["type"] ?? .null,
      "content": .string(content(node)), "position": node["position"] ?? ["x": 0, "y": 0],
    ]
    if let parent = node["parentId"] { object["parentId"] = parent }
    return .object(object)
  }

  private static func data(_ node: JSON) -> JSON {
    let properties = node["data"]?["properties"] ?? node["properties"] ?? [:]
    let connector = properties["toolkit"] ?? node["type"] ?? .null
    return [
      "id": node["id"] ?? .null, "name": name(node), "type": node["type"] ?? .null, "version": 1,
      "properties": properties, "metadata": ["title": name(node), "connector": ["name": connector]],
    ]
  }

  private static func name(_ node: JSON) -> JSON { node["name"] ?? node["id"] ?? .null }

  /// The node in a line.
  private static func content(_ node: JSON) -> String {
    let properties = node["data"]?["properties"] ?? node["properties"] ?? [:]
    for field in ["url", "cron", "condition", "expression", "path", "text", "message"] {
      if let text = properties[field]?.stringValue { return String(text.prefix(200)) }
    }
    if let tool = properties["tool"]?.stringValue, let toolkit = properties["toolkit"]?.stringValue {
      return "\(toolkit): \(tool.replacing("_", with: " "))"
    }
    return ""
  }
}
