/// Reads "if … then … otherwise …" in its many orders into one decision with two lists of steps.
enum DecisionParser {
  private static let openings: [[String]] = [
    ["if"], ["when"], ["whenever"], ["unless"], ["in", "case"], ["only", "if"], ["but", "if"], ["but", "only", "if"],
    ["and", "if"], ["as", "long", "as"], ["only", "when"], ["else", "if"], ["otherwise", "if"], ["or", "if"],
  ]

  static func begins(_ tokens: [Token]) -> Bool { tokens.matchLength(ofAny: openings, at: 0) > 0 }

  /// Whether a clause opens something that holds clauses of its own.
  static func beginsNesting(_ tokens: [Token]) -> Bool {
    begins(tokens) || EachReader.read(tokens) != nil || RouteParser.begins(tokens)
  }

  static func read(_ tokens: [Token], depth: Int, parser: inout StatementParser) -> [PlannedStep]? {
    let opening = tokens.matchLength(ofAny: openings, at: 0)
    guard opening > 0 else { return readSubject(tokens, depth: depth, parser: &parser) }
    if tokens.matches(["if", "yes"], at: 0) { return agreed(tokens.part(2), depth, &parser) }
    guard let body = bodyStart(tokens, from: opening) else { return nil }
    var words = tokens.part(opening, body.conditionEnd)
    let source = ConditionSource.read(&words, parser: &parser)
    guard
      var condition = parser.condition(words)
        ?? (source == nil && !["when", "whenever"].contains(tokens.word(0)) ? Condition.said(words) : nil)
    else {
      return source.map { asked($0, tokens.part(body.start), words, depth, &parser) }
    }
    if tokens.word(0) == "unless" { condition = condition.negated }
    let rest = tokens.part(body.start)
    let (thenTokens, otherwiseTokens) = splitOtherwise(rest)
    let then = parser.statement(completed(thenTokens), depth: depth + 1)
    let otherwise =
      otherwiseTokens.map { tokens in
        Ellipsis.again(tokens, then, catalog: parser.catalog).map { [$0] }
          ?? parser.statement(completed(tokens), depth: depth + 1)
      } ?? []
    guard !then.isEmpty || !otherwise.isEmpty || Connectors.saysNothing(thenTokens) else { return nil }
    let kind = PlannedStep.Kind.decide(condition, then: then, otherwise: otherwise)
    return (source.map { [$0] } ?? []) + [PlannedStep(kind: kind, words: words.text, tool: .ifElse, score: 1)]
  }

  /// "ask … whether …, and if so …": the answer before was yes.
  private static func agreed(
    _ rest: [Token], _ depth: Int, _ parser: inout StatementParser
  ) -> [PlannedStep]? {
    let (thenTokens, otherwiseTokens) = splitOtherwise(rest.trimmed(["then", "and", "just"]))
    let then = parser.statement(completed(thenTokens), depth: depth + 1)
    let otherwise = otherwiseTokens.map { parser.statement(completed($0), depth: depth + 1) } ?? []
    guard !then.isEmpty || !otherwise.isEmpty else { return nil }
    let kind = PlannedStep.Kind.decide(
      .compare(FieldPath(["text"]), .contains, .string("yes")), then: then, otherwise: otherwise)
    return [PlannedStep(kind: kind, words: rest.text, tool: .ifElse, score: 1)]
  }

  /// A condition about what a service brings, in words that name no member: its text is looked at.
  private static func asked(
    _ source: PlannedStep, _ rest: [Token], _ words: [Token], _ depth: Int, _ parser: inout StatementParser
  ) -> [PlannedStep] {
    let (thenTokens, otherwiseTokens) = splitOtherwise(rest)
    let then = parser.statement(thenTokens, depth: depth + 1)
    let otherwise = otherwiseTokens.map { parser.statement($0, depth: depth + 1) } ?? []
    let said = words.last(where: \.isWord).map(\.word) ?? ""
    let condition = Condition.compare(FieldPath(["text"]), .contains, .string(said))
    let kind = PlannedStep.Kind.decide(condition, then: then, otherwise: otherwise)
    return [source, PlannedStep(kind: kind, words: words.text, tool: .ifElse, score: 1)]
  }

  /// "send an alert if the status is open (otherwise stop)".
  static func readPostfix(_ tokens: [Token], depth: Int, parser: inout StatementParser) -> [PlannedStep]? {
    for index in tokens.indices.dropFirst() {
      let opening = tokens.matchLength(ofAny: openings, at: index)
      guard opening > 0 else { continue }
      guard parser.spend(tokens.count) else { return nil }
      let only = tokens.word(index - 1) == "only" ? 1 : 0
      let action = tokens.part(0, index - only)
      let (said, otherwiseTokens) = splitOtherwise(tokens.part(index + opening))
      var conditionTokens = said
      let source = said.urls.isEmpty ? nil : ConditionSource.read(&conditionTokens, parser: &parser)
      let isSaid = tokens.word(index) == "unless" || tokens.word(index) == "if" || only > 0
      guard var condition = parser.condition(conditionTokens) ?? (isSaid ? Condition.said(conditionTokens) : nil)
      else { continue }
      if tokens.word(index) == "unless" { condition = condition.negated }
      let then = parser.statement(action, depth: depth + 1)
      guard !then.isEmpty else { continue }
      let otherwise = otherwiseTokens.map { parser.statement($0, depth: depth + 1) } ?? []
      let kind = PlannedStep.Kind.decide(condition, then: then, otherwise: otherwise)
      return (source.map { [$0] } ?? []) + [
        PlannedStep(kind: kind, words: conditionTokens.text, tool: .ifElse, score: 1)
      ]
    }
    return nil
  }

  /// Where the condition ends and what is done begins: at "then", at a comma or colon before a verb, or at a verb.
  static func bodyStart(_ tokens: [Token], from opening: Int) -> (conditionEnd: Int, start: Int)? {
    var firstVerb: Int?
    var passive: Int?
    var index = opening + 1
    while let token = tokens.at(index) {
      // "if the total is over 5 ask for approval, then post it": what is done has begun already.
      if let firstVerb, token.word == "then" || token.isMark([",", ":"]), isCompared(tokens, opening, firstVerb) {
        return (firstVerb, firstVerb)
      }
      if token.word == "then" { return (index, index + 1) }
      if token.isMark([",", ":"]) {
        var next = index + 1
        while tokens.word(next) == "then" || tokens.word(next) == "and" || tokens.word(next) == "just" { next += 1 }
        if startsBody(tokens, at: next) { return (index, next) }
        // "if …, restart it with a POST to …": an order, whether the verb is known or not.
        if firstVerb == nil, passive == nil, isCompared(tokens, opening, index), isOrder(tokens, at: next) {
          return (index, next)
        }
      }
      if firstVerb == nil, index > opening + 1, !isPartOfCondition(tokens, at: index) || tokens.word(index) == "do",
        Verbs.begins(tokens, at: index) || tokens.matches(["do", "nothing"], at: index)
      {
        firstVerb = index
      }
      // "if consent is true, the person is added": what is done is said in the passive.
      if passive == nil, firstVerb == nil, token.isMark([","]), isCompared(tokens, opening, index),
        (index + 2..<index + 7).contains(where: { PassiveClause.wishLength(tokens, at: $0) > 0 })
      {
        passive = index
      }
      // "if it weighs more than 30 kg it should be posted to …"
      if passive == nil, firstVerb == nil, ["it", "they"].contains(token.word), index > opening + 2,
        PassiveClause.wishLength(tokens, at: index + 1) > 0, isCompared(tokens, opening, index)
      {
        return (index, index)
      }
      index += 1
    }
    // Without "then" and comma: the first verb behind something that can be a condition.
    if let passive { return (passive, passive + 1) }
    guard let firstVerb else { return nil }
    return (firstVerb, firstVerb)
  }

  /// Whether a whole comparison stands between two places.
  private static func isCompared(_ tokens: [Token], _ start: Int, _ end: Int) -> Bool {
    guard end - start < 24 else { return false }
    return (start..<end).contains { index in
      guard let match = ComparisonPhrases.match(tokens, at: index) else { return false }
      return index > start && (match.takesValue ? index + match.length < end : index + match.length <= end)
    }
  }

  private static func isOrder(_ tokens: [Token], at index: Int) -> Bool {
    guard let token = tokens.at(index), token.isWord, token.number == nil,
      !Words.articles.contains(token.word), !Words.pronouns.contains(token.word),
      !Words.prepositions.contains(token.word),
      !["and", "or", "but", "not", "is", "are", "has", "have"].contains(token.word)
    else { return false }
    return ["it", "them", "him", "her", "me", "us", "the", "a", "an", "my", "our"].contains(tokens.word(index + 1))
  }

  private static func startsBody(_ tokens: [Token], at index: Int) -> Bool {
    if Verbs.begins(tokens, at: index) || beginsNesting(tokens.part(index)) { return true }
    if PassiveClause.wishLength(tokens, at: index) > 0 { return true }
    if NominalClause.names(tokens, at: index) { return true }
    // "if …, #ops on Slack"
    switch tokens.at(index)?.kind {
    case .channel?: return true
    default: break
    }
    return ["do", "it", "we", "i", "you", "nothing", "the", "run"].contains(tokens.word(index))
      && !(1...3).contains { ComparisonPhrases.match(tokens, at: index + $0) != nil }
  }

  private static func isPartOfCondition(_ tokens: [Token], at index: Int) -> Bool {
    if ComparisonPhrases.match(tokens, at: index) != nil || ComparisonPhrases.match(tokens, at: index + 1) != nil {
      return true
    }
    return ["is", "are", "not", "to", "of", "the", "a", "has", "have", "does", "be", "no", "any", "an"].contains(
      tokens.word(index - 1))
  }

  /// Cuts at the "otherwise" that belongs to this decision: the first one.
  static func splitOtherwise(_ tokens: [Token]) -> (then: [Token], otherwise: [Token]?) {
    for index in tokens.indices {
      // "…, those from elsewhere to #world"
      if index > 0,
        tokens.at(index - 1)?.isMark([",", ";"]) == true || ["and", "but"].contains(tokens.word(index - 1)),
        tokens.word(index) != "otherwise",
        !["if", "in", "for"].contains(tokens.word(index)) || CaseHead.isSmaller(tokens, at: index)
      {
        let length = CaseHead.otherwiseLength(tokens, at: index)
        if length > 1 {
          var start = index + length
          while tokens.at(start)?.isMark([":", ","]) == true || tokens.word(start) == "then" { start += 1 }
          if start < tokens.count {
            return (tokens.part(0, index).trimmed(["and", "then", "but"]), tokens.part(start))
          }
        }
      }
      // "if not" opens the other branch only where a clause can begin.
      guard tokens.matchLength(ofAny: Connectors.otherwise, at: index) > 0 else { continue }
      if tokens.word(index) == "if", index > 0, tokens.at(index - 1)?.isMark != true, tokens.word(index - 1) != "and" {
        continue
      }
      if ["something", "anything", "everything", "nothing", "someone", "or"].contains(tokens.word(index - 1)),
        tokens.word(index) == "else", tokens.word(index - 1) != "or"
      {
        continue
      }
      guard let rest = Connectors.afterOtherwise(tokens.part(index)) else {
        if let (then, otherwise) = trailing(tokens, at: index) { return (then, otherwise) }
        continue
      }
      return (tokens.part(0, index).trimmed(["and", "then", "but"]), rest)
    }
    return (tokens, nil)
  }

  /// "…, and the English one in all other cases": the words that tell the branch stand at its end.
  private static func trailing(_ tokens: [Token], at index: Int) -> (then: [Token], otherwise: [Token])? {
    let length = tokens.matchLength(ofAny: Connectors.otherwise, at: index)
    guard length > 0, index > 4, tokens.part(index + length).allSatisfy(\.isMark) else { return nil }
    let front = tokens.part(0, index)
    guard let joint = front.lastIndex(where: { $0.isMark([",", ";"]) || ["and", "but"].contains($0.word) }), joint > 1,
      index - joint > 1
    else { return nil }
    return (front.part(0, joint).trimmed(["and", "then", "but"]), front.part(joint + 1))
  }
}
