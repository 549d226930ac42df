/// What went wrong with a database call, in a form that code can decide on.
///
/// `message` and `description` are for logs and developers: they may quote values, names and addresses of the inside,
/// so they never go into an answer to a user.
package struct PostgresError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Code: String, Sendable, Hashable {
    /// No server, or a server that is starting, stopping or full, or a connection that was lost. Retryable.
    case unavailable
    /// All connections were busy for the whole of the lease time-out. Retryable.
    case poolTimeout
    /// The statement took longer than the statement time-out; its connection was dropped.
    case timeout
    /// The task was cancelled; its connection was dropped if the statement was already running.
    case cancelled
    /// The pool was shut down, or a connection was used after it was given back.
    case closed
    /// The server refused the user, the password or the database: no retry helps.
    case authentication
    case uniqueViolation
    case foreignKeyViolation
    /// Not-null, check and exclusion constraints.
    case constraintViolation
    /// A serialization failure or a deadlock: run the transaction again.
    case serialization
    /// The statement is wrong: syntax, an unknown table or column, a wrong type, a missing permission.
    case syntax
    /// The server refused a value: out of range, not UTF-8, too long.
    case invalidData
    /// The statement has more binds, or a larger one, than the protocol carries. Nothing was sent.
    case statementTooLarge
    /// A column is absent or does not hold what the caller asked for.
    case decoding
    /// The connection was lost while the answer to COMMIT was awaited: read back what the transaction wrote.
    case commitUnknown
    /// COMMIT became ROLLBACK, because a statement had failed and the body went on all the same.
    case transactionAborted
    /// A migration is changed, unknown or failed.
    case migration
    /// The URL or an option is wrong.
    case configuration
    case other
  }

  package let code: Code
  package let message: String
  package var sqlState: String?
  /// The violated constraint, where the server names one.
  package var constraint: String?
  /// The place of the failing statement in a pipeline.
  package var statementIndex: Int?
  /// Whether the same call may well succeed a moment later.
  package var isRetryable: Bool
  /// The statement had been sent when the connection was lost: it may or may not have taken effect. Retry only what
  /// is idempotent.
  package var mayHaveApplied = false

  package init(_ code: Code, _ message: String, sqlState: String? = nil, retryable: Bool? = nil) {
    self.code = code
    self.message = message
    self.sqlState = sqlState
    switch code {
    case .unavailable, .poolTimeout, .serialization: isRetryable = retryable ?? true
    default: isRetryable = retryable ?? false
    }
  }

  /// The name that the contracts between the pieces use.
  package var retryable: Bool { isRetryable }

  package var description: String {
    var text = "postgres \(code.rawValue)"
    if let sqlState { text += " [\(sqlState)]" }
    if let statementIndex { text += " in statement \(statementIndex)" }
    if let constraint { text += " on constraint \(constraint)" }
    return text + ": " + message
  }
}
