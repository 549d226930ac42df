package import Platform

/// When the same provider is asked again, as data.
package struct ModelRetryPolicy: Sendable, Hashable {
  /// Besides the first try.
  package var maximumRetries: Int
  package var backoff: Backoff
  /// While another provider is left, no wait that a server asks for may be longer: the other one answers sooner.
  package var patienceWithOthersLeft: Duration

  package init(
    maximumRetries: Int, backoff: Backoff = Backoff(initial: .milliseconds(500), maximum: .seconds(8), jitter: 0.25),
    patienceWithOthersLeft: Duration = .seconds(2)
  ) {
    self.maximumRetries = maximumRetries
    self.backoff = backoff
    self.patienceWithOthersLeft = patienceWithOthersLeft
  }

  /// Somebody waits for the answer.
  package static let interactive = ModelRetryPolicy(maximumRetries: 2)
  package static let background = ModelRetryPolicy(maximumRetries: 4)

  /// How long to wait before the next try of the same provider; nil to make none.
  ///
  /// - Parameter failures: how many there were, this one included.
  /// - Parameter brokenReplies: how many of them ended a reply in its middle or gave an unreadable one; such a reply is
  ///   asked for once more, not twice.
  /// - Parameter remaining: the time until the deadline.
  func delay(
    after error: ModelError, failures: Int, brokenReplies: Int, hasOthers: Bool, remaining: Duration, random: Double
  ) -> Duration? {
    guard error.isRetryable, failures <= maximumRetries else { return nil }
    if error.isBrokenReply || error.code == .malformedReply, brokenReplies > 1 { return nil }
    // A server that was silent so long has used the time of another try.
    if error.code == .timeout, error.status == nil { return nil }
    let wait = error.after ?? backoff.delay(attempt: failures, random: random)
    if hasOthers, wait > patienceWithOthersLeft, error.after != nil { return nil }
    return wait < remaining ? wait : nil
  }
}
