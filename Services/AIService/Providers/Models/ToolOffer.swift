internal import Catalog
internal import WorkflowModels

/// One tool as a model sees it: a node type, or an action of a service.
struct ToolOffer: Sendable {
  enum Kind: Sendable {
    case node
    case connector(ToolkitTool)
  }

  struct Setting: Sendable {
    let name: String
    let kind: NodeProperty.Kind
    let isRequired: Bool
    let summary: String
  }

  /// As the model names it: `http-request`, `slack.send_message`.
  let id: String
  let kind: Kind
  let nodeType: String
  let title: String
  let summary: String
  let settings: [Setting]
  let ports: [String]

  init(_ declaration: NodeTypeDeclaration) {
    id = declaration.type
    kind = .node
    nodeType = declaration.type
    title = declaration.title
    summary = declaration.summary
    settings = declaration.properties.map {
      Setting(name: $0.name, kind: $0.kind, isRequired: $0.isRequired, summary: $0.summary)
    }
    ports = declaration.ports
  }

  init(_ tool: ToolkitTool, in toolkit: Toolkit) {
    id = tool.id
    kind = .connector(tool)
    nodeType = "connector-action"
    title = "\(toolkit.name): \(tool.name)"
    summary = tool.description
    settings = tool.inputs.map { input in
      Setting(
        name: input.name, kind: Self.kind(input), isRequired: input.isRequired, summary: input.description)
    }
    ports = [WorkflowEdge.mainPort]
  }

  private static func kind(_ input: ToolkitParameter) -> NodeProperty.Kind {
    if !input.choices.isEmpty { return .choice(input.choices) }
    switch input.type {
    case "integer": return .integer(Int.min...Int.max)
    case "number": return .number(-Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
    case "boolean": return .boolean
    case "object": return .object
    case "array": return .array
    default: return .text
    }
  }

  /// A line of the prompt, short, because a model's time goes by the words that it reads. What a catalog says may be
  /// anybody's text: it is cut, and always written as JSON.
  var json: JSON {
    var inputs: JSONObject = [:]
    for setting in settings {
      let need = setting.isRequired ? "required, " : ""
      inputs[setting.name] = .string("\(need)\(Self.name(of: setting.kind)): \(setting.summary.prefix(80))")
    }
    var line: JSONObject = [
      "tool": .string(id), "does": .string("\(title.prefix(80)). \(summary.prefix(160))"), "settings": .object(inputs),
    ]
    if ports != [WorkflowEdge.mainPort] { line["ports"] = .array(ports.map { .string($0) }) }
    return .object(line)
  }

  private static func name(of kind: NodeProperty.Kind) -> String {
    switch kind {
    case .text: "text"
    case .integer: "whole number"
    case .number: "number"
    case .boolean: "true or false"
    case .object: "JSON object"
    case .array: "JSON array"
    case .any: "any value"
    case .choice(let names): names.prefix(20).joined(separator: "|")
    case .program: "jq"
    case .oneOf(let kinds): kinds.prefix(4).map(name).joined(separator: " or ")
    }
  }
}
