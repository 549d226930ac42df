/// Why a message was not delivered, in a sentence that may be shown to the user of a workflow. Never with a password.
package struct MailError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Code: String, Sendable, Hashable {
    case invalid
    case egressRefused = "egress_refused"
    case resolve, connect, tls, timeout, login, cancelled
    /// The server said no for now (4xx).
    case deferred
    /// The server said no (5xx).
    case refused
    case connectionLost = "connection_lost"
    case other
  }

  package let code: Code
  package let message: String
  /// The server may have taken the message without our knowing.
  package let isUnknown: Bool

  package init(code: Code, message: String, isUnknown: Bool = false) {
    self.code = code
    self.message = message
    self.isUnknown = isUnknown
  }

  package var description: String { message }

  /// Whether another try may fare better.
  package var isRetryable: Bool {
    switch code {
    case .resolve, .connect, .timeout, .deferred, .connectionLost: true
    case .invalid, .egressRefused, .tls, .login, .cancelled, .refused, .other: false
    }
  }
}
