/// "…; smaller ones can be booked right away", "…, and then it is posted there too": what was said before is done, and
/// only the verb is said again.
enum Ellipsis {
  private static let places: Set<String> = [
    "there", "too", "away", "directly", "immediately", "that", "straight", "once", "also", "well", "as", "anyway",
    "normally", "usual", "automatically", "without", "approval", "asking",
  ]

  /// The step before that is meant; nil where the clause says for itself where it goes.
  static func step(_ tokens: [Token], like before: [Token], _ steps: [PlannedStep], catalog: ToolkitCatalog)
    -> PlannedStep?
  {
    guard tokens.count <= 9, !tokens.contains(where: { $0.isLiteral }), tokens.containsAny(places),
      catalog.mentioned(in: tokens).isEmpty
    else { return nil }
    let said = verbs(tokens)
    guard !said.isEmpty, !said.isDisjoint(with: verbs(before)) else { return nil }
    return steps.last { step in
      switch step.kind {
      case .connector, .request, .message, .record: true
      default: false
      }
    }
  }

  /// "…, else refund it right away" behind "ask Eva for approval and then refund it in Stripe": the step that has been
  /// said is done in this branch as well.
  static func again(_ tokens: [Token], _ steps: [PlannedStep], catalog: ToolkitCatalog) -> PlannedStep? {
    guard tokens.count <= 8, !tokens.contains(where: { $0.isLiteral }), tokens.containsAny(places),
      catalog.mentioned(in: tokens).isEmpty,
      let verb = tokens.prefix(4).lazy.compactMap({ PassiveClause.base($0.word) ?? Verbs.base($0.word) }).first
    else { return nil }
    return steps.lazy.compactMap { find(verb, $0) }.first
  }

  private static func find(_ verb: String, _ step: PlannedStep) -> PlannedStep? {
    switch step.kind {
    case .decide(_, let then, let otherwise): return (then + otherwise).lazy.compactMap { find(verb, $0) }.first
    case .connector, .request, .message, .record:
      let said = step.words.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "-" }).prefix(30).map(
        String.init)
      return said.contains { (PassiveClause.base($0) ?? Verbs.base($0)) == verb } ? step : nil
    default: return nil
    }
  }

  private static func verbs(_ tokens: [Token]) -> Set<String> {
    Set(tokens.prefix(40).compactMap { PassiveClause.base($0.word) ?? Verbs.base($0.word) })
  }
}
