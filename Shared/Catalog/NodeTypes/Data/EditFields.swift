internal import Expressions
internal import WorkflowModels

/// Sets, adds and removes fields of an object.
struct EditFields: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "edit-fields", title: "Edit fields", summary: "Sets, adds and removes fields of the input.",
    category: .data,
    properties: [
      NodeProperty("fields", .object, default: [:], "The fields to set, by name."),
      NodeProperty(
        "mode", .choice(["merge", "replace"]), default: "merge", "Keep the input's other fields, or only these."),
      NodeProperty("remove", .array, "Names of fields to take away."),
    ],
    output: ["type": "object"],
    example: .init(
      properties: ["fields": ["subject": "Ticket {{ .id }}"], "remove": ["secret"]],
      input: ["id": 7, "secret": "x"], output: ["id": 7, "subject": "Ticket 7"]))

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let properties = try call.properties()
    var object = JSONObject()
    if properties["mode"]?.stringValue != "replace" {
      switch call.input {
      case .object(let input): object = input
      case .null: break
      default:
        throw NodeFailure(
          code: "wrong_input",
          message: "To merge fields the input must be an object, but it is \(call.input.withArticle). "
            + "Use the mode replace.")
      }
    }
    let fields = properties["fields"] ?? [:]
    guard let fields = fields.objectValue else {
      throw NodeFailure(code: "wrong_property", message: "\"fields\" must be an object, but is \(fields.withArticle).")
    }
    for (name, value) in fields { object[name] = value }
    for name in properties["remove"]?.arrayValue ?? [] {
      if let name = name.stringValue { object.removeValue(forKey: name) }
    }
    return .main(.object(object))
  }

  func prepared(_ node: CompiledNode) -> (any PreparedNode)? { PreparedEditFields(node.templates.value) }
}

private final class PreparedEditFields: PreparedNode {
  private let fields: [(key: String, value: CompiledValue)]
  private let isMerging: Bool

  /// Nil where anything but the fields' values is a template, and where fields are taken away.
  init?(_ properties: CompiledValue) {
    guard properties["remove"] == nil else { return nil }
    switch properties["mode"] {
    case nil: isMerging = true
    case .literal(let mode): isMerging = mode.stringValue != "replace"
    default: return nil
    }
    guard let fields = properties["fields"]?.entries else { return nil }
    self.fields = fields
  }

  func emission(of input: JSON, _ scope: ExpressionScope) -> NodeOutputs.Emission? {
    var object: JSONObject
    if isMerging, !input.isNull {
      guard case .object(let own) = input else { return nil }
      object = own
    } else {
      object = JSONObject(minimumCapacity: fields.count)
    }
    for (name, value) in fields {
      guard let value = try? value.render(input, scope: scope) else { return nil }
      object[name] = value
    }
    return .main(.object(object))
  }
}
