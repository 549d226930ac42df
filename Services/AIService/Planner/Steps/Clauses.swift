/// Cuts a sentence into clauses, each of which is one step: at "then", and at "and" or a comma where a verb follows.
enum Clauses {
  static func split(_ tokens: [Token]) -> [[Token]] {
    var clauses: [[Token]] = []
    var current: [Token] = []
    func flush() {
      let clause = current.trimmed(["and", "then", "also", "please", "just"])
      if !clause.isEmpty { clauses.append(clause) }
      current = []
    }
    var index = 0
    while let token = tokens.at(index) {
      let sequencer = Connectors.sequencer(tokens, at: index)
      if sequencer > 0, !isRelative(tokens, at: index) {
        flush()
        index += sequencer
        continue
      }
      let joint = joint(tokens, at: index)
      if joint > 0 {
        // A condition in the middle swallows the rest of its sentence.
        if DecisionParser.beginsNesting(tokens.part(index + joint)) {
          flush()
          let rest = tokens.part(index + joint)
          return clauses + [rest]
        }
        flush()
        index += joint
        continue
      }
      current.append(token)
      index += 1
    }
    flush()
    return clauses
  }

  /// How many tokens a comma or an "and" takes that stands before the next clause; 0 where it joins words.
  private static func joint(_ tokens: [Token], at index: Int) -> Int {
    guard let token = tokens.at(index), index > 0 else { return 0 }
    var next = index
    // A joint is short; a thousand words of "and" are not one.
    while next - index < 12, let part = tokens.at(next),
      part.isMark([",", ":"]) || ["and", "also", "plus", "but", "just"].contains(part.word)
    {
      next += 1
    }
    guard next > index, token.isMark([",", ":"]) || ["and", "plus", "but", "also"].contains(token.word) else {
      return 0
    }
    let rest = next
    while ["automatically", "immediately", "it", "will", "should", "i", "want", "to", "only", "the", "workflow"]
      .contains(
        tokens.word(next)), !Verbs.begins(tokens, at: next)
    {
      next += 1
    }
    // "the name and the total": behind an article stands a noun.
    if tokens.word(next - 1) == "the", next > rest { return 0 }
    if Verbs.begins(tokens, at: next), !isObjectOfCondition(tokens, at: next), !isPartOfMessage(tokens, at: next, index)
    {
      return next - index
    }
    if DecisionParser.beginsNesting(tokens.part(rest)) { return rest - index }
    return 0
  }

  private static let messageParts: Set<String> = [
    "text", "message", "name", "label", "tag", "title", "subject", "body", "description", "comment", "priority",
    "email",
  ]

  /// "with the subject "A" and text "B"", "call +1… and say that …": parts of one message, no step of their own.
  private static func isPartOfMessage(_ tokens: [Token], at index: Int, _ joint: Int) -> Bool {
    let next = tokens.at(index + 1)
    // "in Trello, list Ideas": the name of a list.
    if tokens.word(index) == "list", tokens.at(joint)?.isMark([","]) == true, next?.text.first?.isUppercase == true,
      tokens.at(index + 2).map({ $0.isMark || ["and", "on", "in"].contains($0.word) }) ?? true
    {
      return true
    }
    if tokens.word(index) == "say" { return next?.word == "that" || next?.isLiteral == true }
    guard messageParts.contains(tokens.word(index)) else { return false }
    var isText = next?.isMark([":"]) == true
    if case .quoted? = next?.kind { isText = true }
    let before = tokens.part(joint - 12 < 0 ? 0 : joint - 12, joint)
    return isText && before.containsAny(["with", "subject", "title", "titled", "body", "text"])
  }

  /// "where status is open and read is false": a word that could be a verb, but a comparison follows.
  private static func isObjectOfCondition(_ tokens: [Token], at index: Int) -> Bool {
    for ahead in 1...2 where ComparisonPhrases.match(tokens, at: index + ahead)?.takesValue ?? false {
      let word = tokens.word(index + ahead)
      return !["including", "over", "above", "under", "below", "at"].contains(word) && !word.isEmpty
    }
    return false
  }

  /// "then" inside a quoted-like phrase such as "and then some" is left alone by the parser of conditions; here only
  /// a "before" that names a time is.
  private static func isRelative(_ tokens: [Token], at index: Int) -> Bool {
    tokens.word(index) == "before" && tokens.at(index + 1)?.isLiteral == true
  }
}
