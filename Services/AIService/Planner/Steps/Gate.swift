/// "Only continue when the status is paid; then …": all that follows is done only then.
enum Gate {
  private static let openings: [[String]] = [
    ["only", "continue", "if"], ["only", "continue", "when"], ["continue", "only", "if"], ["continue", "only", "when"],
    ["only", "go", "on", "if"], ["go", "on", "only", "if"], ["proceed", "only", "if"], ["proceed", "only", "when"],
    ["only", "proceed", "if"], ["only", "proceed", "when"], ["stop", "unless"], ["end", "unless"], ["continue", "if"],
    ["only", "carry", "on", "if"], ["carry", "on", "only", "if"], ["only", "go", "on", "when"],
  ]

  static func read(_ tokens: [Token], _ parser: inout StatementParser) -> Condition? {
    let words = tokens.trimmed(["and", "then", "but", "please"])
    let opening = words.matchLength(ofAny: openings, at: 0)
    guard opening > 0, words.count < 30, DecisionParser.splitOtherwise(words).otherwise == nil else { return nil }
    let said = words.part(opening)
    guard !said.contains(where: { $0.isMark([",", ":"]) }) else { return nil }
    return parser.condition(said) ?? Condition.said(said)
  }
}
