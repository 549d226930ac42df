internal import WorkflowModels

/// Fills the arguments of a service's action from the words of a clause.
struct ArgumentReader: Sendable {
  let clause: Clause
  let mentions: [ToolkitNames.Mention]
  let context: ClauseContext

  private var tokens: [Token] { clause.tokens }

  func read(_ tool: ToolkitTool) -> [ConnectorPlan.Filled] {
    var filled: [ConnectorPlan.Filled] = []
    var used: Set<Int> = []
    // What has a form of its own first, then what is called by name, then the texts that are left.
    for parameter in tool.inputs {
      guard let (value, place) = byForm(parameter) else { continue }
      filled.append(.init(name: parameter.name, value: value))
      used.formUnion(place)
    }
    for parameter in tool.inputs where !filled.contains(where: { $0.name == parameter.name }) {
      guard let (value, place) = byName(parameter, used) else { continue }
      filled.append(.init(name: parameter.name, value: value))
      used.formUnion(place)
    }
    for parameter in Self.textOrder(tool.inputs) where !filled.contains(where: { $0.name == parameter.name }) {
      guard Self.isText(parameter),
        let place = tokens.indices.first(where: { !used.contains($0) && quoted($0) != nil }),
        let text = quoted(place)
      else { continue }
      filled.append(.init(name: parameter.name, value: .text(text)))
      used.insert(place)
    }
    if let parameter = Self.textOrder(tool.inputs).first(where: { ArgumentNames.texts.contains($0.name) }),
      !filled.contains(where: { $0.name == parameter.name }), let text = SpokenText.read(tokens, mentions)
    {
      filled.append(.init(name: parameter.name, value: .text(text)))
    }
    for parameter in tool.inputs where parameter.isRequired {
      guard !filled.contains(where: { $0.name == parameter.name }), let value = fromData(parameter) else { continue }
      filled.append(.init(name: parameter.name, value: value))
    }
    // In the order of the manifest.
    return tool.inputs.compactMap { parameter in filled.first { $0.name == parameter.name } }
  }

  // MARK: - What has a form

  private func byForm(_ parameter: ToolkitParameter) -> (ConnectorPlan.Argument, [Int])? {
    switch parameter.reads {
    case .channel:
      return channel(person: parameter.name == "chat_id" ? nil : false)
    case .email:
      let emails = tokens.emails
      guard !emails.isEmpty else { return nil }
      return (parameter.type == "array" ? .list(emails) : .text(emails.joined(separator: ", ")), [])
    case .url:
      guard let place = tokens.firstIndex(where: { if case .url = $0.kind { true } else { false } }),
        case .url(let url) = tokens[place].kind
      else { return nil }
      return (.text(url), [place])
    case .repository: return repository()
    case .number where parameter.type == "string": return phone()
    case .number:
      guard parameter.type == "integer" || parameter.type == "number",
        let place = tokens.firstIndex(where: { if case .number = $0.kind { true } else { false } }),
        case .number(let value) = tokens[place].kind
      else { return nil }
      return (.number(value), [place])
    case .date:
      guard let place = tokens.firstIndex(where: { if case .date = $0.kind { true } else { false } }),
        case .date(let date) = tokens[place].kind
      else { return nil }
      return (.text(date), [place])
    case .person, .quoted, .text, .none:
      if parameter.reads == .person || ["user", "username", "assignee", "chat_id"].contains(parameter.name),
        let person = channel(person: true)
      {
        return person
      }
      if ArgumentNames.isPath(parameter),
        let place = tokens.firstIndex(where: { if case .path = $0.kind { true } else { false } })
      {
        return (.text(tokens[place].text), [place])
      }
      if parameter.type == "object",
        let place = tokens.firstIndex(where: { if case .json = $0.kind { true } else { false } })
      {
        return (.json(tokens[place].text), [place])
      }
      for choice in parameter.choices {
        if let place = tokens.firstIndex(where: { $0.isWord && $0.word == choice.lowercased() }), !inMention(place) {
          return (.text(choice), [place])
        }
      }
      return nil
    }
  }

  /// "#ops", or "@sven"; either where nothing is said.
  private func channel(person: Bool?) -> (ConnectorPlan.Argument, [Int])? {
    for (place, token) in tokens.enumerated() {
      guard case .channel(let name) = token.kind, person == nil || name.hasPrefix("@") == person else { continue }
      return (.text(name), [place])
    }
    return nil
  }

  /// "acme/website", however the words were cut.
  private func repository() -> (ConnectorPlan.Argument, [Int])? {
    for (place, token) in tokens.enumerated() {
      let text = token.text
      guard text.contains("/"), !text.hasPrefix("/"), !text.hasSuffix("/"), !text.contains(":"),
        text.split(separator: "/").count == 2
      else { continue }
      return (.text(text), [place])
    }
    for (place, token) in tokens.enumerated() where token.isMark(["/"]) && token.glued && place > 0 {
      var start = place - 1
      while start > 0, tokens[start].glued, !tokens[start].isMark { start -= 1 }
      var end = place + 1
      while let next = tokens.at(end), next.glued, !next.isMark([",", ".", ":", ";", "!", "?", ")"]) { end += 1 }
      guard end > place + 1, tokens[start].isWord else { continue }
      return (.text(tokens.part(start, end).text), Array(start..<end))
    }
    return nil
  }

  /// "+14155550123"
  private func phone() -> (ConnectorPlan.Argument, [Int])? {
    for (place, token) in tokens.enumerated() where token.isMark(["+"]) {
      guard case .number(let number)? = tokens.at(place + 1)?.kind, let digits = Int(exactly: number), digits > 99_999
      else {
        continue
      }
      return (.text("+\(digits)"), [place, place + 1])
    }
    return nil
  }

  // MARK: - What is called by its name

  /// "the sheet \"Leads\"", "project OPS", "the Backlog list", "titled \"Broken\"", "in Lisbon".
  private func byName(_ parameter: ToolkitParameter, _ used: Set<Int>) -> (ConnectorPlan.Argument, [Int])? {
    let names = ArgumentNames.words(of: parameter)
    for (place, token) in tokens.enumerated() where names.contains(token.word) && !inMention(place) {
      if let after = value(from: place + 1, used) ?? plainName(parameter, at: place + 1, used) { return after }
      // "the Backlog list"
      if let before = tokens.at(place - 1), !used.contains(place - 1), !inMention(place - 1),
        quoted(place - 1) != nil || before.isWord && before.text.first?.isUppercase == true && place > 1
      {
        return (.text(quoted(place - 1) ?? before.text), [place - 1])
      }
    }
    if ArgumentNames.isQuery(parameter), let asked = topic(used) { return asked }
    guard ArgumentNames.isPlace(parameter) else { return nil }
    for (place, token) in tokens.enumerated() where ["in", "for", "of", "at"].contains(token.word) {
      if !inMention(place + 1), let found = value(from: place + 1, used) { return found }
    }
    return nil
  }

  /// "videos about sourdough on YouTube", "contacts matching 'solar'"
  private func topic(_ used: Set<Int>) -> (ConnectorPlan.Argument, [Int])? {
    guard let start = tokens.firstIndex(ofAny: ["about", "matching", "mentioning", "containing", "regarding"]) else {
      return nil
    }
    if let text = quoted(start + 1) { return (.text(text), [start + 1]) }
    var end = start + 1
    while let token = tokens.at(end), token.isWord, !Words.prepositions.contains(token.word), !inMention(end),
      end - start < 7
    { end += 1 }
    guard end > start + 1, !used.contains(start + 1), !Words.pronouns.contains(tokens.word(start + 1)) else {
      return nil
    }
    return (.text(tokens.part(start + 1, end).text), Array((start + 1)..<end))
  }

  /// A quoted text, or words with capitals, behind "called", "named", ":" and articles.
  private func value(from start: Int, _ used: Set<Int>) -> (ConnectorPlan.Argument, [Int])? {
    var place = start
    let skipped: Set<String> = [
      "called", "named", "with", "the", "id", "name", "of", "is", "to", "title", "titled", "a",
    ]
    while place < start + 3, skipped.contains(tokens.word(place)) || tokens.at(place)?.isMark([":"]) == true {
      place += 1
    }
    guard !used.contains(place) else { return nil }
    if let text = quoted(place) { return (.text(text), [place]) }
    if let (code, length) = CodeWord.read(tokens, at: place) {
      return (.text(code), Array(place..<(place + length)))
    }
    var words: [String] = []
    while let token = tokens.at(place + words.count), !inMention(place + words.count), words.count < 4,
      token.isWord ? token.text.first?.isUppercase == true : words.isEmpty && Self.isCode(token)
    {
      words.append(token.text)
      if !token.isWord { break }
    }
    guard !words.isEmpty else { return nil }
    return (.text(words.joined(separator: " ")), Array(place..<(place + words.count)))
  }

  /// "the collection people", "branch main": one small word behind what it is the name of.
  private func plainName(
    _ parameter: ToolkitParameter, at start: Int, _ used: Set<Int>
  ) -> (ConnectorPlan.Argument, [Int])? {
    let isSaid =
      ["called", "named", "titled"].contains(tokens.word(start))
      || ["named", "called"].contains(tokens.word(start - 1))
    let place = isSaid && ["called", "named", "titled"].contains(tokens.word(start)) ? start + 1 : start
    guard isSaid || ArgumentNames.isContainer(parameter.name) || ArgumentNames.takesPlainName(parameter.name),
      let token = tokens.at(place), token.isWord, !used.contains(place), !inMention(place), !token.glued,
      !Words.empty.contains(token.word), !Words.prepositions.contains(token.word), !Words.pronouns.contains(token.word),
      Verbs.base(token.word) == nil || isSaid, isSaid || !ArgumentNames.isContainer(Words.singular(token.word))
    else { return nil }
    var end = place + 1
    while let next = tokens.at(end), next.glued, next.isWord || next.number != nil { end += 1 }
    return (.text(tokens.part(place, end).text), Array(place..<end))
  }

  private static func isCode(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .channel, .email, .template: true
    default: false
    }
  }

  // MARK: - What is left

  private static func textOrder(_ inputs: [ToolkitParameter]) -> [ToolkitParameter] {
    inputs.filter(\.isRequired) + inputs.filter { !$0.isRequired }
  }

  private static func isText(_ parameter: ToolkitParameter) -> Bool {
    guard parameter.type == "string" else { return false }
    switch parameter.reads {
    case .text, .quoted, .none: return true
    case .person, .channel, .repository: return true
    default: return false
    }
  }

  /// What the words leave open the data says: titles and texts, never names of places in the service.
  private func fromData(_ parameter: ToolkitParameter) -> ConnectorPlan.Argument? {
    let name = parameter.name
    guard !ArgumentNames.isContainer(name) else { return nil }
    if ArgumentNames.texts.contains(name) || parameter.reads == .text { return .data }
    if ArgumentNames.titles.contains(name) {
      return .member([name, "title", "name", "subject", "summary"])
    }
    if ["values", "fields", "properties", "record", "document", "row", "data"].contains(name) { return .data }
    if parameter.reads == .email { return .member(["email", "email_address", "mail"]) }
    if parameter.reads == .person { return .member([name, "name", "user"]) }
    if name.hasSuffix("_id") || name == "id" || parameter.reads == .number {
      guard context.hasData || context.noun != nil else { return nil }
      return .member([name, "id", "number", "key"])
    }
    return nil
  }

  private func quoted(_ place: Int) -> String? {
    if case .quoted(let text)? = tokens.at(place)?.kind { return text }
    return nil
  }

  private func inMention(_ place: Int) -> Bool { mentions.contains { $0.range.contains(place) } }
}
