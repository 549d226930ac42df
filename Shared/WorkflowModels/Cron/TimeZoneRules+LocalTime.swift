/// From a time on the wall to moments in UTC. There may be one, none (the clocks were put forward over it) or two.
package enum LocalInstant: Sendable, Hashable {
  case unique(Timestamp)
  /// The wall clock never showed this: at `transition` it jumped from one offset to the other.
  case gap(offsetBefore: Int, offsetAfter: Int, transition: Timestamp)
  /// The wall clock showed this twice.
  case fold(first: Timestamp, second: Timestamp)
}

extension TimeZoneRules {
  package func instant(of local: CivilTime) -> LocalInstant {
    instant(ofWallSeconds: local.wallSeconds)
  }

  /// Looks at every stretch that could hold the wall time: no zone is, or ever was, more than 26 hours from UTC.
  func instant(ofWallSeconds wall: Int) -> LocalInstant {
    let reach = 26 * 3600
    var second = wall - reach
    var found: [Int] = []
    var gap: Transition?
    while true {
      let stretch = stretch(atSecond: second)
      let candidate = wall - stretch.offset
      if candidate >= stretch.start, candidate < stretch.end { found.append(candidate) }
      guard let next = stretch.transitionAfter, next.at <= wall + reach else { break }
      if wall >= next.at + next.offsetBefore, wall < next.at + next.offsetAfter { gap = next }
      second = next.at
    }
    if let first = found.first {
      guard found.count > 1, let last = found.last else { return .unique(Timestamp(wholeSeconds: first)) }
      return .fold(first: Timestamp(wholeSeconds: first), second: Timestamp(wholeSeconds: last))
    }
    guard let gap else { return .unique(Timestamp(wholeSeconds: wall - offset(atSecond: wall))) }
    return .gap(
      offsetBefore: gap.offsetBefore, offsetAfter: gap.offsetAfter, transition: Timestamp(wholeSeconds: gap.at))
  }

  /// What the wall clock shows at a moment.
  package func localTime(at timestamp: Timestamp) -> CivilTime {
    let second = timestamp.wholeSeconds
    return CivilTime(wallSeconds: second + offset(atSecond: second))
  }
}

extension Timestamp {
  /// The second this moment lies in, counted from 1970 (rounded down).
  var wholeSeconds: Int { microseconds.flooredDivision(by: 1_000_000) }

  /// Far beyond any calendar the nearest representable moment is taken; schedules never get there.
  init(wholeSeconds seconds: Int) {
    let (value, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    self.init(microseconds: overflow ? (seconds > 0 ? Int.max : Int.min) : value)
  }
}
