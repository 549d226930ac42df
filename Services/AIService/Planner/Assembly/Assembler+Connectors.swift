internal import WorkflowModels

/// Actions of services.
extension WorkflowAssembler {
  mutating func connector(_ plan: ConnectorPlan) {
    var arguments: JSONObject = [:]
    for filled in plan.arguments { arguments[filled.name] = argument(filled.value, filled.name) }
    let id = add(
      "connector-action", id: "\(plan.tool.toolkit) \(plan.tool.slug)",
      name: "\(plan.toolkitName): \(plan.tool.name.prefix(1).lowercased() + plan.tool.name.dropFirst())",
      ["toolkit": .string(plan.tool.toolkit), "tool": .string(plan.tool.slug), "arguments": .object(arguments)])
    for parameter in plan.tool.inputs where parameter.isRequired && arguments[parameter.name] == nil {
      missing.append(question(id, "arguments.\(parameter.name)", Self.ask(parameter, plan)))
    }
    if let credential = plan.credential {
      set("credential", to: TextLiteral.property(credential), on: id)
    } else {
      missing.append(
        question(id, "credential", "Which credential of yours opens \(plan.toolkitName)? Store it and name it here."))
    }
    if plan.bringsData {
      becomesData(id, isList: plan.tool.slug.hasSuffix("s"))
      flow.noun = plan.noun ?? flow.noun
    } else {
      flow.isLocal = false
    }
  }

  private static func ask(_ parameter: ToolkitParameter, _ plan: ConnectorPlan) -> String {
    let name = parameter.name.replacing("_", with: " ")
    let about = parameter.description.isEmpty ? "" : " (\(parameter.description.prefix(160)))"
    return "Which \(name) should \(plan.toolkitName) use to \(plan.tool.name.prefix(80).lowercased())?\(about)"
  }

  private func argument(_ value: ConnectorPlan.Argument, _ name: String) -> JSON {
    switch value {
    case .text(let text): TextLiteral.property(text)
    case .number(let number): JQText.json(number)
    case .list(let texts): .array(texts.map { TextLiteral.property($0) })
    case .json(let text): (try? JSON(parsing: text)) ?? TextLiteral.property(text)
    case .object(let members): object(members)
    case .fields(let fields): text(of: fields)
    case .data:
      ArgumentNames.texts.contains(name) ? usualText : JQText.template(flow.expression)
    case .member(let names): JQText.template(member(names))
    }
  }

  private func object(_ members: [FieldAssignment]) -> JSON {
    var object: JSONObject = [:]
    for member in members { object[member.field.name] = TextLiteral.value(member.value, root: flow.expression) }
    return .object(object)
  }

  /// "Name: …, Total: …"; a list is said as a whole.
  func text(of fields: [FieldPath]) -> JSON {
    guard flow.isList != true else { return usualText }
    let parts = fields.map { field in
      let name = field.name.replacing("_", with: " ")
      return "\(name.prefix(1).uppercased() + name.dropFirst()): {{ \(field.jq(from: flow.expression))? // \"\" }}"
    }
    return .string(parts.joined(separator: ", "))
  }

  /// The first of the names that the data has, and otherwise all of it, as a text.
  private func member(_ names: [String]) -> String {
    let data = flow.expression
    var seen: Set<String> = []
    let choices = names.filter { seen.insert($0).inserted }.map { FieldPath([$0]).jq(from: data) + "?" }
    return choices.joined(separator: " // ") + " // (\(data) | tostring)"
  }
}
