/// People whom a message or a task is for: "ping Maria on Teams", "tell Anna that …", "assigned to Jo", "slack it to me".
enum PersonName {
  private static let telling: Set<String> = [
    "message", "ping", "tell", "dm", "notify", "inform", "ask", "remind", "alert", "warn", "text", "greet", "thank",
    "slack", "let", "nudge", "write", "congratulate", "welcome", "direct",
  ]
  private static let assigning: Set<String> = ["assign", "assigned", "assignee", "owner", "responsible"]
  /// Nobody is called so.
  private static let groups: Set<String> = [
    "team", "channel", "everyone", "everybody", "people", "group", "customer", "customers", "staff", "all", "sales",
    "support", "marketing", "chat", "message", "messages", "user", "users", "manager", "boss", "client", "sender",
    "author",
    "list", "email", "sms", "note", "reminder", "someone", "somebody", "they", "he", "she", "in", "on", "via", "that",
  ]

  static func find(
    _ tokens: [Token], _ mentions: [ToolkitNames.Mention], isAssigned: Bool
  ) -> ArgumentReader.Value? {
    for index in tokens.indices.prefix(60) {
      let word = tokens.word(index)
      let next = index + 1
      if assigning.contains(word),
        let name = name(tokens, mentions, at: tokens.word(next) == "to" ? next + 1 : next, isSure: true)
      {
        return name
      }
      if isAssigned {
        if word == "for", let name = name(tokens, mentions, at: next, isSure: false) { return name }
        continue
      }
      if telling.contains(word), index < 3 {
        let start = ["to", "message"].contains(tokens.word(next)) ? next + 1 : next
        let isSure = isBefore(tokens, mentions, start + 1)
        if let name = name(tokens, mentions, at: start, isSure: isSure) { return name }
      }
      // "send Carla a direct message"
      if ["send", "give", "write", "drop", "shoot"].contains(word), index < 3,
        let name = name(tokens, mentions, at: next, isSure: false),
        ["a", "an", "the", "this"].contains(tokens.word(next + name.place.count))
      {
        return name
      }
      if word == "to", index > 0 {
        let isDirect = ["dm", "message"].contains(tokens.word(index - 1)) && isBefore(tokens, mentions, next + 1)
        if let name = name(tokens, mentions, at: next, isSure: isDirect) { return name }
      }
    }
    return nil
  }

  /// What can only follow the name of a person: a service, what is told, an end.
  private static func isBefore(_ tokens: [Token], _ mentions: [ToolkitNames.Mention], _ index: Int) -> Bool {
    guard let token = tokens.at(index) else { return true }
    if token.isMark([":", ","]) || ["that", "know", "saying", "about", "when", "if"].contains(token.word) {
      return true
    }
    return ["on", "in", "via", "through", "over", "by", "using"].contains(token.word)
      && mentions.contains { $0.range.contains(index + 1) || $0.range.contains(index + 2) }
  }

  /// - Parameter isSure: the sentence says that it is a person, however it is written.
  private static func name(
    _ tokens: [Token], _ mentions: [ToolkitNames.Mention], at start: Int, isSure: Bool
  ) -> ArgumentReader.Value? {
    guard let first = tokens.at(start), first.isWord, !mentions.contains(where: { $0.range.contains(start) }) else {
      return nil
    }
    if ["me", "myself"].contains(first.word) { return (.text("me"), [start]) }
    guard !groups.contains(first.word), !Words.empty.contains(first.word), !Words.pronouns.contains(first.word),
      !ArgumentNames.isContainer(first.word),
      first.text.allSatisfy({ $0.isLetter || $0 == "." || $0 == "_" || $0 == "-" })
    else { return nil }
    let isCapital = first.text.first?.isUppercase == true && first.text != first.text.uppercased()
    guard isCapital || isSure, !ArgumentNames.isContainer(tokens.word(start + 1)) else { return nil }
    var end = start + 1
    while isCapital, let next = tokens.at(end), next.isWord, next.text.first?.isUppercase == true, end - start < 3,
      !mentions.contains(where: { $0.range.contains(end) })
    {
      end += 1
    }
    return (.text(tokens.part(start, end).text), Array(start..<end))
  }
}
