/// Makes steps of cases.
extension CaseReader {
  static func isOneMember(_ pieces: [Piece]) -> Bool {
    let members = pieces.map { piece -> FieldPath? in
      if case .value(_, let member) = piece.head { return member }
      return nil
    }
    let named = Set(members.compactMap { $0 })
    return named.count <= 1
      && pieces.allSatisfy { if case .value = $0.head { true } else { false } }
  }

  /// "if it is below 50 …, between 50 and 500 …, above 500 …"
  static func isOneScale(_ pieces: [Piece]) -> Bool {
    pieces.allSatisfy { piece in
      guard case .condition(let condition) = piece.head else { return false }
      switch condition {
      case .compare(_, let comparison, _): return comparison.isOrdering
      case .all(let parts): return parts.count == 2
      default: return false
      }
    }
  }

  static func build(_ pieces: [Piece], _ depth: Int, _ parser: inout StatementParser) -> [PlannedStep]? {
    let told = pieces.filter { $0.head != .otherwise }
    let context = parser.context
    var done: [[PlannedStep]] = []
    for piece in pieces {
      // What one case does is nothing that the next can build on.
      parser.context = context
      let before = done.last.flatMap { steps in pieces.dropFirst(done.count - 1).first.map { ($0.action, steps) } }
      let same = before.flatMap { Ellipsis.step(piece.action, like: $0.0, $0.1, catalog: parser.catalog) }
      let steps = piece.action.isEmpty ? [] : same.map { [$0] } ?? parser.statement(piece.action, depth: depth + 1)
      guard piece.action.isEmpty || !steps.isEmpty else { return nil }
      done.append(steps)
    }
    let otherwise = zip(pieces, done).first { $0.0.head == .otherwise }?.1 ?? []
    let words = told.first.map { $0.action.text } ?? ""
    if told.count > 1, isOneMember(told) {
      var cases: [RouteCase] = []
      var member: FieldPath?
      for (piece, steps) in zip(pieces, done) {
        guard case .value(let value, let path) = piece.head, let name = value.caseName else { continue }
        member = member ?? path
        if !steps.isEmpty || told.count < 3 {
          cases.append(RouteCase(name: Words.slug(name), value: value, steps: steps))
        }
      }
      return switched(cases, member, otherwise, words, &parser)
    }
    var result = otherwise
    for (piece, steps) in zip(pieces, done).reversed() {
      let condition: Condition
      switch piece.head {
      case .otherwise: continue
      case .condition(let said): condition = said
      case .value(let value, let path): condition = .compare(path ?? FieldPath(["type"]), .equals, value)
      }
      let kind = PlannedStep.Kind.decide(condition, then: steps, otherwise: result)
      result = [PlannedStep(kind: kind, words: words, tool: .ifElse, score: 1)]
    }
    return result
  }

  private static let moods: Set<String> = ["positive", "negative", "neutral"]

  private static func switched(
    _ cases: [RouteCase], _ member: FieldPath?, _ otherwise: [PlannedStep], _ words: String,
    _ parser: inout StatementParser
  ) -> [PlannedStep]? {
    var names: Set<String> = []
    let cases = cases.filter { names.insert($0.name).inserted && names.count <= 20 }
    guard !cases.isEmpty else { return nil }
    // "complete: …. Incomplete: …": one is what the other is not.
    if cases.count == 2, let first = cases.first, let last = cases.last,
      let (yes, no, isFlipped) = opposites(first, last), case .string(let text) = (isFlipped ? first : last).value
    {
      let path = member ?? FieldPath([parser.context.hasData ? "text" : "status"])
      let comparison: Condition.Comparison = member == nil && parser.context.hasData ? .contains : .equals
      let kind = PlannedStep.Kind.decide(.compare(path, comparison, .string(text)), then: no, otherwise: yes)
      return [PlannedStep(kind: kind, words: words, tool: .ifElse, score: 1)]
    }
    let isMood = names.isSubset(of: moods) && member.map { $0 == FieldPath(["sentiment"]) } ?? true
    if isMood || Set(parser.context.labels.map { Words.slug($0) }).isSuperset(of: names) {
      let route = PlannedStep(
        kind: .route(FieldPath(["label"]), cases: cases, otherwise: otherwise), words: words, tool: .switchRoute,
        score: 1)
      guard parser.context.labels.isEmpty else { return [route] }
      let plan = LabelPlan(purpose: .sentiment)
      return [PlannedStep(kind: .label(plan), words: words, tool: .textLabel, score: 1), route]
    }
    let kind = PlannedStep.Kind.route(member ?? FieldPath(["type"]), cases: cases, otherwise: otherwise)
    return [PlannedStep(kind: kind, words: words, tool: .switchRoute, score: 1)]
  }

  /// What is done for the one, for its opposite, and whether the first of both is the opposite.
  private static func opposites(
    _ first: RouteCase, _ last: RouteCase
  ) -> (yes: [PlannedStep], no: [PlannedStep], isFlipped: Bool)? {
    for prefix in ["in", "un", "not_", "non_", "dis", "im", "ir"] {
      if last.name == prefix + first.name { return (first.steps, last.steps, false) }
      if first.name == prefix + last.name { return (last.steps, first.steps, true) }
    }
    return nil
  }
}

extension Condition.Operand {
  /// What a case is called.
  var caseName: String? {
    switch self {
    case .string(let text): text
    case .number(let number): JQText.number(number)
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }
}
