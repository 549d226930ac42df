/// What is done with what was agreed to and with what was not, said by whom it is about: "approved ones are refunded,
/// rejected ones get a mail", "what he approves is added, what he turns down is dropped".
extension Consent {
  private static let agreed: Set<String> = [
    "approved", "accepted", "agreed", "confirmed", "granted", "okayed", "approves", "accepts", "approve", "accept",
    "agrees", "okays", "confirms", "okay", "confirm",
  ]
  private static let refused: Set<String> = [
    "rejected", "declined", "refused", "denied", "unapproved", "disapproved", "vetoed", "rejects", "declines",
    "refuses",
    "denies", "reject", "decline", "refuse", "vetoes", "deny", "veto",
  ]
  private static let subjects: Set<String> = [
    "what", "whatever", "those", "everything", "anything", "ones", "all", "whichever", "the",
  ]
  private static let longest = 9

  /// What stands at a place; nil for anything else.
  static func told(_ tokens: [Token], at index: Int) -> Consent? {
    if index > 0 {
      let isStart =
        tokens.at(index - 1)?.isMark == true || ["and", "but", "while", "whereas"].contains(tokens.word(index - 1))
      guard isStart else { return nil }
    }
    let first = tokens.word(index)
    let isThing = agreed.union(refused).contains(first) && first.hasSuffix("ed")
    guard isThing || subjects.contains(first) else { return nil }
    for place in index..<(index + longest) {
      guard let token = tokens.at(place), token.isWord else { return nil }
      if place > index, PassiveClause.wishLength(tokens, at: place) > 0, !isAnswer(tokens, at: place + 1) { return nil }
      let isDown =
        ["turns", "turned", "turn"].contains(token.word) && tokens.part(place + 1, place + 3).containsAny(["down"])
      let isNot =
        ["not", "n't"].contains(token.word) && agreed.contains(tokens.word(place + 1))
        || ["does", "do", "is", "are"].contains(token.word) && tokens.word(place + 1) == "not"
          && agreed.contains(tokens.word(place + 2))
      guard isDown || isNot || agreed.contains(token.word) || refused.contains(token.word) else { continue }
      var end = place + 1
      if isNot { end = place + (token.word == "not" ? 2 : 3) }
      if isDown { end += tokens.word(end) == "down" ? 1 : 2 }
      // "approved refunds", "rejected ones"
      while let next = tokens.at(end), next.isWord, end - place < 3,
        ["ones", "one", "by", "him", "her", "them", "me", "us", "to", "with"].contains(next.word)
          || end == place + 1 && Words.isPlural(next.word) && !Verbs.begins(tokens, at: end)
            && !CaseAction.isGoing(tokens, at: end) && PassiveClause.wishLength(tokens, at: end) == 0
      { end += 1 }
      while tokens.at(end)?.isMark([",", ":"]) == true || tokens.word(end) == "then" { end += 1 }
      guard end < tokens.count,
        CaseAction.isGoing(tokens, at: end) || PassiveClause.wishLength(tokens, at: end) > 0
          || Verbs.begins(tokens, at: end) || ["is", "are"].contains(tokens.word(end))
      else { return nil }
      return Consent(isYes: !(isDown || isNot || refused.contains(token.word)), rest: tokens.part(end))
    }
    return nil
  }

  private static func isAnswer(_ tokens: [Token], at index: Int) -> Bool {
    agreed.contains(tokens.word(index)) || refused.contains(tokens.word(index)) || tokens.word(index) == "not"
      || tokens.word(index) == "turned"
  }

  /// The answers of a sentence that begins with one, each with what is done then.
  static func all(_ tokens: [Token]) -> [Consent] {
    guard tokens.count < 120, let first = read(tokens, at: 0) ?? told(tokens, at: 0) else { return [] }
    var result: [Consent] = []
    var current = first
    // Each further one stands in what is done after the one before.
    while result.count < 6 {
      let rest = current.rest
      let next = rest.indices.dropFirst(2).lazy.compactMap { index in
        (read(rest, at: index) ?? told(rest, at: index)).map { (index, $0) }
      }.first
      guard let (place, consent) = next else { break }
      result.append(Consent(isYes: current.isYes, rest: rest.part(0, place).trimmed(["and", "but", "while", "then"])))
      current = consent
    }
    return result + [current]
  }
}
