internal import WorkflowModels

/// The tools of an agent as its author named them: `"calculator"`, `{type: "api-caller", …}`, or attached by edges.
enum AgentTools {
  private static let most = 64
  static let types = ["calculator", "web-search", "api-caller"]

  /// Inline ones first, then those attached.
  static func make(_ properties: JSONObject) throws(NodeFailure) -> [any AgentTool] {
    let inline = properties["tools"] ?? .null
    guard inline.isNull || inline.arrayValue != nil else {
      throw NodeFailure(code: "wrong_property", message: "\"tools\" must be an array, but is \(inline.withArticle).")
    }
    let attached = properties[Attachments.property]?["tools"]?.arrayValue ?? []
    var tools: [any AgentTool] = []
    var names: Set<String> = []
    for one in ((inline.arrayValue ?? []) + attached).prefix(most) {
      if let problem = problem(with: one) {
        throw NodeFailure(code: "wrong_property", message: "A tool of the agent \(problem).")
      }
      let type = one.stringValue ?? one["type"]?.stringValue ?? ""
      let name = unique(one["name"]?.stringValue ?? type, &names)
      switch type {
      case "calculator": tools.append(CalculatorTool(name: name))
      case "web-search": tools.append(WebSearchTool(name: name))
      default: tools.append(APICallerTool(name: name, one.objectValue ?? [:]))
      }
    }
    return tools
  }

  /// The end of a sentence.
  static func problem(with tool: JSON) -> String? {
    guard let type = tool.stringValue ?? tool["type"]?.stringValue else {
      return "must be a name or an object with a \"type\""
    }
    guard types.contains(type) else {
      return "has the type \"\(type.prefix(60))\", but must be one of \(types.joined(separator: ", "))"
    }
    return type == "api-caller" ? APICallerTool.problem(with: tool.objectValue ?? [:]) : nil
  }

  static func problems(of properties: JSONObject, at path: String = "tools") -> [PropertyProblem] {
    (properties["tools"]?.arrayValue ?? []).enumerated().compactMap { index, tool in
      problem(with: tool).map { PropertyProblem("\(path)[\(index)]", "A tool \($0).") }
    }
  }

  /// As vendors take it.
  private static func unique(_ name: String, _ names: inout Set<String>) -> String {
    var base = String(
      name.unicodeScalars.prefix(56).map { scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "_-".unicodeScalars.contains(scalar))
          ? Character(scalar) : "_"
      })
    if base.isEmpty { base = "tool" }
    var candidate = base
    var number = 2
    while !names.insert(candidate).inserted {
      candidate = "\(base)_\(number)"
      number += 1
    }
    return candidate
  }
}
