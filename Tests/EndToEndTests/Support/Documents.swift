import WorkflowModels

/// Writes workflow documents without their ceremony.
struct Document {
  var name = "Test"
  var settings: JSONObject = [:]
  private var nodes: [JSON] = []
  private var edges: [JSON] = []

  init(_ name: String = "Test") { self.name = name }

  /// A node that follows the one added before, unless `after` names another (nil for none).
  func node(
    _ id: String, _ type: String, _ properties: JSONObject = [:], fields: JSONObject = [:], after: Source = .last
  ) -> Document {
    var copy = self
    var node: JSONObject = [
      "id": .string(id), "type": .string(type), "name": .string(id), "data": ["properties": .object(properties)],
    ]
    for (key, value) in fields { node[key] = value }
    copy.nodes.append(.object(node))
    let source: (String, String)? =
      switch after {
      case .nothing: nil
      case .last: nodes.last?["id"]?.stringValue.map { ($0, "main") }
      case .port(let node, let port): (node, port)
      }
    if let source {
      copy.edges.append([
        "id": .string("e\(edges.count + 1)"), "source": .string(source.0), "target": .string(id),
        "sourceHandle": .string(source.1),
      ])
    }
    return copy
  }

  enum Source {
    case last
    case nothing
    case port(String, String)
  }

  var object: JSONObject {
    ["name": .string(name), "nodes": .array(nodes), "edges": .array(edges), "settings": .object(settings)]
  }
  var json: JSON { .object(object) }

  /// As `POST /api/workflows/` takes it.
  func owned(by user: String) -> JSON {
    var object = object
    object["user_id"] = .string(user)
    return .object(object)
  }
}

extension Document {
  /// The same with settings.
  func with(_ settings: JSONObject) -> Document {
    var copy = self
    copy.settings = settings
    return copy
  }

  static let pure = Document("Pure").node("start", "manual-trigger")
    .node("sum", "transform", ["expression": "{total: (.a + .b)}"])

  /// Calls one URL.
  static func call(
    _ url: String, method: String = "POST", properties: JSONObject = [:], fields: JSONObject = [:]
  ) -> Document {
    var all: JSONObject = ["method": .string(method), "url": .string(url)]
    for (key, value) in properties { all[key] = value }
    return Document("Call").node("start", "manual-trigger").node("call", "http-request", all, fields: fields)
  }

  static func webhook(path: String, respond: String, properties: JSONObject = [:]) -> Document {
    var all: JSONObject = ["path": .string(path), "respond": .string(respond)]
    for (key, value) in properties { all[key] = value }
    return Document("Webhook").node("hook", "webhook", all)
  }
}
