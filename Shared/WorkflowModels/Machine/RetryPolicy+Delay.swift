/// When the next attempt is due.
extension RetryPolicy {
  /// Seconds to rest after the given attempt (from 1): `initial · factor^(n-1)`, at most the maximum; with jitter, a
  /// random part of that.
  ///
  /// - Parameter random: from 0 up to but not including 1.
  package func delaySeconds(afterAttempt attempt: Int, random: Double) -> Double {
    var delay = initialSeconds
    for _ in 1..<max(attempt, 1) where delay < maxSeconds { delay *= factor }
    // `min` would pass a NaN on: an infinite factor times a zero delay is one.
    guard delay >= 0 else { return 0 }
    let bounded = min(delay, maxSeconds)
    return jitter ? bounded * random : bounded
  }
}
