internal import Postgres

/// What the store itself refuses; what PostgreSQL says comes through as `PostgresError`.
package enum StoreError: Error, Sendable, Hashable {
  /// The process is shutting down.
  case closed
  /// A batch answered fewer rows than it was given: a defect of ours, told to the caller instead of trapping.
  case incomplete
  /// Another process has taken over: this one's lease lapsed, and what it writes no longer counts.
  case fencedOut
  /// The row says what no row of ours says.
  case corrupt(String)

  /// Whether the error can be the fault of a single row of a batch. What may have been committed all the same, such as a
  /// statement that took too long, is none: its parts would meet their own rows.
  static func mayBeOneRow(_ error: any Error) -> Bool {
    guard let error = error as? PostgresError, !error.isRetryable, !error.mayHaveApplied else { return false }
    switch error.code {
    case .closed, .cancelled, .timeout, .commitUnknown: return false
    default: return true
    }
  }
}
