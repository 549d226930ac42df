/// Why a call brought no answer, in a sentence that may be shown to the user of a workflow.
///
/// The message names host and path at most: never the credentials or the query of a URL, never a header's value.
package struct HTTPClientError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Code: String, Sendable, Hashable, CaseIterable {
    /// The request itself cannot be sent: a wrong URL, method or header.
    case invalidRequest = "invalid_request"
    /// The address is one that this request may not reach.
    case egressRefused = "egress_refused"
    case resolve
    case connect
    case tls
    /// The deadline, the connect time-out or the idle time-out.
    case timeout
    case responseTooLarge = "response_too_large"
    case tooManyRedirects = "too_many_redirects"
    case cancelled
    /// The connection ended before the whole answer had come.
    case connectionLost = "connection_lost"
    case other
  }

  package let code: Code
  package let message: String
  /// False only when it is certain that the server has seen nothing of the request: then a repetition is harmless.
  /// True means that the outcome is unknown (or, after a redirect or in the middle of an answer, that it was sent).
  package let requestMayHaveBeenSent: Bool

  package init(code: Code, message: String, requestMayHaveBeenSent: Bool) {
    self.code = code
    self.message = message
    self.requestMayHaveBeenSent = requestMayHaveBeenSent
  }

  package var description: String { message }

  /// Whether it is about the way to the server, so that another try may fare better.
  package var isConnectionError: Bool {
    switch code {
    case .resolve, .connect, .timeout, .connectionLost: true
    case .invalidRequest, .egressRefused, .tls, .responseTooLarge, .tooManyRedirects, .cancelled, .other: false
    }
  }

  static func invalid(_ message: String) -> HTTPClientError {
    HTTPClientError(code: .invalidRequest, message: message, requestMayHaveBeenSent: false)
  }

  static func cancelled(mayHaveBeenSent: Bool) -> HTTPClientError {
    HTTPClientError(
      code: .cancelled, message: "The request was cancelled", requestMayHaveBeenSent: mayHaveBeenSent)
  }

  static func shutDown(mayHaveBeenSent: Bool) -> HTTPClientError {
    HTTPClientError(
      code: .cancelled, message: "The HTTP client is shut down", requestMayHaveBeenSent: mayHaveBeenSent)
  }

  /// The same, when an earlier step of the same call has already reached a server.
  func afterSending() -> HTTPClientError {
    HTTPClientError(code: code, message: message, requestMayHaveBeenSent: true)
  }
}
