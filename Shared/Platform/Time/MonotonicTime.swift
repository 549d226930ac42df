internal import Glibc

/// A reading of the clock that never jumps: for time-outs, leases and durations, never for dates.
package struct MonotonicTime: Sendable, Hashable, Comparable {
  package let nanoseconds: Int

  package init(nanoseconds: Int) { self.nanoseconds = nanoseconds }

  package static var now: MonotonicTime {
    var reading = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &reading)
    return MonotonicTime(nanoseconds: reading.tv_sec &* 1_000_000_000 &+ reading.tv_nsec)
  }

  package static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }

  /// Saturates instead of trapping: a time-out of a million years is one that never ends.
  package func advanced(by duration: Duration) -> MonotonicTime {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(duration.clampedNanoseconds)
    return MonotonicTime(nanoseconds: overflow ? (duration < .zero ? .min : .max) : sum)
  }

  package func duration(since earlier: MonotonicTime) -> Duration {
    .nanoseconds(nanoseconds.subtractingReportingOverflow(earlier.nanoseconds).partialValue)
  }
}

/// The wall clock, in the only unit the house stores.
package enum SystemTime {
  /// Microseconds since 1970 in UTC.
  package static var microsecondsSince1970: Int {
    var reading = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &reading)
    return reading.tv_sec &* 1_000_000 &+ reading.tv_nsec / 1000
  }
}

extension Duration {
  /// Whole nanoseconds, limited to what an `Int` holds (292 years).
  package var clampedNanoseconds: Int {
    let (seconds, attoseconds) = components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, carried) = Int(whole).addingReportingOverflow(Int(attoseconds / 1_000_000_000))
    return carried ? (seconds < 0 ? .min : .max) : sum
  }

  /// Whole milliseconds, limited likewise.
  package var clampedMilliseconds: Int { clampedNanoseconds / 1_000_000 }

  /// As a number of seconds, for output and for settings.
  package var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
