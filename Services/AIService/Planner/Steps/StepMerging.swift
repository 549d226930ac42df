/// Decisions and loops that are said one after the other and belong together: "if the total is below 100 …. If it is 100 or more …"
/// has one "if"; "if the kind is a …. If the kind is b …" are cases.
enum StepMerging {
  static func joined(_ steps: [PlannedStep]) -> [PlannedStep] {
    var result: [PlannedStep] = []
    for step in steps {
      guard let last = result.last, let merged = merged(last, step) else {
        result.append(step)
        continue
      }
      result[result.count - 1] = merged
    }
    return result
  }

  private static func merged(_ first: PlannedStep, _ second: PlannedStep) -> PlannedStep? {
    var step = first
    // "for each, …; then add each to …": one loop.
    if case .each(let noun, let body) = first.kind, case .each(let same, let more) = second.kind,
      same == "item" || same == noun
    {
      step.kind = .each(noun: noun, body + more)
      return step
    }
    guard case .decide(let other, let then, let otherwise) = second.kind else { return nil }
    if case .decide(let condition, let before, let none) = first.kind {
      guard none.isEmpty, !before.isEmpty else { return nil }
      if otherwise.isEmpty, isComplement(condition, other) {
        step.kind = .decide(condition, then: before, otherwise: then)
        return step
      }
      guard let (member, value) = value(condition), let (same, next) = self.value(other), member == same, value != next,
        let name = value.caseName, let nextName = next.caseName
      else { return nil }
      let cases = [
        RouteCase(name: Words.slug(name), value: value, steps: before),
        RouteCase(name: Words.slug(nextName), value: next, steps: then),
      ]
      step.kind = .route(member, cases: cases, otherwise: otherwise)
      step.tool = .switchRoute
      return step
    }
    if case .route(let member, let cases, let none) = first.kind, none.isEmpty, let (same, next) = value(other),
      member == same, let name = next.caseName, !cases.contains(where: { $0.value == next }), cases.count < 20
    {
      let added = RouteCase(name: Words.slug(name), value: next, steps: then)
      step.kind = .route(member, cases: cases + [added], otherwise: otherwise)
      return step
    }
    return nil
  }

  private static func value(_ condition: Condition) -> (FieldPath, Condition.Operand)? {
    guard case .compare(let field, .equals, let value) = condition, !field.ofResponse else { return nil }
    switch value {
    case .string, .number: return (field, value)
    default: return nil
    }
  }

  /// Whether one holds exactly where the other does not.
  static func isComplement(_ first: Condition, _ second: Condition) -> Bool {
    if ConditionChain.isComplement(first, second) { return true }
    guard case .compare(let field, let one, let value) = first, case .compare(let same, let other, let equal) = second,
      field == same, value == equal
    else { return false }
    switch (one, other) {
    case (.less, .greaterOrEqual), (.greaterOrEqual, .less), (.greater, .lessOrEqual), (.lessOrEqual, .greater),
      (.contains, .notContains), (.notContains, .contains), (.less, .greater), (.greater, .less):
      return true
    default: return false
    }
  }
}
