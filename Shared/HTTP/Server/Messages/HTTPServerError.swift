/// Why the server (and not a handler) answers a request: no route, a limit, a fault.
///
/// It says what happened; how the answer looks is decided above, by the handler's `response(for:)`.
package struct HTTPServerError: Error, Sendable {
  package enum Code: String, Sendable {
    case badRequest = "bad_request"
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case requestTimeout = "request_timeout"
    case contentTooLarge = "content_too_large"
    case uriTooLong = "uri_too_long"
    case upgradeRequired = "upgrade_required"
    case headersTooLarge = "headers_too_large"
    /// A handler threw: see `cause`. It may be an error of the application that has its own answer.
    case handlerFailed = "internal_error"
    /// The service is going down.
    case unavailable = "unavailable"
  }

  package let code: Code
  /// For the one who sent the request. Says nothing of the inside.
  package let sentence: String
  /// Belong to the answer: `Allow`, `Retry-After`, `Upgrade`.
  package var headers: HTTPHeaders = [:]
  /// What a handler threw.
  package var cause: (any Error)?

  package var status: HTTPStatus {
    switch code {
    case .badRequest: .badRequest
    case .notFound: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .requestTimeout: .requestTimeout
    case .contentTooLarge: .contentTooLarge
    case .uriTooLong: .uriTooLong
    case .upgradeRequired: .upgradeRequired
    case .headersTooLarge: .requestHeaderFieldsTooLarge
    case .handlerFailed: .internalServerError
    case .unavailable: .serviceUnavailable
    }
  }

  /// The answer in its plainest form, for a server without an opinion about error bodies.
  package var plainResponse: HTTPResponse {
    var response = HTTPResponse.text(sentence + "\n", status: status)
    for field in headers { response.headers.add(field.name, field.value) }
    return response
  }
}

extension HTTPServerError {
  package static func badRequest(_ sentence: String) -> HTTPServerError {
    HTTPServerError(code: .badRequest, sentence: sentence)
  }

  /// Where this request ends is not known, so nothing more is read from its connection.
  package static func badFraming(_ sentence: String) -> HTTPServerError {
    HTTPServerError(code: .badRequest, sentence: sentence, headers: ["Connection": "close"])
  }

  package static let notFound = HTTPServerError(code: .notFound, sentence: "Nothing is here.")

  package static func methodNotAllowed(allowed: [HTTPMethod]) -> HTTPServerError {
    HTTPServerError(
      code: .methodNotAllowed, sentence: "This method is not allowed here.",
      headers: ["Allow": allowed.map(\.rawValue).joined(separator: ", ")])
  }

  package static func contentTooLarge(limit: Int) -> HTTPServerError {
    HTTPServerError(code: .contentTooLarge, sentence: "The request body is larger than the limit of \(limit) bytes.")
  }

  package static func headersTooLarge(limit: Int) -> HTTPServerError {
    HTTPServerError(
      code: .headersTooLarge, sentence: "The request headers are larger than the limit of \(limit) bytes.")
  }

  package static func uriTooLong(limit: Int) -> HTTPServerError {
    HTTPServerError(code: .uriTooLong, sentence: "The URL is longer than the limit of \(limit) bytes.")
  }

  package static let requestTimeout = HTTPServerError(
    code: .requestTimeout, sentence: "The request did not arrive in time.")

  package static let unavailable = HTTPServerError(
    code: .unavailable, sentence: "The service is shutting down.", headers: ["Retry-After": "1"])

  package static let upgradeRequired = HTTPServerError(
    code: .upgradeRequired, sentence: "This address speaks WebSocket only (version 13).",
    headers: ["Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"])

  package static func handlerFailed(_ cause: any Error) -> HTTPServerError {
    HTTPServerError(code: .handlerFailed, sentence: "Internal server error.", cause: cause)
  }
}
