internal import CCurl

/// Reads `Retry-After`: a number of seconds, or a date in any of the three forms of HTTP.
package enum RetryAfter {
  /// Nil when there is none or it makes no sense; a date that has passed is no wait at all.
  ///
  /// - Parameter now: seconds since 1970.
  package static func parse(_ value: String?, now: Int) -> Duration? {
    guard let value, !value.isEmpty, value.utf8.count <= 64 else { return nil }
    if value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      guard let seconds = Int(value), seconds <= 3_155_760_000 else { return nil }
      return .seconds(seconds)
    }
    // A date has a letter; without this the library reads some numbers as dates.
    guard value.utf8.contains(where: { $0 >= 0x41 }) else { return nil }
    let date = unsafe curl_getdate(value, nil)
    guard date >= 0 else { return nil }
    let (wait, overflow) = date.subtractingReportingOverflow(now)
    return overflow ? nil : .seconds(max(0, wait))
  }
}
