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

  private static func verbs(_ tokens: [Token]) -> Set<String> {
    Set(tokens.prefix(40).compactMap { PassiveClause.base($0.word) ?? Verbs.base($0.word) })
  }
}
