/// "Check whether the field vip is true. If so, …. If not, …": a demand whose branches are said behind it.
enum CheckReader {
  private static let openings: [[String]] = [
    ["check", "whether"], ["check", "if"], ["see", "whether"], ["see", "if"], ["verify", "whether"], ["verify", "if"],
    ["test", "whether"], ["test", "if"], ["look", "whether"], ["look", "if"], ["determine", "whether"],
    ["determine", "if"], ["find", "out", "whether"], ["find", "out", "if"], ["decide", "whether"],
    ["checks", "whether"],
    ["checks", "if"], ["look", "at", "whether"],
  ]
  private static let affirmations: [[String]] = [
    ["if", "so"], ["if", "yes"], ["yes"], ["if", "true"], ["in", "that", "case"], ["if", "that", "is", "the", "case"],
    ["then"], ["if", "this", "is", "the", "case"], ["if", "that", "is", "so"], ["when", "so"], ["if", "that", "holds"],
  ]
  /// They affirm only where nothing else is said of "it".
  private static let short: [[String]] = [
    ["if", "it", "is"], ["if", "it", "does"], ["if", "they", "are"], ["if", "they", "do"], ["if", "it", "has"],
    ["if", "they", "have"], ["if", "he", "is"], ["if", "she", "is"], ["when", "it", "is"], ["if", "there", "is"],
    ["if", "there", "are"], ["if", "that", "is"],
  ]

  /// How many tokens say yes at a place, with the comma behind them.
  static func affirmed(_ tokens: [Token], at index: Int) -> Int {
    var length = tokens.matchLength(ofAny: affirmations, at: index)
    let brief = tokens.matchLength(ofAny: short, at: index)
    if brief > length,
      tokens.at(index + brief)?.isMark == true
        || Verbs.begins(tokens, at: index + brief)
          && !["open", "closed"].contains(tokens.word(index + brief))
    {
      length = brief
    }
    guard length > 0 else { return 0 }
    var end = index + length
    while tokens.at(end)?.isMark([",", ":", "."]) == true || tokens.word(end) == "then" { end += 1 }
    return end - index
  }

  /// Where in a sentence something is checked: at its beginning, or behind the steps before.
  static func place(_ tokens: [Token]) -> Int? {
    tokens.indices.first { index in
      tokens.matchLength(ofAny: openings, at: index) > 0
        && (index == 0 || tokens.at(index - 1)?.isMark == true || ["and", "then"].contains(tokens.word(index - 1)))
    }
  }

  /// The decision; without branches where they stand in the sentences to come.
  static func read(_ tokens: [Token], depth: Int, parser: inout StatementParser) -> [PlannedStep]? {
    let opening = tokens.matchLength(ofAny: openings, at: 0)
    guard opening > 0, tokens.count < 120, parser.spend(tokens.count) else { return nil }
    var end = opening
    while let token = tokens.at(end), !token.isMark([",", ";", ":", "?"]), !isTurn(tokens, at: end) { end += 1 }
    var words = tokens.part(opening, end)
    let source = ConditionSource.read(&words, parser: &parser)
    guard let condition = parser.condition(words) ?? Condition.said(words) else { return nil }
    var rest = tokens.part(end).trimmed(["and", "but"])
    var then: [PlannedStep] = []
    var otherwise: [PlannedStep] = []
    if !rest.isEmpty {
      let yes = affirmed(rest, at: 0)
      rest = rest.part(yes)
      let (thenTokens, otherwiseTokens) = DecisionParser.splitOtherwise(rest)
      then = thenTokens.isEmpty ? [] : parser.statement(DecisionParser.completed(thenTokens), depth: depth + 1)
      otherwise = otherwiseTokens.map { parser.statement(DecisionParser.completed($0), depth: depth + 1) } ?? []
      guard !then.isEmpty || !otherwise.isEmpty else { return nil }
    }
    let kind = PlannedStep.Kind.decide(condition, then: then, otherwise: otherwise)
    return (source.map { [$0] } ?? []) + [PlannedStep(kind: kind, words: words.text, tool: .ifElse, score: 1)]
  }

  private static func isTurn(_ tokens: [Token], at index: Int) -> Bool {
    if tokens.word(index) == "and" || tokens.word(index) == "then" {
      return affirmed(tokens, at: index + 1) > 0 || tokens.matches(["if", "not"], at: index + 1)
        || tokens.word(index) == "then" || Verbs.begins(tokens, at: index + 1)
    }
    return ["otherwise", "else"].contains(tokens.word(index)) && index > 2
  }
}

extension PlannedStep {
  /// A decision whose branches are still to be said.
  var isPending: Bool {
    if case .decide(_, let then, let otherwise) = kind { return then.isEmpty && otherwise.isEmpty }
    return false
  }
}
