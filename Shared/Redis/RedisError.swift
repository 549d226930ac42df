/// What went wrong with a call to Redis. Everything in Redis can be done without, so callers decide on `code` and go
/// on; `message` is for logs, never for users.
package struct RedisError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Code: String, Sendable, Hashable {
    /// No connection now; told at once, not after a wait. Reconnecting goes on in the background. Retryable.
    case unavailable
    /// No answer in time. Retryable.
    case timeout
    case cancelled
    /// The client was shut down.
    case closed
    /// The server refused the password or the user.
    case authentication
    /// The server answered with an error.
    case server
    /// The answer is of another kind than the command gives.
    case unexpectedReply
    /// The URL is wrong.
    case configuration
  }

  package let code: Code
  package let message: String
  /// The command had been sent when the connection was lost or the time was up: it may or may not have been run.
  package var mayHaveApplied = false

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var isRetryable: Bool { code == .unavailable || code == .timeout }

  package var description: String { "redis \(code.rawValue): \(message)" }

  /// Sorts the server's error line by its first word.
  static func fromServer(_ line: String) -> RedisError {
    switch line.split(separator: " ", maxSplits: 1).first {
    case "NOAUTH", "WRONGPASS", "NOPERM": RedisError(.authentication, line)
    case "LOADING", "MASTERDOWN", "READONLY", "CLUSTERDOWN", "TRYAGAIN", "BUSY": RedisError(.unavailable, line)
    default:
      line.hasPrefix("ERR AUTH") || line.hasPrefix("ERR invalid password")
        ? RedisError(.authentication, line) : RedisError(.server, line)
    }
  }
}
