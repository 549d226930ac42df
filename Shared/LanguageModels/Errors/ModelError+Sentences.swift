internal import HTTP

/// The usual failures, each with its sentence.
extension ModelError {
  static func usual(_ code: Code, _ provider: String, status: Int? = nil, after: Duration? = nil) -> ModelError {
    ModelError(code, sentence(code, provider), provider: provider, after: after, status: status)
  }

  static func malformed(_ provider: String, _ what: String) -> ModelError {
    ModelError(.malformedReply, "The model of \(provider) gave \(what)", provider: provider)
  }

  /// The stream ended before the reply did.
  static func brokenOff(_ provider: String) -> ModelError {
    var error = ModelError(
      .unavailable, "The connection to \(provider) broke in the middle of the reply", provider: provider)
    error.isBrokenReply = true
    return error
  }

  init(_ error: HTTPClientError, provider: String) {
    switch error.code {
    case .timeout: self = .usual(.timeout, provider)
    case .cancelled: self = .usual(.cancelled, provider)
    case .responseTooLarge: self = .malformed(provider, "a reply that is too long")
    case .connectionLost: self = .brokenOff(provider)
    case .resolve, .connect: self = .usual(.unavailable, provider)
    case .invalidRequest, .egressRefused, .tls, .tooManyRedirects, .other:
      self = ModelError(
        .unavailable, "\(provider) cannot be reached: \(error.message)", provider: provider, isRetryable: false)
    }
  }

  private static func sentence(_ code: Code, _ provider: String) -> String {
    switch code {
    case .authentication: "\(provider) does not accept the key that is configured"
    case .rateLimited: "\(provider) takes no more requests for now"
    case .overloaded: "\(provider) is overloaded"
    case .quota: "The account at \(provider) has reached its spending limit or quota"
    case .invalidRequest: "\(provider) does not accept the request: see that the configured model exists there"
    case .refused: "The model of \(provider) declined to answer this"
    case .timeout: "\(provider) did not answer in time"
    case .unavailable: "\(provider) cannot be reached"
    case .malformedReply: "The model of \(provider) gave a reply that cannot be read"
    case .cutOff: "The reply of \(provider) was cut off at the limit of tokens"
    case .contextTooLong: "The request is longer than the model of \(provider) can read"
    case .cancelled: "The request to \(provider) was cancelled"
    }
  }
}
