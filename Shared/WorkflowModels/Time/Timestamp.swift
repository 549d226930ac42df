/// A moment in UTC to the microsecond, as PostgreSQL keeps it, without Foundation's `Date` and its doubles.
package struct Timestamp: Sendable, Hashable, Comparable {
  /// Since 1970-01-01T00:00:00Z, leap seconds not counted.
  package var microseconds: Int

  package init(microseconds: Int) { self.microseconds = microseconds }

  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

  /// Stops at the ends of what can be represented instead of trapping: durations come from documents.
  package static func + (moment: Timestamp, duration: Duration) -> Timestamp {
    let (sum, overflow) = moment.microseconds.addingReportingOverflow(duration.wholeMicroseconds)
    guard overflow else { return Timestamp(microseconds: sum) }
    return Timestamp(microseconds: duration < .zero ? .min : .max)
  }

  package static func - (moment: Timestamp, duration: Duration) -> Timestamp {
    let (difference, overflow) = moment.microseconds.subtractingReportingOverflow(duration.wholeMicroseconds)
    guard overflow else { return Timestamp(microseconds: difference) }
    return Timestamp(microseconds: duration < .zero ? .max : .min)
  }

  package static func - (left: Timestamp, right: Timestamp) -> Duration {
    .microseconds(left.microseconds) - .microseconds(right.microseconds)
  }

  package static func += (moment: inout Timestamp, duration: Duration) { moment = moment + duration }
  package static func -= (moment: inout Timestamp, duration: Duration) { moment = moment - duration }
}

extension Timestamp: CustomStringConvertible {
  package var description: String { rfc3339 }
}

extension Duration {
  /// Rounded towards zero, and held at the ends of `Int`.
  package var wholeMicroseconds: Int {
    let (seconds, attoseconds) = components
    let (scaled, overflow) = Int(seconds).multipliedReportingOverflow(by: 1_000_000)
    let (sum, overflowed) = scaled.addingReportingOverflow(Int(attoseconds / 1_000_000_000_000))
    guard overflow || overflowed else { return sum }
    return seconds < 0 ? .min : .max
  }
}
