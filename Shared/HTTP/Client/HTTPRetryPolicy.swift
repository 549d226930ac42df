package import Platform

/// When a call is tried again, as data. All tries share the deadline of the call.
package struct HTTPRetryPolicy: Sendable, Hashable {
  /// What to do when the way to the server failed: a connection error, a time-out, or a 502 or 504, which is a gateway's
  /// word for the same.
  package enum ConnectionErrors: Sendable, Hashable {
    case never
    /// Only when the server has certainly seen nothing.
    case beforeSending
    /// Before sending, or when the method may be repeated (`GET`, `PUT`, `DELETE`).
    case whenSafe
    /// Also when the outcome is unknown: for calls that carry an idempotency key.
    case always
  }

  /// The first one included.
  package var maximumAttempts: Int
  package var backoff: Backoff
  package var retryStatuses: Set<Int>
  package var retryConnectionErrors: ConnectionErrors
  /// A `Retry-After` up to this is waited for; a longer one is not, and the answer is given back. Nil: never waited for.
  package var honourRetryAfter: Duration?
  /// Cuts one attempt short, so that there is time for another.
  package var attemptTimeout: Duration?

  package init(
    maximumAttempts: Int = 3, backoff: Backoff = Backoff(), retryStatuses: Set<Int> = [429, 502, 503, 504],
    retryConnectionErrors: ConnectionErrors = .whenSafe, honourRetryAfter: Duration? = .seconds(30),
    attemptTimeout: Duration? = nil
  ) {
    self.maximumAttempts = maximumAttempts
    self.backoff = backoff
    self.retryStatuses = retryStatuses
    self.retryConnectionErrors = retryConnectionErrors
    self.honourRetryAfter = honourRetryAfter
    self.attemptTimeout = attemptTimeout
  }

  /// What an attempt brought.
  package enum Outcome: Sendable {
    case answer(HTTPClientResponseHead)
    case failure(HTTPClientError)
  }

  /// How long to wait before the next attempt; nil to make no other.
  ///
  /// - Parameter attempt: 1 after the first.
  /// - Parameter random: from 0 up to 1.
  /// - Parameter now: seconds since 1970, to which a date in `Retry-After` is compared.
  package func delay(
    after outcome: Outcome, attempt: Int, method: HTTPMethod, random: Double, now: Int
  ) -> Duration? {
    guard attempt < maximumAttempts, isWorthAnother(outcome, method: method) else { return nil }
    if case .answer(let head) = outcome, let wait = RetryAfter.parse(head.headers["Retry-After"], now: now) {
      guard let honourRetryAfter, wait <= honourRetryAfter else { return nil }
      return wait
    }
    return backoff.delay(attempt: attempt, random: random)
  }

  private func isWorthAnother(_ outcome: Outcome, method: HTTPMethod) -> Bool {
    switch outcome {
    case .failure(let error):
      error.isConnectionError && isAllowed(method, mayHaveBeenSent: error.requestMayHaveBeenSent)
    case .answer(let head) where head.status.code == 502 || head.status.code == 504:
      retryStatuses.contains(head.status.code) && isAllowed(method, mayHaveBeenSent: true)
    case .answer(let head): retryStatuses.contains(head.status.code)
    }
  }

  private func isAllowed(_ method: HTTPMethod, mayHaveBeenSent: Bool) -> Bool {
    switch retryConnectionErrors {
    case .never: false
    case .beforeSending: !mayHaveBeenSent
    case .whenSafe: !mayHaveBeenSent || method.isIdempotent
    case .always: true
    }
  }
}
