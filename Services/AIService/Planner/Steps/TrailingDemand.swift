/// A demand at the end of a sentence, for all that the sentence does: "add her to the list and greet her, but only if she
/// ticked the box".
enum TrailingDemand {
  private static let openings: [[String]] = [
    ["but", "only", "if"], ["but", "only", "when"], ["only", "if"], ["only", "when"], ["but", "just", "if"],
    ["unless"], ["but", "not", "if"], ["but", "not", "when"], ["provided"], ["provided", "that"], ["as", "long", "as"],
    ["except", "if"], ["except", "when"], ["and", "only", "if"], ["and", "only", "when"], ["just", "if"],
    ["on", "condition", "that"], ["assuming"], ["assuming", "that"], ["if", "and", "only", "if"], ["so", "long", "as"],
    ["but", "never", "if"], ["but", "never", "when"], ["providing"], ["given", "that"],
  ]
  private static let negating: Set<String> = ["unless", "not", "never", "except"]

  static func read(_ tokens: [Token], depth: Int, parser: inout StatementParser) -> [PlannedStep]? {
    guard tokens.count < 160, !DecisionParser.begins(tokens) else { return nil }
    for index in tokens.indices.dropFirst(2) {
      if let steps = forSome(tokens, at: index, depth: depth, parser: &parser) { return steps }
      let length = tokens.matchLength(ofAny: openings, at: index)
      guard length > 0 else { continue }
      let isMarked = tokens.at(index - 1)?.isMark == true || ["but", "and"].contains(tokens.word(index))
      guard isMarked, Completion.length(tokens, at: index) == 0, Consent.read(tokens, at: index) == nil else {
        continue
      }
      let (said, otherwiseTokens) = DecisionParser.splitOtherwise(tokens.part(index + length))
      guard DecisionParser.bodyStart([Token(.word, text: "if")] + said, from: 1) == nil, parser.spend(tokens.count)
      else { continue }
      guard var condition = parser.condition(said) ?? Condition.said(said) else { continue }
      if tokens.part(index, index + length).containsAny(negating) { condition = condition.negated }
      let steps = parser.statement(tokens.part(0, index), depth: depth + 1)
      // What only brings the data is done before it is looked at.
      let brought = steps.prefix { $0.onlyBrings }
      let then = Array(steps.dropFirst(brought.count))
      guard !then.isEmpty else { continue }
      let otherwise = otherwiseTokens.map { parser.statement(DecisionParser.completed($0), depth: depth + 1) } ?? []
      let kind = PlannedStep.Kind.decide(condition, then: then, otherwise: otherwise)
      return brought + [PlannedStep(kind: kind, words: said.text, tool: .ifElse, score: 1)]
    }
    return nil
  }
}

extension TrailingDemand {
  /// "post it to #big for orders above 100", "… but only for tickets with priority high"
  private static func forSome(
    _ tokens: [Token], at index: Int, depth: Int, parser: inout StatementParser
  ) -> [PlannedStep]? {
    guard tokens.word(index) == "for", tokens.count - index < 12, !parser.context.isGivenList else { return nil }
    let said = tokens.part(index + 1)
    let isOnly = ["only", "just"].contains(tokens.word(index - 1))
    guard Words.isPlural(said.word(0)) || ["those", "anything"].contains(said.word(0)),
      !said.contains(where: { $0.isMark }),
      isOnly || ComparisonPhrases.match(said, at: 1)?.comparison.isOrdering == true,
      let condition = parser.condition(said), parser.spend(tokens.count)
    else { return nil }
    var end = index
    while ["only", "just", "but", "and"].contains(tokens.word(end - 1)) || tokens.at(end - 1)?.isMark == true {
      end -= 1
    }
    let steps = parser.statement(tokens.part(0, end), depth: depth + 1)
    let brought = steps.prefix { $0.onlyBrings }
    guard brought.isEmpty, !steps.isEmpty else { return nil }
    let kind = PlannedStep.Kind.decide(condition, then: steps, otherwise: [])
    return [PlannedStep(kind: kind, words: said.text, tool: .ifElse, score: 1)]
  }
}

extension PlannedStep {
  /// Whether it does no more than bring data.
  var onlyBrings: Bool {
    switch kind {
    case .connector(let plan): plan.bringsData
    case .request(let plan): plan.method == "GET"
    case .given: true
    default: false
    }
  }
}
