/// The shape of what is planned: what stands beside what, what follows an answer, what is done in every case.
extension StatementParser {
  /// A sentence that goes on with the one before: an answer to what was asked, the branch of what was checked, what is
  /// done in every case, what is done once all are through. Nil for every other.
  mutating func continued(_ tokens: [Token], _ steps: [PlannedStep]) -> [PlannedStep]? {
    guard !steps.isEmpty else { return nil }
    if PlannedStep.waitsForConsent(steps), let answered = answers(tokens, steps) { return answered }
    if let last = steps.last, last.isPending, case .decide(let condition, _, _) = last.kind {
      guard Connectors.afterOtherwise(tokens) == nil else { return nil }
      let yes = CheckReader.affirmed(tokens, at: 0)
      // "VIPs get …, the rest get …": whatever comes now is done where it holds.
      guard yes > 0 || !DecisionParser.begins(tokens) else { return nil }
      let (thenTokens, otherwiseTokens) = DecisionParser.splitOtherwise(tokens.part(yes))
      let then = statement(DecisionParser.completed(thenTokens), depth: 1)
      let otherwise = otherwiseTokens.map { statement(DecisionParser.completed($0), depth: 1) } ?? []
      guard !then.isEmpty || !otherwise.isEmpty else { return nil }
      var decided = last
      decided.kind = .decide(condition, then: then, otherwise: otherwise)
      return steps.dropLast() + [decided]
    }
    if let rest = Always.stripped(tokens) {
      return Always.joined(steps, statement(rest, depth: 0))
    }
    if let rest = Completion.stripped(tokens) { return steps + statement(rest, depth: 0) }
    return nil
  }

  /// "if she agrees …, otherwise …", "approved ones are …, rejected ones get …"
  private mutating func answers(_ tokens: [Token], _ steps: [PlannedStep]) -> [PlannedStep]? {
    let consents = Consent.all(tokens)
    guard !consents.isEmpty else { return nil }
    var (yes, no): ([PlannedStep], [PlannedStep]) = ([], [])
    let before = context
    for consent in consents {
      let (first, other) = DecisionParser.splitOtherwise(consent.rest)
      let done = answer(CaseAction.clause(first, after: nil, catalog: catalog), depth: 1)
      // What one answer leads to is nothing that the other can build on.
      context = before
      let otherwise = other.map { answer($0, depth: 1) } ?? []
      (yes, no) = consent.isYes ? (yes + done, no + otherwise) : (yes + otherwise, no + done)
    }
    return PlannedStep.answered(steps, yes: yes, no: no)
  }

  private mutating func answer(_ tokens: [Token], depth: Int) -> [PlannedStep] {
    Connectors.saysNothing(tokens) ? [] : statement(DecisionParser.completed(tokens), depth: depth)
  }

  /// A sentence of several parts that stand otherwise than in a row; nil for every other.
  mutating func shaped(_ tokens: [Token], depth: Int) -> [PlannedStep]? {
    guard tokens.count > 4 else { return nil }
    if depth > 0, let rest = Completion.stripped(tokens) { return statement(rest, depth: depth + 1) }
    if let (before, always) = Always.split(tokens) {
      let steps = statement(before, depth: depth + 1)
      return Always.joined(steps, statement(always, depth: depth + 1))
    }
    if let rest = Always.stripped(tokens) { return statement(rest, depth: depth + 1) }
    if let (before, consent) = Consent.split(tokens) {
      let steps = statement(before, depth: depth + 1)
      if PlannedStep.waitsForConsent(steps) {
        var (first, other) = DecisionParser.splitOtherwise(consent.rest)
        var isYes = consent.isYes
        // "…, if she says yes pay it, if she says no send it back"
        var more: [Token]?
        for index in first.indices.dropFirst(2) {
          guard let next = Consent.read(first, at: index) else { continue }
          more = next.rest
          isYes = !next.isYes
          first = first.part(0, index).trimmed(["and", "but"])
          break
        }
        other = other ?? more
        let done = answer(first, depth: depth + 1)
        let otherwise = other.map { answer($0, depth: depth + 1) } ?? []
        return PlannedStep.answered(steps, yes: isYes ? done : otherwise, no: isYes ? otherwise : done)
      }
    }
    if let place = CheckReader.place(tokens) {
      let context = context
      let before = place > 0 ? statement(tokens.part(0, place).trimmed(["and", "then"]), depth: depth + 1) : []
      if let check = CheckReader.read(tokens.part(place), depth: depth, parser: &self) { return before + check }
      self.context = context
    }
    if !DecisionParser.begins(tokens), let (before, beside) = SideBySide.split(tokens) {
      let first = statement(before, depth: depth + 1)
      let second = statement(beside, depth: depth + 1)
      guard let last = first.last, !last.onlyBrings, !second.isEmpty else { return first + second }
      return first.dropLast() + [PlannedStep(kind: .beside([[last], second]), words: last.words)]
    }
    return TrailingDemand.read(tokens, depth: depth, parser: &self)
  }

  /// "Check the score." says which member the sentences to come tell apart.
  static func looked(at tokens: [Token], catalog: ToolkitCatalog) -> FieldPath? {
    let words = tokens.trimmed(["and", "then", "please", "first"])
    let start = words.matchLength(ofAny: [["check"], ["look", "at"], ["look", "up"], ["see"], ["inspect"]], at: 0)
    guard start > 0, ["the", "its", "their"].contains(words.word(start)), (1...2).contains(words.count - start - 1),
      words.part(start).allSatisfy(\.isWord), catalog.mentioned(in: words).isEmpty
    else { return nil }
    return ConditionReader().field(words.part(start + 1))
  }

  /// Remembers where the data at hand was brought from.
  mutating func note(_ step: PlannedStep?) {
    guard let step, case .connector(let plan) = step.kind, plan.bringsData else { return }
    context.brought = plan.tool.toolkit
    context.thing = plan.noun
  }
}
