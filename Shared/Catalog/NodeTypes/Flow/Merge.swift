internal import WorkflowModels

/// Brings branches together.
struct Merge: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "merge", title: "Merge", summary: "Brings several inputs together.", category: .flow,
    properties: [
      NodeProperty(
        "mode", .choice(["collect", "object", "first", "by-key"]), default: "collect",
        "collect: an array in edge order; object: keys united; first: whichever comes first; by-key: lists joined."),
      NodeProperty("key", .text, "The key to join by."),
    ],
    example: .init(properties: [:], input: ["a": 1], output: [["a": 1]]))

  func joinsFirst(_ node: WorkflowNode) -> Bool { node.properties["mode"]?.stringValue == "first" }

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    guard node.properties["mode"]?.stringValue == "by-key", node.properties["key"] == nil else { return [] }
    return [PropertyProblem("key", "The mode by-key needs \"key\".", hint: "Name the field that the lists share.")]
  }

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let properties = try call.properties()
    let values = call.arrivals.isEmpty ? [call.input] : call.arrivals.map(\.value)
    switch properties["mode"]?.stringValue ?? "collect" {
    case "object": return .main(try united(values))
    case "first": return .main(values.first ?? .null)
    case "by-key": return .main(try joined(values, by: properties["key"]?.stringValue ?? ""))
    default: return .main(.array(values))
    }
  }

  private func united(_ values: [JSON]) throws(NodeFailure) -> JSON {
    var object = JSONObject()
    for value in values where !value.isNull {
      guard let part = value.objectValue else {
        throw NodeFailure(
          code: "wrong_input", message: "The mode object unites objects, but one input is \(value.withArticle).")
      }
      for (key, value) in part { object[key] = value }
    }
    return .object(object)
  }

  /// Rows that share the key become one; rows without it stay as they are, at the end.
  private func joined(_ values: [JSON], by key: String) throws(NodeFailure) -> JSON {
    var rows: [JSONObject] = []
    var places: [JSON: Int] = [:]
    var others: [JSON] = []
    for value in values where !value.isNull {
      guard let list = value.arrayValue else {
        throw NodeFailure(
          code: "wrong_input",
          message: "The mode by-key joins arrays of objects, but one input is \(value.withArticle).")
      }
      for row in list {
        guard let object = row.objectValue, let mark = object[key] else {
          others.append(row)
          continue
        }
        if let place = places[mark] {
          for (key, value) in object { rows[place][key] = value }
        } else {
          places[mark] = rows.count
          rows.append(object)
        }
      }
    }
    return .array(rows.map { .object($0) } + others)
  }
}
