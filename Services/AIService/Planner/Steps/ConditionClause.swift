/// Finds a demand inside a clause: "the tickets **where priority is high**", "the **open** tickets", "orders **over 100**".
enum ConditionClause {
  struct Found: Sendable, Hashable {
    let condition: Condition
    /// The clause without the demand.
    let rest: [Token]
    /// What the demand is made of, singular, if it is named.
    let noun: String?
  }

  private static let markers: Set<String> = [
    "where", "whose", "that", "which", "with", "having", "who", "without", "if", "when",
  ]

  static func find(in object: [Token], noun: String?) -> Found? {
    relative(object, noun) ?? compared(object, noun) ?? adjective(object, noun)
  }

  private static func relative(_ object: [Token], _ noun: String?) -> Found? {
    // A demand stands near what it is about; a clause of thousands of words is looked at where it begins.
    for index in object.indices.prefix(160) where markers.contains(object.word(index)) {
      let marker = object.word(index)
      if index == 0, marker == "that" || marker == "which" { continue }
      let own = head(object.part(0, index)) ?? noun
      let end = conditionEnd(object, from: index + 1)
      var words = object.part(index + 1, end)
      if marker == "without" { words = object.part(index, end) }
      if marker == "with", !isDemand(words) { continue }
      guard let condition = ConditionReader(noun: own).read(words) else { continue }
      return Found(condition: condition, rest: object.part(0, index) + object.part(end), noun: own)
    }
    return nil
  }

  /// "with" begins a demand only before a field and its value, not in "reply with ok" or "with body {…}".
  private static func isDemand(_ words: [Token]) -> Bool {
    if words.containsAny(["bearer", "header", "headers", "authorization"]) { return false }
    if ["a", "an", "the"].contains(words.word(0)), words.word(2) == "of", words.at(3)?.number != nil { return true }
    if ["body", "status", "message", "subject", "text", "header", "headers", "token", "the", "a"].contains(
      words.word(0)),
      !words.indices.contains(where: { $0 > 0 && ComparisonPhrases.match(words, at: $0) != nil }),
      words.word(0) != "status" || words.at(1)?.number != nil
    {
      return false
    }
    if words.indices.contains(where: { ComparisonPhrases.match(words, at: $0)?.comparison.isOrdering ?? false }) {
      return true
    }
    if words.indices.contains(where: { ComparisonPhrases.match(words, at: $0) != nil }) { return true }
    if words.count >= 2, words.count <= 4, words.at(0)?.isWord == true, words.word(0) != "no" {
      return words.last?.isLiteral == true || words.last?.number != nil || words.count == 2
        || Adjectives.read(words, at: 0)?.length == 2
    }
    return words.word(0) == "no"
  }

  /// A demand ends where the clause speaks of an address or a destination again.
  private static func conditionEnd(_ tokens: [Token], from start: Int) -> Int {
    var index = start
    while let token = tokens.at(index) {
      if ["from", "to", "into", "via", "at", "on", "by"].contains(token.word), tokens.word(index - 1) != "equal",
        tokens.at(index + 1)?.isLiteral == true || Words.pronouns.contains(tokens.word(index + 1))
          || (token.word == "to" && tokens.word(index + 1) == "the"),
        !(tokens.word(index - 1) == "set")
      {
        if case .quoted? = tokens.at(index + 1)?.kind, token.word == "to" {} else { return index }
      }
      index += 1
    }
    return index
  }

  /// "orders over 100", "the items with …": a noun and right behind it a comparison.
  private static func compared(_ object: [Token], _ noun: String?) -> Found? {
    for index in object.indices.dropFirst().prefix(160) {
      guard let match = ComparisonPhrases.match(object, at: index), match.takesValue,
        match.comparison != .equals || !["is", "are", "was", "were"].contains(object.word(index)) || index <= 4
      else { continue }
      let end = conditionEnd(object, from: index + match.length)
      guard let condition = ConditionReader(noun: noun).read(object.part(0, end)) else { continue }
      return Found(
        condition: condition, rest: object.part(0, index) + object.part(end), noun: head(object.part(0, index)))
    }
    return nil
  }

  /// "the high-priority tickets", "only open ones", "the unpaid invoices".
  static func adjective(_ object: [Token], _ noun: String?) -> Found? {
    for index in object.indices.prefix(6) {
      if Words.prepositions.contains(object.word(index)) { return nil }
      guard let (condition, length) = Adjectives.read(object, at: index), let next = object.at(index + length) else {
        continue
      }
      guard next.isWord, !Words.prepositions.contains(next.word), !Words.empty.contains(next.word), next.word != "and"
      else { continue }
      let rest = object.part(0, index) + object.part(index + length)
      return Found(condition: condition, rest: rest, noun: head(rest))
    }
    return nil
  }

  /// Whether a phrase speaks of many ("the tickets", "all orders", "a list of users").
  static func isPlural(_ tokens: [Token]) -> Bool {
    if tokens.containsAny(["list", "all"]) { return true }
    guard let noun = head(tokens) else { return false }
    return tokens.contains { Words.singular($0.word) == noun && Words.isPlural($0.word) }
  }

  /// The noun that a phrase is about: its last word before any preposition.
  static func head(_ tokens: [Token]) -> String? {
    var found: String?
    for token in tokens {
      guard token.isWord else { break }
      if Words.prepositions.contains(token.word), found != nil { break }
      if Words.empty.contains(token.word) || Words.pronouns.contains(token.word)
        || ["list", "first", "last"].contains(token.word)
      {
        continue
      }
      found = Words.singular(token.word)
    }
    return found
  }
}
