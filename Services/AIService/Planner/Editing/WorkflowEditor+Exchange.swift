internal import WorkflowModels

/// Another service or model in the place of one that is there, and what a step has under a name.
extension WorkflowEditor {
  private static let models = [
    "gemini": "google-gemini", "claude": "anthropic", "anthropic": "anthropic", "openai": "openai", "gpt": "openai",
    "chatgpt": "openai", "groq": "groq",
  ]
  private static let language: Set<String> = [
    "chat-completion", "openai", "anthropic", "google-gemini", "groq", "summarization-chain", "ai-agent",
  ]

  /// "use WhatsApp, not SMS"
  func exchange(_ document: WorkflowDocument, _ new: [Token], _ old: [Token], _ trigger: NodeID?) -> Outcome {
    let steps = document.nodes.filter { $0.id != trigger }
    let finder = NodeFinder(document: document, trigger: trigger)
    if let model = new.words.compactMap({ Self.models[$0] }).first {
      let named = old.isEmpty ? nil : finder.find(old).flatMap { Self.language.contains($0.type) ? $0 : nil }
      guard let node = named ?? steps.last(where: { Self.language.contains($0.type) }) else {
        return append(document, new)
      }
      return use(model, for: node, document)
    }
    let mention = catalog.mentioned(in: new).last.map { catalog.toolkit(of: $0) }
    if let mention, let other = otherSource(document, mention, old) { return other }
    let node = (old.isEmpty ? nil : finder.find(old)) ?? like(mention, steps, document)
    guard let node else { return .unclear(question: Self.what) }
    if mention == nil, new.containsAny(["email", "mail"]), node.type != "send-email" {
      return mail(document, new, instead: node)
    }
    var words = new
    if mention == nil, let toolkit = node.properties["toolkit"]?.stringValue {
      words += Tokenizer.tokens(of: "in " + toolkit.replacing("-", with: " "))
    }
    return replace(document, node, words)
  }

  /// "switch from Gmail to Outlook" where Gmail is what starts it: the calls come from elsewhere, and everything stays.
  private func otherSource(_ document: WorkflowDocument, _ new: Toolkit, _ old: [Token]) -> Outcome? {
    guard let mention = catalog.mentioned(in: old).last else { return nil }
    let old = catalog.toolkit(of: mention)
    guard !document.nodes.contains(where: { $0.properties["toolkit"]?.stringValue == old.slug }),
      let place = document.nodes.firstIndex(where: { $0.type == "webhook" })
    else { return nil }
    var changed = document
    changed.nodes[place].properties.replaceText(old.slug, with: new.slug)
    changed.nodes[place].name = changed.nodes[place].name?.replacing(old.name, with: new.name)
    return changed == document ? nil : .changed(changed, missing: [], reasons: [:])
  }

  /// The last step that the new service could do: one of the same kind of service, else any that does something.
  private func like(_ toolkit: Toolkit?, _ steps: [WorkflowNode], _ document: WorkflowDocument) -> WorkflowNode? {
    let own = steps.last { $0.properties["toolkit"]?.stringValue == toolkit?.slug && toolkit != nil }
    let same = steps.last { node in
      guard let slug = node.properties["toolkit"]?.stringValue, let toolkit else { return false }
      return catalog.toolkit(slug)?.category == toolkit.category
    }
    let doing = steps.last { node in
      ["connector-action", "send-email"].contains(node.type) && !document.bringsData(node)
    }
    return own ?? same ?? doing ?? steps.last { $0.type == "edit-fields" }
  }

  private func use(_ model: String, for node: WorkflowNode, _ document: WorkflowDocument) -> Outcome {
    var changed = document
    guard let place = changed.nodes.firstIndex(where: { $0.id == node.id }), node.type != model else {
      return .unclear(question: Self.what)
    }
    var properties: JSONObject = [:]
    let prompt = node.properties["prompt"]?.stringValue
    let text = node.properties["text"]?.stringValue ?? "{{ . }}"
    properties["prompt"] = .string(prompt ?? "Summarize this:\n\n\(text)")
    if let system = node.properties["system"] { properties["system"] = system }
    changed.nodes[place].type = model
    changed.nodes[place].properties = properties
    return .changed(changed, missing: [], reasons: [:])
  }

  private func mail(_ document: WorkflowDocument, _ new: [Token], instead node: WorkflowNode) -> Outcome {
    guard let place = document.nodes.firstIndex(where: { $0.id == node.id }) else {
      return .unclear(question: Self.what)
    }
    let old = node.properties["arguments"]?.objectValue ?? node.properties
    let text = ["text", "body", "message", "content"].lazy.compactMap { old[$0] }.first ?? "{{ . }}"
    var changed = document
    changed.nodes[place].type = "send-email"
    changed.nodes[place].name = "Send an e-mail"
    changed.nodes[place].properties = [
      "to": .string(new.emails.first ?? "{{ .email // \"\" }}"), "subject": "Workflow update", "text": text,
      "credential": "mail",
    ]
    return .changed(changed, missing: [], reasons: [:])
  }

  // MARK: - What a step has under a name

  /// "the subject must be "Hello"", "set the ticket's priority to urgent"
  func assign(_ document: WorkflowDocument, _ name: [Token], _ value: [Token], _ trigger: NodeID?) -> Outcome {
    let words = Set(name.words.map { Words.singular($0) })
    let named = NodeFinder(document: document, trigger: trigger).find(
      name.filter { !["text", "message", "name"].contains($0.word) })
    let order = (named.map { [$0] } ?? []) + document.nodes.reversed()
    let text = value.count == 1 ? Self.literal(value[0]) : value.text
    var changed = document
    for node in order {
      guard let place = changed.nodes.firstIndex(where: { $0.id == node.id }) else { continue }
      if let tool = tool(of: node) {
        guard let parameter = tool.inputs.first(where: { Self.isCalled($0, words) }) else { continue }
        var arguments = node.properties["arguments"]?.objectValue ?? [:]
        arguments[parameter.name] = Self.value(text, parameter)
        changed.nodes[place].properties["arguments"] = .object(arguments)
      } else {
        guard let key = Self.key(of: node, words) else { continue }
        changed.nodes[place].properties[key] = TextLiteral.property(text)
      }
      return changed == document ? .unclear(question: Self.what) : .changed(changed, missing: [], reasons: [:])
    }
    return value.contains(where: \.isLiteral) ? change(document, name + value, trigger) : .unclear(question: Self.what)
  }

  private func tool(of node: WorkflowNode) -> ToolkitTool? {
    guard node.type == "connector-action", let toolkit = node.properties["toolkit"]?.stringValue,
      let tool = node.properties["tool"]?.stringValue
    else { return nil }
    return catalog.tool("\(toolkit).\(tool)")
  }

  private static func isCalled(_ parameter: ToolkitParameter, _ words: Set<String>) -> Bool {
    if !words.isDisjoint(with: ArgumentNames.words(of: parameter)) { return true }
    if !words.isDisjoint(with: ["text", "message"]), ArgumentNames.texts.contains(parameter.name) { return true }
    if !words.isDisjoint(with: ["title", "subject", "name"]), ArgumentNames.isTitle(parameter) { return true }
    if !words.isDisjoint(with: ["address", "recipient", "receiver"]) { return parameter.reads == .email }
    return !words.isDisjoint(with: ["number", "phone"]) && parameter.reads == .number
  }

  private static func value(_ text: String, _ parameter: ToolkitParameter) -> JSON {
    if let choice = parameter.choices.first(where: { $0.lowercased() == text.lowercased() }) { return .string(choice) }
    if parameter.type == "integer" || parameter.type == "number", let number = Double(text) {
      return JQText.json(number)
    }
    if parameter.type == "array" { return .array([TextLiteral.property(text)]) }
    return TextLiteral.property(text)
  }

  private static func literal(_ token: Token) -> String {
    if case .quoted(let text) = token.kind { return text }
    return token.text
  }

  private static func key(of node: WorkflowNode, _ words: Set<String>) -> String? {
    let calls: [(String, Set<String>)] = [
      ("subject", ["subject", "title"]), ("text", ["text", "body", "message", "content"]),
      ("to", ["address", "recipient", "receiver", "to"]), ("url", ["url", "link", "address"]),
      ("message", ["message", "text"]), ("body", ["body", "answer", "text", "message"]), ("prompt", ["prompt"]),
      ("path", ["path"]), ("method", ["method"]), ("spreadsheet_id", ["sheet", "spreadsheet"]),
    ]
    return calls.first { node.properties[$0.0] != nil && !words.isDisjoint(with: $0.1) }?.0
  }
}

extension WorkflowDocument {
  /// Another number in the last condition that compares with one.
  mutating func compare(with number: Double) {
    for index in nodes.indices.reversed() {
      guard let condition = nodes[index].properties["condition"]?.stringValue else { continue }
      let characters = Array(condition)
      guard let end = characters.lastIndex(where: \.isASCIIDigit) else { continue }
      var start = end
      while start > 0, characters[start - 1].isASCIIDigit || characters[start - 1] == "." { start -= 1 }
      // A digit in a name or a text is no number.
      if start > 0, characters[start - 1].isWordPart || characters[start - 1] == "\"" { continue }
      nodes[index].properties["condition"] = .string(
        String(characters[..<start]) + JQText.number(number) + String(characters[(end + 1)...]))
      return
    }
  }

  mutating func setMethod(_ method: String) {
    guard
      let place = nodes.lastIndex(where: { $0.type == "http-request" && $0.properties["method"]?.stringValue != method }
      )
    else { return }
    nodes[place].properties["method"] = .string(method)
  }
}

extension JSONObject {
  private static let texts: Set<String> = ["text", "body", "message", "content"]

  /// What the old step was told word for word holds for the one in its place, where that is told nothing of its own.
  ///
  /// - Parameter names: what the new step's action can be told.
  func keepingSaid(of node: WorkflowNode, names: Set<String>) -> JSONObject {
    let old = node.properties["arguments"]?.objectValue ?? node.properties
    guard var arguments = self["arguments"]?.objectValue else { return self }
    for (key, value) in old where names.contains(key) && arguments[key] == nil { arguments[key] = value }
    for (key, value) in arguments where value.stringValue?.contains("{{") == true {
      let names = Self.texts.contains(key) ? [key] + Self.texts.sorted() : [key]
      if let said = names.lazy.compactMap({ old[$0] }).first(where: { $0.stringValue?.contains("{{") == false }) {
        arguments[key] = said
      }
    }
    var result = self
    result["arguments"] = .object(arguments)
    return result
  }
}
