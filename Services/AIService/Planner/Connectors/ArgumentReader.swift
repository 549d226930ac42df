internal import WorkflowModels

/// Fills the arguments of a service's action from the words of a clause: first what has a form of its own, then what is
/// called by name, then what its role in the sentence tells, then the texts that are left, and at last the data at hand.
struct ArgumentReader: Sendable {
  typealias Value = (value: ConnectorPlan.Argument, place: [Int])

  let clause: Clause
  let mentions: [ToolkitNames.Mention]
  let context: ClauseContext

  var tokens: [Token] { clause.tokens }

  /// What is filled so far, and which tokens it took.
  private struct Draft {
    var filled: [String: ConnectorPlan.Argument] = [:]
    var used: Set<Int> = []

    mutating func take(_ parameter: ToolkitParameter, _ value: Value?) {
      guard let value, filled[parameter.name] == nil else { return }
      filled[parameter.name] = value.value
      used.formUnion(value.place)
    }
  }

  func read(_ tool: ToolkitTool) -> [ConnectorPlan.Filled] {
    var draft = Draft()
    let inputs = tool.inputs
    func open(_ inputs: [ToolkitParameter]) -> [ToolkitParameter] { inputs.filter { draft.filled[$0.name] == nil } }
    for parameter in inputs { draft.take(parameter, byForm(parameter)) }
    // A place is called by its kind ("the list called Doing"), a title by "called" alone: the places go first.
    let places = inputs.filter { ArgumentNames.isContainer($0.name) }
    for parameter in open(places + inputs.filter { !ArgumentNames.isContainer($0.name) }) {
      draft.take(parameter, byName(parameter, draft.used, in: tool))
    }
    for parameter in open(inputs) { draft.take(parameter, byRole(parameter, draft.used)) }
    // What is made is named before the place where it is put.
    let texts = Self.textOrder(inputs)
    let receivers = texts.filter { [.channel, .person, .repository].contains($0.reads) }
    let others = texts.filter { !ArgumentNames.isTitle($0) && !receivers.contains($0) }
    for parameter in open(texts.filter(ArgumentNames.isTitle) + others + receivers)
    where Self.isText(parameter) {
      guard let place = tokens.indices.first(where: { !draft.used.contains($0) && quoted($0) != nil }),
        let text = quoted(place)
      else { continue }
      draft.take(parameter, (.text(text), [place]))
    }
    if let parameter = spoken(inputs, draft.filled), let text = SpokenText.read(tokens, mentions) {
      draft.take(parameter, (.text(text), []))
    }
    for parameter in open(inputs) { draft.take(parameter, RecordValues.read(parameter, self, draft.used)) }
    for parameter in open(inputs) where parameter.isRequired {
      draft.take(parameter, fromData(parameter).map { ($0, []) })
    }
    // In the order of the manifest.
    return inputs.compactMap { parameter in
      draft.filled[parameter.name].map { .init(name: parameter.name, value: $0) }
    }
  }

  /// What a text said without quotation marks fills: a message's text, and where there is none that must be there, a title.
  private func spoken(
    _ inputs: [ToolkitParameter], _ filled: [String: ConnectorPlan.Argument]
  ) -> ToolkitParameter? {
    let open = inputs.filter { filled[$0.name] == nil }
    let texts = Self.textOrder(open).filter { ArgumentNames.texts.contains($0.name) && $0.type == "string" }
    if let needed = texts.first(where: \.isRequired), !inputs.contains(where: { $0.name == "title" }) { return needed }
    return open.first { $0.isRequired && ArgumentNames.isTitle($0) } ?? texts.first
      ?? open.first { $0.isRequired && ArgumentNames.isQuery($0) }
  }

  // MARK: - What is left

  static func textOrder(_ inputs: [ToolkitParameter]) -> [ToolkitParameter] {
    inputs.filter(\.isRequired) + inputs.filter { !$0.isRequired }
  }

  private static func isText(_ parameter: ToolkitParameter) -> Bool {
    guard parameter.type == "string", !ArgumentNames.isIdentifier(parameter) else { return false }
    switch parameter.reads {
    case .text, .quoted, .none: return parameter.choices.isEmpty
    case .person, .channel, .repository: return true
    default: return false
    }
  }

  /// What the words leave open the data says: titles and texts, never names of places in the service.
  private func fromData(_ parameter: ToolkitParameter) -> ConnectorPlan.Argument? {
    let name = parameter.name
    guard !ArgumentNames.isContainer(name) else { return nil }
    if name.hasSuffix("_id") || name == "id" || parameter.reads == .number {
      guard context.hasData || context.noun != nil else { return nil }
      return .member([name, "id", "number", "key"])
    }
    if ArgumentNames.texts.contains(name) || parameter.reads == .text { return .data }
    if ArgumentNames.titles.contains(name) {
      return .member([name, "title", "name", "subject", "summary"])
    }
    if parameter.type == "object" { return .data }
    if parameter.reads == .email { return .member(["email", "email_address", "mail"]) }
    if parameter.reads == .person { return .member([name, "name", "user"]) }
    return nil
  }

  func quoted(_ place: Int) -> String? {
    if case .quoted(let text)? = tokens.at(place)?.kind { return text }
    return nil
  }

  func inMention(_ place: Int) -> Bool { mentions.contains { $0.range.contains(place) } }
}
