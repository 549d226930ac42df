/// Reads what a text is to be labelled with.
enum LabelReader {
  static func read(_ clause: Clause, context: inout ClauseContext) -> [PlannedStep] {
    var plan = LabelPlan(purpose: purpose(clause))
    if plan.purpose == .category || plan.purpose == .priority { plan.labels = labels(clause.object) }
    if plan.purpose == .sentiment { context.labels = ["positive", "negative", "neutral"] }
    if plan.purpose == .category, !plan.labels.isEmpty { context.labels = plan.labels }
    if plan.purpose == .translation, let index = clause.object.firstIndex(ofAny: ["to", "into"]) {
      plan.language = clause.object.at(index + 1)?.text
    }
    var phrase = RequestReader.objectPhrase(clause.object)
    if let of = phrase.firstIndex(ofAny: ["of"]) { phrase = phrase.part(of + 1) }
    if let noun = ConditionClause.head(phrase), !["sentiment", "text", "priority", "summary"].contains(noun) {
      plan.noun = noun
      plan.isList = ConditionClause.isPlural(phrase)
      if context.noun == nil { context.noun = noun }
    }
    return [PlannedStep(kind: .label(plan), words: clause.tokens.text)]
  }

  private static func purpose(_ clause: Clause) -> LabelPlan.Purpose {
    if clause.tokens.containsAny(["sentiment", "mood", "tone"]) { return .sentiment }
    switch clause.verb ?? "" {
    case "summarize", "summarise": return .summary
    case "translate": return .translation
    case "prioritize", "prioritise", "rank": return .priority
    case "score": return .score
    default: break
    }
    if clause.tokens.containsAny(["summary", "summaries"]) { return .summary }
    if clause.tokens.containsAny(["priority", "urgency"]) { return .priority }
    if clause.tokens.containsAny(["translation"]) { return .translation }
    return .category
  }

  /// "as bug, feature or question", "into a, b and c".
  private static func labels(_ object: [Token]) -> [String] {
    let bracket = object.firstIndex { $0.isMark(["("]) }
    let place =
      bracket ?? object.firstIndex(ofAny: ["as", "into", "between"]) ?? object.firstIndex { $0.isMark([":"]) }
    guard let index = place else { return [] }
    var named = object.part(index + 1)
    if let end = named.firstIndex(where: { $0.isMark([")"]) }) { named = named.part(0, end) }
    let pieces = named.filter { !$0.isMark([":"]) }.split(at: ["and", "or"])
    let labels = pieces.compactMap { piece -> String? in
      if let quoted = piece.firstQuoted { return quoted }
      let words = piece.filter { !Words.articles.contains($0.word) && $0.word != "either" }
      return words.isEmpty || words.count > 3 || !words.allSatisfy(\.isWord) ? nil : words.text
    }
    return labels.count >= 2 ? Array(labels.prefix(12)) : []
  }
}
