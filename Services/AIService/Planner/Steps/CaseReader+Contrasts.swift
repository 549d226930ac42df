/// Cases that are not listed one by one: the same in as many ways as there are values, and the one against the rest.
extension CaseReader {
  /// "send the welcome mail in German, in French or in English": one thing, in as many ways as there are values.
  static func alternatives(_ tokens: [Token], _ field: FieldPath) -> [Piece]? {
    let tokens = Verbs.begins(tokens, at: 0) ? tokens : PassiveClause.active(tokens)
    guard Verbs.begins(tokens, at: 0) else { return nil }
    for index in tokens.indices.dropFirst(2) {
      let word = tokens.word(index)
      guard ["in", "to", "with", "on", "as"].contains(word) else { continue }
      var values: [[Token]] = []
      var place = index
      while tokens.word(place) == word {
        var end = place + 1
        while let token = tokens.at(end), !token.isMark, !["or", "and"].contains(token.word), end - place < 5 {
          end += 1
        }
        values.append(tokens.part(place + 1, end))
        while tokens.at(end)?.isMark([","]) == true || ["or", "and"].contains(tokens.word(end)) { end += 1 }
        place = end
      }
      guard values.count > 1, place >= tokens.count else { continue }
      return values.map { value in
        Piece(
          head: .value(.string(value.text), of: field),
          action: tokens.part(0, index) + [Token(.word, text: word)] + value)
      }
    }
    return nil
  }

  /// "let the boss approve orders above 2,500; anything cheaper is posted": whom it is about stands in the first step.
  static func contrasted(
    _ tokens: [Token], _ depth: Int, _ parser: inout StatementParser
  ) -> [PlannedStep]? {
    guard !DecisionParser.begins(tokens) else { return nil }
    for index in tokens.indices.dropFirst(3) {
      guard
        tokens.at(index - 1)?.isMark([",", ";"]) == true || ["and", "but", "while"].contains(tokens.word(index - 1)),
        CaseHead.otherwiseLength(tokens, at: index) > 0
      else { continue }
      let length = CaseHead.otherwiseLength(tokens, at: index)
      let first = tokens.part(0, index).trimmed(["and", "but", "while"])
      guard
        let place = first.indices.last(where: {
          first.at($0)?.number != nil && !["a", "an", "one"].contains(first.word($0))
        }),
        case .condition(let condition)? = CaseHead.read(
          first.part(place - 5, place + 3), field: parser.context.field, isBare: false)
      else { return nil }
      var start = place
      while start > 0,
        ComparisonPhrases.match(first, at: start - 1) != nil
          || ["than", "of", "from", "up", "to"].contains(first.word(start - 1))
      {
        start -= 1
      }
      var end = place + 1
      while let token = first.at(end),
        ["usd", "eur", "euro", "euros", "dollars", "pounds", "or", "more", "up"].contains(token.word)
      { end += 1 }
      let action = first.part(0, start) + first.part(end)
      let then = parser.statement(action, depth: depth + 1)
      let other = CaseAction.clause(tokens.part(index + length), after: first, catalog: parser.catalog)
      let same = Ellipsis.step(other, like: first, then, catalog: parser.catalog)
      let otherwise = other.isEmpty ? [] : same.map { [$0] } ?? parser.statement(other, depth: depth + 1)
      guard !then.isEmpty, !otherwise.isEmpty || other.isEmpty else { return nil }
      let kind = PlannedStep.Kind.decide(condition, then: then, otherwise: otherwise)
      return [PlannedStep(kind: kind, words: first.text, tool: .ifElse, score: 1)]
    }
    return nil
  }
}
