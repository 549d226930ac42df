/// Puts steps into the order in which they are done where they are said in another: "before posting it, translate it",
/// "publish it after Ines has agreed", "post it, but ask for approval first".
enum OrderOfSteps {
  private static let agreeing: Set<String> = [
    "agree", "agrees", "agreed", "approve", "approves", "approved", "okayed", "okays", "confirmed", "confirms",
    "consented", "yes", "ok", "okay", "go-ahead", "approval", "signed", "green",
  ]
  private static let openings: [[String]] = [
    ["only", "after"], ["after"], ["once"], ["as", "soon", "as"], ["when"], ["only", "when"], ["only", "once"],
    ["but", "only", "after"], ["not", "before"], ["only", "if"], ["if"], ["provided"],
  ]

  static func plain(_ tokens: [Token]) -> [Token] {
    guard tokens.count > 4, tokens.count < 120 else { return tokens }
    return negated(tokens) ?? inverted(tokens) ?? before(tokens) ?? agreed(tokens) ?? first(tokens) ?? tokens
  }

  /// "do not text me unless it is below 15" is "text me if it is below 15".
  private static func negated(_ tokens: [Token]) -> [Token]? {
    let start = tokens.matchLength(ofAny: [["do", "not"], ["never"], ["dont"]], at: 0)
    guard start > 0, let unless = tokens.firstIndex(ofAny: ["unless"]), unless > start else { return nil }
    return tokens.part(start, unless) + words("if") + tokens.part(unless + 1)
  }

  /// "should reserved exceed available, …"
  private static func inverted(_ tokens: [Token]) -> [Token]? {
    // "not 200 → …"
    if tokens.word(0) == "not", tokens.at(1)?.number != nil, tokens.word(2) == "then" || tokens.at(2)?.isMark == true {
      return words("if the status is") + tokens.part(0, 2) + [Token(.mark(","), text: ",")] + words("then")
        + tokens.part(3)
    }
    if tokens.word(0) == "should", let be = tokens.prefix(9).firstIndex(where: { $0.word == "be" }), be > 1,
      tokens.at(be + 1).map({
        $0.number != nil || $0.isLiteral || ["over", "under", "above", "below", "at"].contains($0.word)
      })
        == true
    {
      return words("if") + tokens.part(1, be) + words("is") + tokens.part(be + 1)
    }
    guard ["should", "were", "had"].contains(tokens.word(0)),
      let comma = tokens.firstIndex(where: { $0.isMark([","]) }), comma > 2, comma < 16,
      (1..<comma).contains(where: { ComparisonPhrases.match(tokens, at: $0) != nil })
    else { return nil }
    return words("if") + tokens.part(1)
  }

  /// "prior to posting it, have it approved", "before you send it to #press, translate it"
  private static func before(_ tokens: [Token]) -> [Token]? {
    var start = tokens.matchLength(ofAny: [["prior", "to"], ["before"]], at: 0)
    guard start > 0, let comma = tokens.firstIndex(where: { $0.isMark([","]) }), comma + 1 < tokens.count else {
      return nil
    }
    while ["you", "it", "we", "i"].contains(tokens.word(start)) { start += 1 }
    let later = tokens.part(start, comma)
    guard Verbs.begins(later, at: 0) || PassiveClause.wishLength(later, at: 0) > 0 || Verbs.base(later.word(0)) != nil
    else { return nil }
    return tokens.part(comma + 1) + [Token(.word, text: "then")] + later
  }

  /// "… after my manager has agreed", "once Bob approves, …"
  private static func agreed(_ tokens: [Token]) -> [Token]? {
    for index in tokens.indices {
      let opening = tokens.matchLength(ofAny: openings, at: index)
      guard opening > 0 else { continue }
      var end = index + opening
      while let token = tokens.at(end), !token.isMark, token.word != "then", end - index < 12,
        !(agreeing.contains(tokens.word(end - 1)) && (Verbs.begins(tokens, at: end) || token.word == "and"))
      { end += 1 }
      let phrase = tokens.part(index + opening, end)
      guard phrase.count >= 2, phrase.count <= 9,
        let last = phrase.last(where: { !["it", "this", "that", "to", "them"].contains($0.word) }),
        agreeing.contains(last.word), phrase.allSatisfy(\.isWord),
        !["field", "status", "state", "value", "is", "was"].contains(where: { phrase.part(0, 3).words.contains($0) }),
        !["a", "an", "new"].contains(phrase.word(0))
      else { continue }
      let rest = (tokens.part(0, index) + tokens.part(end)).trimmed(["but", "then", "and"])
      guard !rest.isEmpty else { return nil }
      // Who was asked before is only waited for.
      if tokens.part(0, index).containsAny(["approval", "permission", "approve"]) { return rest }
      let who = phrase.filter {
        !agreeing.contains($0.word) && !["has", "have", "it", "said", "given", "the", "this"].contains($0.word)
      }
      return words("ask for approval by") + (who.isEmpty ? words("somebody") : who) + [Token(.mark(","), text: ",")]
        + words("then") + rest
    }
    return nil
  }

  /// "post it to #press, but ask for approval first", "… but before that wait an hour"
  private static func first(_ tokens: [Token]) -> [Token]? {
    guard let but = tokens.lastIndex(where: { $0.word == "but" }), but > 1 else { return nil }
    let head = tokens.part(but + 1)
    for lead in [["first"], ["before", "that"], ["beforehand"]] {
      let isHead = head.matches(lead, at: 0)
      guard isHead || head.matches(lead, at: head.count - lead.count) else { continue }
      let earlier = isHead ? head.part(lead.count) : head.part(0, head.count - lead.count)
      guard Verbs.begins(earlier, at: 0) else { continue }
      return earlier + [Token(.mark(","), text: ",")] + words("then") + tokens.part(0, but).trimmed([])
    }
    return nil
  }

  private static func words(_ text: String) -> [Token] {
    text.split(separator: " ").map { Token(.word, text: String($0)) }
  }
}
