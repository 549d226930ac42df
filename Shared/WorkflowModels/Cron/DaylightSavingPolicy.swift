/// What becomes of a tick whose local time does not exist, or comes twice, on the day the clocks change.
package enum DaylightSavingPolicy: Sendable, Hashable {
  package enum Gap: String, Sendable, Hashable {
    /// The skipped tick runs at the moment the clocks have changed (once, however many were skipped).
    case runAfter = "run_after"
    case skip
  }

  package enum Overlap: String, Sendable, Hashable {
    case first, second, both
  }

  /// What Debian's cron does: jobs at a fixed time run after a gap and once in an overlap; jobs whose minute or hour
  /// starts with `*` follow the clock.
  case cron
  case explicit(gap: Gap, overlap: Overlap)

  func gap(followsTheClock: Bool) -> Gap {
    switch self {
    case .cron: followsTheClock ? .skip : .runAfter
    case .explicit(let gap, _): gap
    }
  }

  func overlap(followsTheClock: Bool) -> Overlap {
    switch self {
    case .cron: followsTheClock ? .both : .first
    case .explicit(_, let overlap): overlap
    }
  }
}
