/// "write the sum into the sheet", "post a summary in #news": what goes to a service is made of the data first.
enum DerivedMessage {
  private static let computations: [(words: Set<String>, computation: Computation)] = [
    (["sum", "total"], .sum(FieldPath(["amount"]))), (["count", "number"], .count(by: nil)),
    (["average", "mean"], .average(FieldPath(["value"]))),
    (["maximum", "highest"], .largest(FieldPath(["value"]))), (["minimum", "lowest"], .smallest(FieldPath(["value"]))),
  ]

  static func steps(_ clause: Clause, _ service: [PlannedStep], context: inout ClauseContext) -> [PlannedStep] {
    let sends = service.contains { step in
      if case .connector(let plan) = step.kind { !plan.bringsData } else { false }
    }
    guard sends, !context.isDerived, context.hasData || context.hasWebhook else { return [] }
    let phrase = RequestReader.objectPhrase(clause.object)
    let head = phrase.part(0, 5)
    let words = clause.tokens.text
    if ["a", "an", "its", "their"].contains(head.word(0)), head.containsAny(["summary", "digest", "recap", "overview"])
    {
      context.isDerived = true
      return [PlannedStep(kind: .label(LabelPlan(purpose: .summary)), words: words, tool: .textLabel, score: 1)]
    }
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
