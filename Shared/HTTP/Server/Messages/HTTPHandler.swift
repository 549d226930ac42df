/// Answers one request. What it throws becomes an answer further out.
package typealias HTTPResponder = @Sendable (HTTPRequest) async throws -> HTTPResponse

/// What a server serves: usually a `Router`.
package protocol HTTPHandler: Sendable {
  func respond(to request: HTTPRequest) async -> HTTPResponse

  /// Answers a request that the server refuses: too large, not understood. Its body is empty. Middleware may see it,
  /// so that refused requests are counted and logged like others.
  func respond(to request: HTTPRequest, refusing error: HTTPServerError) async -> HTTPResponse

  /// The answer to an error, where there is not even a request (garbage, shutdown).
  func response(for error: HTTPServerError) -> HTTPResponse
}

extension HTTPHandler {
  package func respond(to request: HTTPRequest, refusing error: HTTPServerError) async -> HTTPResponse {
    response(for: error)
  }

  package func response(for error: HTTPServerError) -> HTTPResponse { error.plainResponse }
}

/// Does something around every request: counts, logs, authenticates.
///
/// The request has already been matched: `routePattern` and `parameters` are known. It may answer without calling
/// `next`, and may change the request on the way in and the response on the way out. Errors of handlers have been
/// turned into responses when `next` returns.
package protocol HTTPMiddleware: Sendable {
  func respond(to request: HTTPRequest, next: HTTPResponder) async throws -> HTTPResponse
}
