/// "write the sum into the sheet", "post a summary in #news": what goes to a service is made of the data first.
enum DerivedMessage {
  private static let computations: [(words: Set<String>, computation: Computation)] = [
    (["sum", "total"], .sum(FieldPath(["amount"]))), (["count", "number"], .count(by: nil)),
    (["average", "mean"], .average(FieldPath(["value"]))),
    (["maximum", "highest"], .largest(FieldPath(["value"]))), (["minimum", "lowest"], .smallest(FieldPath(["value"]))),
  ]

  /// "post a short summary to …": it is written first; "the summary" was written before.
  static func summary(_ clause: Clause, context: inout ClauseContext) -> PlannedStep? {
    let head = RequestReader.objectPhrase(clause.object).part(0, 5)
    guard !context.isDerived, context.hasData || context.hasWebhook,
      let place = head.firstIndex(ofAny: ["summary", "digest", "recap", "overview"]),
      head.part(0, place).containsAny(["a", "an", "its", "their", "short", "brief"])
    else { return nil }
    context.isDerived = true
    return PlannedStep(
      kind: .label(LabelPlan(purpose: .summary)), words: clause.tokens.text, tool: .textLabel, score: 1)
  }

  static func steps(_ clause: Clause, _ service: [PlannedStep], context: inout ClauseContext) -> [PlannedStep] {
    let sends = service.contains { step in
      if case .connector(let plan) = step.kind { !plan.bringsData } else { false }
    }
    guard sends else { return [] }
    if let summary = summary(clause, context: &context) { return [summary] }
    guard !context.isDerived else { return [] }
    let phrase = RequestReader.objectPhrase(clause.object)
    let words = clause.tokens.text
    guard context.hasData, !phrase.isEmpty, phrase.count <= 3 else { return [] }
    let said = phrase.words.filter { !Words.articles.contains($0) && $0 != "of" && $0 != "them" }
    guard said.count == 1, let word = said.first,
      let computation = computations.first(where: { $0.words.contains(word) })?.computation
    else { return [] }
    context.isDerived = true
    return [PlannedStep(kind: .compute(computation), words: words, tool: .transformSum, score: 1)]
  }
}

extension PlannedStep {
  /// It has made something of the data that a message can carry.
  var isDerivation: Bool {
    switch kind {
    case .compute(.count), .compute(.sum), .compute(.average), .compute(.largest), .compute(.smallest): true
    case .label(let plan): plan.purpose == .summary
    case .ask: true
    default: false
    }
  }
}
