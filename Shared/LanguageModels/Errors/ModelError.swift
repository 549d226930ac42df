/// Why no reply came, in a sentence that may be shown to a user. Never with a key, a header or a word of the prompt.
package struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Code: String, Sendable, Hashable, CaseIterable {
    /// The key is wrong, or may not do this.
    case authentication
    case rateLimited = "rate_limited"
    case overloaded
    /// The account's money or its monthly limit is used up: waiting does not help.
    case quota
    /// The server does not take the request: an unknown model, a field that it does not know.
    case invalidRequest = "invalid_request"
    /// The model, or the vendor's filter, declines to answer.
    case refused
    case timeout
    case unavailable
    /// What came is not what was asked for: half a JSON text, another shape, an unknown tool.
    case malformedReply = "malformed_reply"
    /// The limit of tokens ended a structured reply in its middle.
    case cutOff = "cut_off"
    case contextTooLong = "context_too_long"
    /// The caller's task was cancelled.
    case cancelled
  }

  package let code: Code
  package let message: String
  package let provider: String
  /// Whether the same request may fare better later.
  package let isRetryable: Bool
  /// How long the server asks to wait.
  package var after: Duration?
  /// The server's own, where one came.
  package var status: Int?
  /// The vendor's word for it, for logs; letters and underscores only.
  package var vendorCode: String?
  /// The text that the model made and the vendor refused (Groq), to be shown to a model that shall do better.
  package var failedGeneration: String?
  /// What the failed call used.
  package var usage = ModelUsage()
  /// The connection ended in the middle of a reply.
  package var isBrokenReply = false

  package init(
    _ code: Code, _ message: String, provider: String, isRetryable: Bool? = nil, after: Duration? = nil,
    status: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.provider = provider
    self.isRetryable = isRetryable ?? Self.isUsuallyRetryable(code)
    self.after = after
    self.status = status
  }

  package var description: String { message }

  private static func isUsuallyRetryable(_ code: Code) -> Bool {
    switch code {
    case .rateLimited, .overloaded, .timeout, .unavailable, .malformedReply: true
    case .authentication, .quota, .invalidRequest, .refused, .cutOff, .contextTooLong, .cancelled: false
    }
  }
}
