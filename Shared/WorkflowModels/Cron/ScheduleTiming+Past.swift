/// Looking back. Found by asking what comes next from ever nearer moments, so that past and future can never disagree:
/// a tick is before a moment exactly if it comes next after something earlier.
extension ScheduleTiming {
  /// As far as `next` looks ahead.
  private static let horizon = Duration.seconds(CronExpression.horizonYears * 366 * CivilTime.secondsPerDay)

  /// The last tick strictly before a moment; nil when there is none (within 50 years, for cron).
  package func previous(before moment: Timestamp) -> Timestamp? {
    switch self {
    case .at(let time):
      return time < moment ? time : nil
    case .every(let seconds, let anchor):
      return Self.previous(before: moment, seconds: seconds, anchor: anchor)
    case .cron:
      return Self.last(before: moment, notBefore: moment - Self.horizon) { next(after: $0) }
    }
  }

  /// The ticks in `from..<end`, in order; at most so many.
  package func between(_ from: Timestamp, _ end: Timestamp, atMost limit: Int) -> [Timestamp] {
    var found: [Timestamp] = []
    var last = from - .microseconds(1)
    while found.count < limit, let tick = next(after: last), tick < end {
      found.append(tick)
      last = tick
    }
    return found
  }

  /// The last tick in `earliest..<moment` of whatever tells its next one. Looks at ever longer spans before the moment
  /// until one holds a tick, then halves: some sixty questions at most.
  package static func last(
    before moment: Timestamp, notBefore earliest: Timestamp, next: (Timestamp) -> Timestamp?
  ) -> Timestamp? {
    let first = earliest - .microseconds(1)
    var span = Duration.seconds(1)
    var from = max(first, moment - span)
    var latest: Timestamp?
    while latest == nil {
      if let tick = next(from), tick < moment {
        latest = tick
      } else {
        guard from > first else { return nil }
        span = span * 4
        from = max(first, moment - span)
      }
    }
    guard var found = latest else { return nil }
    // Always: `found` is a tick before the moment, and there is none from `none` on.
    var none = moment
    while let tick = next(found), tick < none {
      let middle = found + .microseconds((none - found).wholeMicroseconds / 2)
      if let later = next(middle), later < none {
        found = later
      } else {
        // Nothing after the middle: the tick that is known lies before it.
        none = middle + .microseconds(1)
        found = tick
      }
    }
    return found
  }

  private static func previous(before moment: Timestamp, seconds: Int, anchor: Timestamp) -> Timestamp? {
    guard seconds > 0, moment > anchor else { return nil }
    let (period, tooLong) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (elapsed, tooFar) = moment.microseconds.subtractingReportingOverflow(anchor.microseconds)
    guard !tooFar else { return nil }
    guard !tooLong else { return anchor }
    return Timestamp(microseconds: anchor.microseconds + (elapsed - 1) / period * period)
  }
}
