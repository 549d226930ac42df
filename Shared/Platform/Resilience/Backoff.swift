/// How long to wait before trying again: pure data, so that a policy can be stored, shown and tested.
package struct Backoff: Sendable, Hashable {
  /// Before the second attempt.
  package var initial: Duration
  /// What each further wait is multiplied by; less than 1 counts as 1.
  package var factor: Double
  /// No wait is longer.
  package var maximum: Duration
  /// Which part of the wait is left to chance: 0 is none, 1 anything from nothing to the whole wait.
  package var jitter: Double

  package init(
    initial: Duration = .milliseconds(100), factor: Double = 2, maximum: Duration = .seconds(30), jitter: Double = 0.5
  ) {
    self.initial = initial
    self.factor = factor
    self.maximum = maximum
    self.jitter = jitter
  }

  /// The wait after a number of failed attempts.
  ///
  /// - Parameter attempt: 1 after the first failure. Any number is fine: the wait stops growing at `maximum`.
  /// - Parameter random: from 0 up to 1.
  package func delay(attempt: Int, random: Double) -> Duration {
    let first = max(0, initial.inSeconds)
    // A hundred years: more would not fit the duration's arithmetic everywhere.
    let longest = min(max(0, maximum.inSeconds), 3_155_760_000)
    var wait = min(first, longest)
    let growth = factor.isNaN ? 1 : max(1, factor)
    if growth > 1 && wait > 0 {
      var failures = 1
      while failures < attempt && wait < longest {
        wait = min(wait * growth, longest)
        failures += 1
      }
    }
    let share = clamped(jitter) * clamped(random)
    return .seconds(wait * (1 - share))
  }

  package func delay(attempt: Int) -> Duration { delay(attempt: attempt, random: Double.random(in: 0..<1)) }

  private func clamped(_ value: Double) -> Double { value.isNaN ? 0 : min(max(0, value), 1) }
}
