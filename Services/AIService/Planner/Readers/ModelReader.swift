/// Reads wishes that a language model is to fulfil: one is named ("with Claude", "ask GPT whether …"), or nothing else
/// could do it (a translation).
enum ModelReader {
  private static let names: [(words: [String], type: String)] = [
    (["openai"], "openai"), (["gpt"], "openai"), (["chatgpt"], "openai"), (["chat", "gpt"], "openai"),
    (["gpt4"], "openai"),
    (["claude"], "anthropic"), (["anthropic"], "anthropic"), (["google", "gemini"], "google-gemini"),
    (["gemini"], "google-gemini"), (["groq"], "groq"), (["a", "language", "model"], "chat-completion"),
    (["an", "llm"], "chat-completion"), (["the", "llm"], "chat-completion"), (["a", "model"], "chat-completion"),
    (["an", "ai"], "chat-completion"), (["the", "ai"], "chat-completion"), (["ai"], "chat-completion"),
    (["an", "ai", "agent"], "ai-agent"), (["the", "ai", "agent"], "ai-agent"), (["ai", "agent"], "ai-agent"),
    (["an", "agent"], "ai-agent"), (["artificial", "intelligence"], "chat-completion"),
    (["an", "ai", "model"], "chat-completion"),
  ]
  private static let languages: Set<String> = [
    "english", "german", "french", "spanish", "italian", "dutch", "portuguese", "polish", "turkish", "greek",
    "japanese",
    "chinese", "korean", "arabic", "russian", "swedish", "danish", "norwegian", "finnish", "czech", "hungarian",
    "romanian",
    "hindi", "ukrainian", "hebrew", "latin", "catalan", "croatian", "vietnamese", "thai",
  ]
  private static let before: Set<String> = [
    "with", "by", "using", "via", "through", "use", "let", "have", "ask", "tell", "to",
  ]
  private static let texts: Set<String> = [
    "text", "message", "email", "mail", "letter", "document", "pdf", "body", "comment", "transcript", "conversation",
    "invoice", "note", "review", "ticket", "sentence", "article", "feedback",
  ]

  /// "let an AI agent answer"
  private static func agent(_ clause: Clause) -> PlannedStep? {
    let tokens = clause.tokens
    guard let place = tokens.prefix(6).firstIndex(where: { $0.word == "agent" }), place > 0,
      ["ai", "llm"].contains(tokens.word(place - 1)),
      ["let", "have", "ask", "use", "tell", "with", "get"].contains(tokens.word(0))
        || ["answers", "answer", "replies", "writes", "should", "decides"].contains(tokens.word(place + 1))
    else { return nil }
    let said = tokens.part(place + 1).trimmed(["and", "then", "to", "that"])
    return step("ai-agent", said.isEmpty ? "Answer" : said.text, clause)
  }

  static func read(_ clause: Clause) -> PlannedStep? {
    let tokens = clause.tokens
    if let step = agent(clause) { return step }
    for index in tokens.indices.prefix(60) {
      for (words, type) in names where tokens.matches(words, at: index) {
        // "get Claude to write …"
        let isGot = tokens.word(index - 1) == "get" && tokens.word(index + words.count) == "to"
        let leads = index > 0 && (before.contains(tokens.word(index - 1)) || isGot)
        guard leads || index == 0, tokens.word(index + words.count) != "agent" else { continue }
        if type == "ai-agent", words.first == "an", words.count == 2,
          !["let", "have", "ask"].contains(tokens.word(index - 1))
        {
          continue
        }
        var rest = tokens.part(0, index - (leads ? 1 : 0)) + tokens.part(index + words.count)
        if ["to", "if", "whether"].contains(rest.word(0)) || leads && tokens.word(index - 1) == "ask" && index <= 2 {
          rest = rest.trimmed(["to"])
        }
        let instruction = rest.trimmed(["and", "then", "also", "please", "to"]).text
        guard !instruction.isEmpty else { continue }
        return step(type, instruction, clause)
      }
    }
    if clause.verb == "translate" { return step("chat-completion", tokens.text, clause) }
    // "turn it into Polish": what is said in another language is translated.
    guard let place = tokens.lastIndex(where: { languages.contains($0.word) }), place > 1,
      ["into", "to", "in"].contains(tokens.word(place - 1)),
      tokens.containsAny(["turn", "convert", "render", "put", "rewrite", "say"]), tokens.count < 16
    else { return nil }
    return step("chat-completion", "Translate: " + tokens.text, clause)
  }

  private static func step(_ type: String, _ instruction: String, _ clause: Clause) -> PlannedStep {
    var step = PlannedStep(
      kind: .ask(type, instruction: instruction.prefix(1).uppercased() + instruction.dropFirst()),
      words: clause.tokens.text)
    step.score = 1
    step.use = type
    return step
  }

  /// "extract the invoice number and the due date out of the text"
  static func extraction(_ clause: Clause, context: ClauseContext = ClauseContext()) -> PlannedStep? {
    if let step = pulled(clause, context) { return step }
    guard ["extract", "pull", "get", "read", "find"].contains(clause.verb ?? ""),
      let place = clause.object.lastIndex(where: { ["from", "of", "in"].contains($0.word) }), place > 0,
      clause.verb == "extract" || clause.object.word(place - 1) == "out",
      clause.object.part(place + 1, place + 5).contains(where: { texts.contains(Words.singular($0.word)) })
        || (clause.object.word(place + 1) == "it" || place == clause.object.count - 1) && clause.verb == "extract"
    else { return nil }
    var end = place
    while ["out", "of"].contains(clause.object.word(end - 1)) { end -= 1 }
    return extracted(clause.object.part(0, end), clause)
  }

  /// "pull out the order number and the customer name", behind a mail: there is only one text that they can be in.
  private static func pulled(_ clause: Clause, _ context: ClauseContext) -> PlannedStep? {
    guard let noun = context.noun, texts.contains(noun), !context.isInLoop,
      ["extract", "pull", "get", "pick", "read"].contains(clause.verb ?? ""),
      clause.verb == "extract" || clause.object.word(0) == "out",
      !clause.object.containsAny(["from", "of", "in", "subject", "body", "sender"]), clause.object.urls.isEmpty
    else { return nil }
    return extracted(clause.object.part(clause.object.word(0) == "out" ? 1 : 0), clause)
  }

  private static func extracted(_ said: [Token], _ clause: Clause) -> PlannedStep? {
    let names = said.split(at: ["and"]).compactMap { piece -> String? in
      let words = piece.filter { $0.isWord && !Words.articles.contains($0.word) && !Words.empty.contains($0.word) }
      return words.isEmpty || words.count > 4 ? nil : Words.fieldName(words)
    }
    guard !names.isEmpty, names.count <= 12 else { return nil }
    var step = PlannedStep(kind: .extract(names), words: clause.tokens.text)
    step.score = 1
    step.use = "information-extractor"
    return step
  }
}
