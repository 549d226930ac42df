/// What one time zone's clocks do, for ever: a schedule is told in local time and fired in UTC, and the two differ by
/// rules that change. Built from the bytes of a TZif file (RFC 8536), so that it needs no operating system.
///
/// Seconds here are seconds since 1970-01-01T00:00:00 UTC; `wallSeconds` the same count on a local wall clock.
package struct TimeZoneRules: Sendable, Hashable {
  /// A moment at which the clocks are set from one offset to another.
  package struct Transition: Sendable, Hashable {
    package let at: Int
    package let offsetBefore: Int
    package let offsetAfter: Int
  }

  /// A stretch of time in which the offset stays. `transition` is the one that ends it.
  struct Stretch {
    let start: Int
    let end: Int
    let offset: Int
    let transitionBefore: Transition?
    let transitionAfter: Transition?
  }

  package let name: String
  let firstOffset: Int
  let transitions: [Transition]
  let footer: PosixTimeZone?

  init(name: String, firstOffset: Int, transitions: [Transition], footer: PosixTimeZone?) {
    self.name = name
    self.firstOffset = firstOffset
    self.transitions = transitions
    self.footer = footer
  }

  package static let utc = TimeZoneRules(name: "UTC", firstOffset: 0, transitions: [], footer: nil)

  /// Seconds to add to UTC to get what the wall clock shows.
  package func offset(at timestamp: Timestamp) -> Int {
    offset(atSecond: timestamp.wholeSeconds)
  }

  func offset(atSecond second: Int) -> Int {
    if let footer, second >= (transitions.last?.at ?? Int.min) { return footer.offset(atSecond: second) }
    let passed = transitionCount(upTo: second)
    return passed > 0 ? transitions[passed - 1].offsetAfter : firstOffset
  }

  /// The first change of the clocks strictly after `second`.
  func transition(afterSecond second: Int) -> Transition? {
    let passed = transitionCount(upTo: second)
    if passed < transitions.count { return transitions[passed] }
    return footer?.transition(afterSecond: second)
  }

  /// The last change of the clocks at or before `second`.
  func transition(atOrBeforeSecond second: Int) -> Transition? {
    let last = transitions.last
    if let footer, second >= (last?.at ?? Int.min),
      let transition = footer.transition(atOrBeforeSecond: second), transition.at > (last?.at ?? Int.min)
    {
      return transition
    }
    let passed = transitionCount(upTo: second)
    return passed > 0 ? transitions[passed - 1] : nil
  }

  func stretch(atSecond second: Int) -> Stretch {
    let before = transition(atOrBeforeSecond: second)
    let after = transition(afterSecond: second)
    return Stretch(
      start: before?.at ?? Int.min, end: after?.at ?? Int.max, offset: offset(atSecond: second),
      transitionBefore: before, transitionAfter: after)
  }

  /// How many transitions of the table have happened at `second` (binary search).
  private func transitionCount(upTo second: Int) -> Int {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].at <= second { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
