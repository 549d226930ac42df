internal import Platform
internal import Postgres

/// Makes an idempotent write outlast an outage of the database.
enum Persistence {
  /// Tries again on errors that pass, with growing pauses, until `patience` is over (nil: for as long as it takes). The
  /// body is told whether it was tried before, because then its rows may be there already.
  static func retrying<Answer>(
    patience: Duration?, _ body: (_ isRepeated: Bool) async throws -> Answer
  ) async throws -> Answer {
    let backoff = Backoff(initial: .milliseconds(20), factor: 2, maximum: .seconds(1), jitter: 0.5)
    let deadline = patience.map { MonotonicTime.now.advanced(by: $0) }
    var attempt = 1
    while true {
      do {
        return try await body(attempt > 1)
      } catch let error as PostgresError where isPassing(error) {
        let delay = backoff.delay(attempt: attempt, random: Double.random(in: 0..<1))
        if let deadline, MonotonicTime.now.advanced(by: delay) >= deadline { throw error }
        try await Task.sleep(for: delay)
        attempt += 1
      }
    }
  }

  /// A statement that took too long may have been committed, as one whose answer was lost.
  private static func isPassing(_ error: PostgresError) -> Bool {
    error.isRetryable || error.code == .commitUnknown || error.code == .timeout
  }
}
