/// A step that is said by what comes of it: "a Linear issue for team FE", "a mail to ann@example.org", "Jira project CX".
enum NominalClause {
  private static let made: Set<String> = [
    "task", "issue", "ticket", "card", "page", "meeting", "event", "record", "row", "lead", "contact", "incident",
    "document", "entry", "invoice", "deal", "item", "todo", "case", "branch", "release", "folder", "story", "bug",
    "appointment", "line", "post", "draft", "subscriber", "webinar", "comment", "metric",
  ]
  private static let sent: Set<String> = [
    "message", "mail", "email", "sms", "dm", "note", "heads-up", "notification", "alert", "whatsapp", "reminder",
    "letter", "text", "heads",
  ]

  /// Whether a thing that is to be made or sent is named here, with where: "a Linear issue for team FE", "the comment
  /// 'tracked' on the card".
  static func begins(_ tokens: [Token], at index: Int) -> Bool {
    guard ["a", "an", "the", "one", "another"].contains(tokens.word(index)) else { return false }
    for place in (index + 1)..<min(index + 7, tokens.count + 1) {
      guard let token = tokens.at(place), token.isWord, !token.isMark else { return false }
      if Words.prepositions.contains(token.word) || token.word == "and" { return false }
      if made.contains(token.word) || sent.contains(token.word) {
        let next = tokens.at(place + 1)
        return next == nil || next?.isLiteral == true || next?.isMark == true
          || ["in", "to", "for", "on", "about", "via", "with", "through", "from", "saying", "of", "into", "and"]
            .contains(next?.word ?? "")
      }
    }
    return false
  }

  /// "PagerDuty incident", "Jira issue in project OPS": a thing by its service and its kind.
  static func names(_ tokens: [Token], at index: Int) -> Bool {
    guard tokens.at(index)?.text.first?.isUppercase == true else { return false }
    return (index + 1...index + 2).contains { made.contains(tokens.word($0)) || sent.contains(tokens.word($0)) }
  }

  /// The clause with the verb that goes without saying; nil where a verb stands already or nothing is named.
  static func active(_ tokens: [Token], catalog: ToolkitCatalog) -> [Token]? {
    guard !tokens.isEmpty, Verbs.base(tokens.word(0)) == nil || tokens.word(0) == "text", !Verbs.begins(tokens, at: 0),
      tokens.count <= 40,
      ["a", "an", "the", "one", "another"].contains(tokens.word(0)) || !tokens.emails.isEmpty
        || tokens.firstChannel != nil || tokens.contains(where: { $0.isMark(["+"]) })
        || !catalog.mentioned(in: tokens).isEmpty
    else { return nil }
    // What it is comes before where it goes.
    var end = 0
    while let token = tokens.at(end), end < 8,
      token.isWord && !["for", "to", "with", "in", "about", "from", "on", "via", "of"].contains(token.word)
    { end += 1 }
    let head = tokens.part(0, end)
    let nouns = head.words
    if let last = nouns.last(where: { made.contains($0) || sent.contains($0) }) {
      if last == "call" { return [Token(.word, text: "make")] + tokens }
      return [Token(.word, text: sent.contains(last) ? "send" : last == "comment" ? "add" : "create")] + tokens
    }
    guard let mention = catalog.mentioned(in: tokens.part(0, 4)).first, mention.range.lowerBound <= 1,
      !tokens.contains(where: { $0.isWord && Words.isPlural($0.word) }),
      !tokens.containsAny(["from", "of", "is", "are"])
    else { return nil }
    let isTalk = catalog.toolkit(of: mention).category == "communication"
    if isTalk { return [Token(.word, text: "send"), Token(.word, text: "it"), Token(.word, text: "to")] + tokens }
    return [Token(.word, text: "add"), Token(.word, text: "it"), Token(.word, text: "to")] + tokens
  }
}
