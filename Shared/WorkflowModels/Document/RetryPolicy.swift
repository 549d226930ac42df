/// How often a node is tried and how long it rests in between: `initial · factor^(n-1)` seconds, at most the maximum.
package struct RetryPolicy: Sendable, Hashable {
  /// Tries in all, the first included; at least 1.
  package var maxAttempts: Int
  package var initialSeconds: Double
  package var factor: Double
  package var maxSeconds: Double
  /// Whether each rest is drawn at random below its length, so that many failures do not come back at once.
  package var jitter: Bool

  package init(
    maxAttempts: Int = 3, initialSeconds: Double = 1, factor: Double = 2, maxSeconds: Double = 60, jitter: Bool = true
  ) {
    self.maxAttempts = maxAttempts
    self.initialSeconds = initialSeconds
    self.factor = factor
    self.maxSeconds = maxSeconds
    self.jitter = jitter
  }
}
