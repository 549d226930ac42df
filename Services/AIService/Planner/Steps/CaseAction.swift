/// What is done in a case, as a clause of its own: "goes to #big" is "send it to #big", "an email" behind "gold ones get a
/// call, silver ones" is "send an email", "nothing" is nothing.
enum CaseAction {
  private static let going: Set<String> = ["go", "goes", "belong", "belongs", "land", "lands", "end", "move", "moves"]
  private static let idle: Set<String> = [
    "nothing", "ignore", "ignored", "fine", "ok", "skip", "skipped", "happens", "nobody", "alone", "none", "dropped",
  ]
  private static let leads: [[String]] = [
    ["must", "lead", "to"], ["should", "lead", "to"], ["leads", "to"], ["lead", "to"], ["results", "in"],
    ["result", "in"], ["means"], ["becomes"], ["become"], ["should", "become"], ["must", "become"],
    ["turns", "into"], ["turn", "into"], ["triggers"],
  ]
  private static let agreeing: [[String]] = [
    ["needs", "to", "approve"], ["has", "to", "approve"], ["have", "to", "approve"], ["must", "approve"],
    ["should", "approve"], ["approves"], ["has", "to", "agree"], ["must", "agree"], ["needs", "to", "agree"],
  ]

  /// "go to #help", "are sent to …", "become a ticket", "gets a mail": what happens to a kind of thing.
  static func isGoing(_ tokens: [Token], at index: Int) -> Bool {
    if going.contains(tokens.word(index)) { return true }
    if tokens.matchLength(ofAny: leads, at: index) > 0 { return true }
    if ["should", "must", "will", "shall", "can"].contains(tokens.word(index)), going.contains(tokens.word(index + 1)) {
      return true
    }
    if tokens.at(index - 1)?.isMark([":"]) == true || tokens.word(index - 1) == "then" { return true }
    let wish = PassiveClause.wishLength(tokens, at: index)
    guard wish > 0 else { return false }
    return ["get", "gets", "receive", "receives"].contains(tokens.word(index + wish - 1))
      || tokens.part(index, index + 10).containsAny(["to", "into", "in"])
  }

  /// How many tokens of a joint stand between whom it is about and what is done; nil where none stands here.
  ///
  /// - Parameter isLater: a case was read before, so that the verb may be left out.
  static func joint(_ tokens: [Token], at index: Int, isLater: Bool) -> Int? {
    guard let token = tokens.at(index) else { return nil }
    if token.word == "then" || token.isMark([":"]) { return 1 }
    if going.contains(token.word),
      ["to", "in", "into", "up", "on", "directly", "straight"].contains(tokens.word(index + 1))
    {
      return 0
    }
    if tokens.matchLength(ofAny: leads, at: index) > 0 { return 0 }
    if tokens.matchLength(ofAny: agreeing, at: index) > 0 { return 0 }
    if ["needs", "need", "requires", "require"].contains(token.word) { return 0 }
    if PassiveClause.wishLength(tokens, at: index) > 0 { return 0 }
    if ["should", "must", "will", "shall", "can", "may"].contains(token.word),
      going.contains(tokens.word(index + 1)) || ["be", "become", "get"].contains(tokens.word(index + 1))
    {
      return 0
    }
    if tokens.matches(["can", "be"], at: index) || tokens.matches(["should", "be"], at: index) { return 0 }
    if tokens.matches(["i", "need"], at: index) || tokens.matches(["i", "want"], at: index) { return 2 }
    // "EU orders to …": what they are, and no verb.
    let isNoun =
      Words.isPlural(token.word) && ["to", "in", "into", "with", "go", "for"].contains(tokens.word(index + 1))
      && ConditionReader().isCarrier(token.word)
    if !isNoun, Verbs.begins(tokens, at: index), !["to", "the", "a", "an", "of"].contains(tokens.word(index - 1)) {
      return 0
    }
    guard isLater else { return nil }
    if ["to", "into", "in", "on", "by", "via"].contains(token.word), let next = tokens.at(index + 1),
      next.isLiteral || ["the", "a", "our", "my"].contains(next.word) || next.text.first?.isUppercase == true
    {
      return 0
    }
    if case .channel = token.kind { return 0 }
    if case .url = token.kind { return 0 }
    let behind = ["from", "with", "over", "under", "above", "below"]
    if ["a", "an", "the"].contains(token.word),
      tokens.word(index - 1) == "ones" || behind.contains(tokens.word(index - 2))
    {
      return 0
    }
    return nil
  }

  /// - Parameter before: what was done in the case before, whose verb is meant where this one has none.
  /// - Returns: an empty list where nothing is to be done.
  static func clause(_ written: [Token], after before: [Token]?, catalog: ToolkitCatalog) -> [Token] {
    var tokens = written.trimmed(["and", "then", "also", "just", "simply", "please", "but"])
    if tokens.count <= 5, tokens.containsAny(idle) { return [] }
    let agree = tokens.matchLength(ofAny: agreeing, at: 0)
    if agree > 0 { return words("ask for approval") + tokens.part(agree) }
    if ["needs", "need", "requires", "require"].contains(tokens.word(0)) {
      guard tokens.containsAny(["approval", "permission", "sign-off"]) else { return words("create") + tokens.part(1) }
      // "… before they are invoiced in Stripe"
      let before = tokens.firstIndex(ofAny: ["before"]) ?? tokens.count
      let rest = tokens.part(before + 1)
      return words("ask for approval") + (rest.isEmpty ? [] : words("then") + PassiveClause.active(rest))
    }
    if ["should", "must", "will", "shall", "can", "may"].contains(tokens.word(0)), going.contains(tokens.word(1)) {
      tokens = tokens.part(1)
    }
    let lead = tokens.matchLength(ofAny: leads, at: 0)
    if lead > 0 {
      tokens = tokens.part(lead)
      if tokens.containsAny(["error", "failure"]) { return words("stop with") + tokens }
      return Verbs.begins(tokens, at: 0) ? tokens : words("create") + tokens
    }
    if ["get", "gets", "receive", "receives"].contains(tokens.word(0)), PassiveClause.wishLength(tokens, at: 0) > 0 {
      return PassiveClause.active(words("it") + tokens)
    }
    if Verbs.begins(tokens, at: 0) { return tokens }
    if going.contains(tokens.word(0)) || PassiveClause.wishLength(tokens, at: 0) > 0
      || ["can", "should", "must", "may"].contains(tokens.word(0))
    {
      return DecisionParser.completed(tokens)
    }
    // "in the Teams channel World" behind "are announced in the Teams channel Iberia"
    let verb = before.flatMap { Verbs.begins($0, at: 0) ? $0.first : nil }
    if case .url? = tokens.first?.kind { return [verb ?? Token(.word, text: "post")] + words("it to") + tokens }
    if case .channel? = tokens.first?.kind { return words("send it to") + tokens }
    if case .quoted? = tokens.first?.kind, let verb { return [verb] + tokens }
    if ["to", "into", "in", "on", "by", "via"].contains(tokens.word(0)) {
      return [verb ?? Token(.word, text: "send")] + words("it") + tokens
    }
    if let active = NominalClause.active(tokens, catalog: catalog) { return active }
    // "the French one" behind "send the German mail"
    if let verb, let before, ["the", "a", "an", "another", "one"].contains(tokens.word(0)), tokens.count < 8 {
      let thing = before.last(where: { $0.isWord && Words.prepositions.contains($0.word) == false }) ?? verb
      return [verb] + tokens.map { $0.word == "one" ? thing : $0 }
    }
    return tokens
  }

  private static func words(_ text: String) -> [Token] {
    text.split(separator: " ").map { Token(.word, text: String($0)) }
  }
}
