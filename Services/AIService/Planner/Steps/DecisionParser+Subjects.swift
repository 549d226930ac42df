/// Decisions that are said without an "if": by whom they are about ("those over 100 go to #big, the rest to #small").
extension DecisionParser {
  private static let going: Set<String> = ["go", "goes", "belong", "belongs", "land", "lands", "end", "move"]

  /// "Those over 100 go to #big, the rest to #small", "large ones (total ≥ 500) additionally go to …"
  static func readSubject(
    _ tokens: [Token], depth: Int, parser: inout StatementParser
  ) -> [PlannedStep]? {
    guard
      tokens.word(0) == "those" || tokens.part(0, 4).containsAny(["ones"])
        || tokens.part(1, 5).containsAny(["over", "above", "below", "under"]),
      !Verbs.begins(tokens, at: 0), tokens.count < 80
    else { return nil }
    for index in tokens.indices.dropFirst(2) where index < 14 {
      let isGoing =
        going.contains(tokens.word(index))
        && ["to", "in", "into", "up", "on", "directly", "straight"].contains(tokens.word(index + 1))
      guard isGoing || PassiveClause.wishLength(tokens, at: index) > 0 else { continue }
      var words = tokens.part(0, index).filter {
        !["those", "ones", "additionally", "also"].contains($0.word) && !$0.isMark(["(", ")"])
      }
      if words.count > 1, Words.isPlural(words.word(0)), let match = ComparisonPhrases.match(words, at: 1),
        match.comparison.isOrdering, !ConditionReader().isCarrier(words.word(0))
      {
        words = [Token(.word, text: Words.singular(words.word(0)))] + words.part(1)
      }
      if words.word(0) == "from" { words = [Token(.word, text: "country"), Token(.word, text: "is")] + words.part(1) }
      guard
        let condition = parser.condition(words) ?? ConditionClause.find(in: tokens.part(0, index), noun: nil)?.condition
      else { return nil }
      let it = [Token(.word, text: "it")]
      let rest =
        isGoing
        ? [Token(.word, text: "send")] + it + tokens.part(index + 1) : PassiveClause.active(it + tokens.part(index))
      let (thenTokens, otherwiseTokens) = splitOtherwise(rest)
      let then = parser.statement(thenTokens, depth: depth + 1)
      let otherwise = otherwiseTokens.map { parser.statement(completed($0), depth: depth + 1) } ?? []
      guard !then.isEmpty else { return nil }
      let kind = PlannedStep.Kind.decide(condition, then: then, otherwise: otherwise)
      return [PlannedStep(kind: kind, words: words.text, tool: .ifElse, score: 1)]
    }
    return nil
  }

  /// "to #small-bills" is "send it to #small-bills".
  static func completed(_ tokens: [Token]) -> [Token] {
    let words = tokens.trimmed(["and"])
    if going.contains(words.word(0)) { return [Token(.word, text: "send"), Token(.word, text: "it")] + words.part(1) }
    if case .channel? = words.first?.kind {
      return [Token(.word, text: "send"), Token(.word, text: "it"), Token(.word, text: "to")] + words
    }
    guard ["to", "in", "into", "on", "via", "by"].contains(words.word(0)) else {
      return PassiveClause.wishLength(words, at: 0) > 0
        ? PassiveClause.active([Token(.word, text: "it")] + words) : words
    }
    return [Token(.word, text: "send"), Token(.word, text: "it")] + words
  }
}
