internal import WorkflowModels

/// Sends its input along the first case that holds.
struct Switch: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "switch", title: "Switch", summary: "Sends its input to the first case that holds, else to default.",
    category: .flow,
    properties: [
      NodeProperty("value", .any, "What the cases' equals is compared with."),
      NodeProperty(
        "cases", .array, required: true, "[{name, equals}] or [{name, when}]: when is a jq expression."),
      NodeProperty("fallback", .boolean, default: true, "Whether what fits no case leaves by default."),
    ],
    ports: [],
    passesInput: true,
    example: .init(
      properties: ["value": "{{ .kind }}", "cases": [["name": "bug", "equals": "bug"]]], input: ["kind": "bug"],
      output: ["kind": "bug"]))

  func ports(of node: WorkflowNode) -> [String] {
    let cases = node.properties["cases"]?.arrayValue ?? []
    let names = cases.compactMap { $0["name"]?.stringValue }.map { "case:\($0)" }
    return node.properties["fallback"]?.boolValue == false ? names : names + ["default"]
  }

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    let cases = node.properties["cases"]?.arrayValue ?? []
    var names: Set<String> = []
    return cases.enumerated().compactMap { index, one in
      guard let name = one["name"]?.stringValue, !name.isEmpty else {
        return PropertyProblem("cases[\(index)].name", "A case needs a name.", hint: "The edge leaves by case:NAME.")
      }
      guard names.insert(name).inserted else {
        return PropertyProblem("cases[\(index)].name", "The case \"\(name)\" is there twice.")
      }
      if one["when"] == nil && one["equals"] == nil {
        return PropertyProblem("cases[\(index)]", "A case needs \"equals\" or \"when\".")
      }
      if let condition = one["when"], condition.stringValue == nil {
        return PropertyProblem("cases[\(index)].when", "\"when\" must be a jq expression as a string.")
      }
      return nil
    }
  }

  func programs(of node: WorkflowNode) -> [(path: String, source: String)] {
    let cases = node.properties["cases"]?.arrayValue ?? []
    return cases.enumerated().compactMap { index, one in
      one["when"]?.stringValue.map { ("cases[\(index)].when", $0) }
    }
  }

  func templates(of node: WorkflowNode) -> JSONObject {
    guard let cases = node.properties["cases"]?.arrayValue else { return node.properties }
    var properties = node.properties
    properties["cases"] = .array(
      cases.map { one in one.objectValue.map { .object($0.filter { $0.key != "when" }) } ?? one })
    return properties
  }

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let properties = try call.properties()
    let value = properties["value"] ?? call.input
    for (index, one) in (properties["cases"]?.arrayValue ?? []).enumerated() {
      guard let name = one["name"]?.stringValue else { continue }
      let holds =
        if let condition = try call.value(ofProgram: "cases[\(index)].when") {
          condition.isTruthy
        } else {
          try Condition.compare(value, .equals, one["equals"] ?? .null)
        }
      if holds { return .port("case:\(name)", call.input) }
    }
    if properties["fallback"]?.boolValue == false { return NodeResult(NodeOutputs([])) }
    return .port("default", call.input)
  }
}
