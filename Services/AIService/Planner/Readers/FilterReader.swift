/// Reads "keep only the tickets where …" and "drop the ones that …".
enum FilterReader {
  static func read(_ clause: Clause, keeps: Bool, context: inout ClauseContext) -> [PlannedStep] {
    let object = clause.object
    var found = ConditionClause.find(in: object, noun: context.noun).map { ($0.condition, $0.noun) }
    if found == nil {
      let start = object.word(0) == "by" || object.word(1) == "by" ? (object.firstIndex(ofAny: ["by"]) ?? 0) + 1 : 0
      let rest = object.part(start).trimmed(["only", "just", "for", "out", "the", "those", "ones"])
      found = ConditionReader(noun: context.noun).read(rest).map { ($0, nil) }
    }
    guard let (condition, noun) = found else { return [] }
    if let noun, !["one", "item", "entry"].contains(noun) { context.noun = context.noun ?? noun }
    return [
      PlannedStep(kind: .keep(keeps ? condition : condition.negated), words: clause.tokens.text)
    ]
  }
}
