/// Several demands in one sentence: "if it is a bug open an issue, if it is a question post it to #help, and otherwise
/// archive it". Where they are told apart by one member they are cases; with an "otherwise" each is looked at where the
/// one before did not hold; else each is looked at by itself.
enum ConditionChain {
  struct Link {
    let condition: Condition
    let words: [Token]
    let body: [Token]
    let source: PlannedStep?
  }

  private static let openings: [[String]] = [
    ["if"], ["unless"], ["in", "case"], ["else", "if"], ["otherwise", "if"], ["or", "if"], ["when"], ["and", "if"],
    ["but", "if"],
  ]
  private static let answers: Set<String> = [
    "not", "so", "yes", "no", "true", "false", "possible", "necessary", "needed", "any",
  ]

  static func read(_ tokens: [Token], depth: Int, parser: inout StatementParser) -> [PlannedStep]? {
    guard tokens.count < 200, DecisionParser.begins(tokens), parser.spend(tokens.count) else { return nil }
    let starts = heads(tokens)
    guard starts.count > 1 else { return nil }
    var links: [Link] = []
    var isElse = false
    let noun = parser.context.noun
    // "…, and the English one in all other cases"
    let (said, tail) = DecisionParser.splitOtherwise(tokens.part(starts.last ?? 0))
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : tokens.count
      let part = (number + 1 < starts.count ? tokens.part(start, end) : said).trimmed(["and", "but", "or"])
      if number > 0, ["else", "otherwise"].contains(part.word(0)) { isElse = true }
      guard let link = link(part, after: links.last, parser: &parser) else { return nil }
      links.append(link)
    }
    guard let first = links.first, let last = links.last else { return nil }
    let (body, otherwiseTokens) = (last.body, tail)
    let context = parser.context
    var branches: [[PlannedStep]] = []
    for link in links {
      parser.context = context
      let steps = parser.statement(DecisionParser.completed(link.body), depth: depth + 1)
      branches.append(steps)
    }
    // One that is not understood takes nothing from the others.
    guard branches.contains(where: { !$0.isEmpty }) else { return nil }
    parser.context = context
    parser.context.noun = noun
    let otherwise = otherwiseTokens.map {
      let clause = CaseAction.clause($0, after: body, catalog: parser.catalog)
      return clause.isEmpty ? [] : parser.statement(DecisionParser.completed(clause), depth: depth + 1)
    }
    let sources = links.compactMap(\.source)
    if let cases = cases(links, branches) {
      guard case .compare(let member, _, _) = first.condition else { return nil }
      let kind = PlannedStep.Kind.route(member, cases: cases, otherwise: otherwise ?? [])
      return sources + [PlannedStep(kind: kind, words: first.words.text, tool: .switchRoute, score: 1)]
    }
    if links.count == 2, isComplement(first.condition, last.condition) {
      return sources + [decide(first, then: branches.first ?? [], otherwise: branches.last ?? [])]
    }
    guard isElse || otherwise != nil || isOneMember(links) else {
      return sources + zip(links, branches).map { decide($0, then: $1, otherwise: []) }
    }
    var result = otherwise ?? []
    for (link, steps) in zip(links, branches).reversed() { result = [decide(link, then: steps, otherwise: result)] }
    return sources + result
  }

  /// Where the demands begin.
  private static func heads(_ tokens: [Token]) -> [Int] {
    var starts = [0]
    let isWhen = tokens.word(0) == "when"
    for index in tokens.indices.dropFirst(4) {
      let before = tokens.at(index - 1)
      let isStart = before?.isMark == true || ["and", "but", "or"].contains(before?.word ?? "")
      guard isStart, let last = starts.last, index - last > 3 else { continue }
      let opening = tokens.matchLength(ofAny: openings, at: index)
      guard opening > 0, tokens.word(index) != "when" || isWhen, !answers.contains(tokens.word(index + opening)),
        Consent.read(tokens, at: index) == nil,
        !isOutcome(tokens.part(index + opening, index + opening + 5))
          || isOutcome(tokens.part(1, 8))
      else { continue }
      // "and if", "else if": one head.
      if ["and", "but", "or"].contains(tokens.word(index)), index + 1 < tokens.count { continue }
      starts.append(index)
    }
    return starts
  }

  /// "if that fails" speaks of the step before.
  private static func isOutcome(_ words: [Token]) -> Bool {
    words.containsAny(["fails", "failed", "works", "succeeds", "worked", "succeeded"])
  }

  private static func link(_ tokens: [Token], after before: Link?, parser: inout StatementParser) -> Link? {
    let opening = tokens.matchLength(ofAny: openings, at: 0)
    guard opening > 0 else { return nil }
    let isUnless = tokens.word(0) == "unless"
    if let body = DecisionParser.bodyStart(tokens, from: opening) {
      var words = tokens.part(opening, body.conditionEnd)
      let source = ConditionSource.read(&words, parser: &parser)
      guard let said = parser.condition(words) ?? Condition.said(words) else { return nil }
      let condition = before.map { continued(said, words, $0) } ?? said
      return Link(
        condition: isUnless ? condition.negated : condition, words: words, body: tokens.part(body.start),
        source: source)
    }
    // "if it is fr the French one": the verb is that of the demand before.
    guard let before,
      let place = tokens.indices.first(where: { $0 > opening && ComparisonPhrases.match(tokens, at: $0) != nil }),
      let match = ComparisonPhrases.match(tokens, at: place), match.takesValue
    else { return nil }
    var end = place + match.length + 1
    while tokens.at(end)?.isMark == true { end += 1 }
    let words = tokens.part(opening, place + match.length + 1)
    let rest = CaseAction.clause(tokens.part(end), after: before.body, catalog: parser.catalog)
    guard !rest.isEmpty, let said = parser.condition(words) else { return nil }
    let condition = continued(said, words, before)
    return Link(condition: condition, words: words, body: rest, source: nil)
  }

  /// "when the country is Germany …, when it is France …": of the same member.
  private static func continued(_ condition: Condition, _ words: [Token], _ before: Link) -> Condition {
    guard ["it", "they"].contains(words.word(0)), words.count <= 4,
      case .compare(let member, .equals, .string) = before.condition,
      case .compare(let path, let comparison, .string(let text)) = condition, path == FieldPath(["status"]),
      comparison == .equals || comparison == .notEquals
    else { return condition }
    let written = words.last { $0.word == text.lowercased() }?.text ?? text
    return .compare(member, comparison, .string(written))
  }

  private static func cases(_ links: [Link], _ branches: [[PlannedStep]]) -> [RouteCase]? {
    var names: Set<String> = []
    var member: FieldPath?
    var cases: [RouteCase] = []
    for (link, steps) in zip(links, branches) {
      guard case .compare(let field, .equals, let value) = link.condition, !field.ofResponse, let name = value.caseName,
        member == nil || member == field, names.insert(name).inserted
      else { return nil }
      if case .bool = value { return nil }
      member = field
      cases.append(RouteCase(name: Words.slug(name), value: value, steps: steps))
    }
    return cases.isEmpty ? nil : cases
  }

  private static func isOneMember(_ links: [Link]) -> Bool {
    let members = links.map { link -> FieldPath? in
      if case .compare(let field, _, _) = link.condition { return field }
      if case .all(let parts)? = Optional(link.condition), case .compare(let field, _, _)? = parts.first {
        return field
      }
      return nil
    }
    guard let first = members.first, let first else { return false }
    return members.allSatisfy { $0 == first }
  }

  /// "if it fails …, if it works …"
  static func isComplement(_ first: Condition, _ second: Condition) -> Bool {
    if first == second.negated || first.negated == second { return true }
    guard first.isOfResponse, second.isOfResponse, case .compare(_, let one, let value) = first,
      case .compare(_, let other, let same) = second, value == same
    else { return false }
    return one == .greaterOrEqual && other == .less || one == .less && other == .greaterOrEqual
  }

  private static func decide(_ link: Link, then: [PlannedStep], otherwise: [PlannedStep]) -> PlannedStep {
    PlannedStep(
      kind: .decide(link.condition, then: then, otherwise: otherwise), words: link.words.text, tool: .ifElse, score: 1)
  }
}
