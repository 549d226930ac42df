extension PlannedStep {
  /// Whether it takes an address of the sentence as one of its arguments.
  var hasAddress: Bool {
    guard case .connector(let plan) = kind else { return false }
    return plan.arguments.contains { filled in
      if case .text(let text) = filled.value { text.hasPrefix("http://") || text.hasPrefix("https://") } else { false }
    }
  }

  /// Whether it does something outside of the workflow, so that for a list it has to be done for each.
  var reachesOutside: Bool {
    switch kind {
    case .connector, .request, .wait, .approval, .until, .ask: true
    case .message(let plan): plan.isMail
    case .label: true
    case .decide(_, let then, let otherwise): (then + otherwise).contains(where: \.reachesOutside)
    case .route(_, let cases, let otherwise): (cases.flatMap(\.steps) + otherwise).contains(where: \.reachesOutside)
    case .beside(let rows): rows.joined().contains(where: \.reachesOutside)
    case .refused(let steps): steps.contains(where: \.reachesOutside)
    default: false
    }
  }
}
