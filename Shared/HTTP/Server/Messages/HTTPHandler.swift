/// Answers one request. What it throws becomes an answer further out.
package typealias HTTPResponder = @Sendable (HTTPRequest) async throws -> HTTPResponse

/// Takes the answer to one request, for its own: middleware adds to it without copying.
package typealias HTTPAnswer = @Sendable (consuming HTTPResponse) -> Void

/// Answers one request without a task; see `HTTPHandler.answer`.
package typealias HTTPDirectResponder = @Sendable (HTTPRequest, @escaping HTTPAnswer) -> Bool

/// What a server serves: usually a `Router`.
package protocol HTTPHandler: Sendable {
  /// Begins to answer on the spot, where it can: then it returns true and gives the answer exactly once, now or later, on
  /// any thread. It is called on a thread that serves connections, so it must neither wait nor take long. False leaves
  /// the request to `respond(to:)`, as if nothing had been asked.
  ///
  /// - Parameter request: lent, because a copy of it is dear; after false it is as it was.
  func answer(_ request: inout HTTPRequest, _ done: @escaping HTTPAnswer) -> Bool

  func respond(to request: HTTPRequest) async -> HTTPResponse

  /// Answers a request that the server refuses: too large, not understood. Its body is empty. Middleware may see it,
  /// so that refused requests are counted and logged like others.
  func respond(to request: HTTPRequest, refusing error: HTTPServerError) async -> HTTPResponse

  /// The answer to an error, where there is not even a request (garbage, shutdown).
  func response(for error: HTTPServerError) -> HTTPResponse
}

extension HTTPHandler {
  package func answer(_ request: inout HTTPRequest, _ done: @escaping HTTPAnswer) -> Bool { false }

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

  /// The same around an answer that is given without a task: what is returned here takes that answer, and gives it on to
  /// `done`. Nil where it cannot, as is the default; then the request goes through `respond`. Of the request it changes
  /// nothing but the context.
  func begin(_ request: inout HTTPRequest, _ done: @escaping HTTPAnswer) -> HTTPAnswer?
}

extension HTTPMiddleware {
  package func begin(_ request: inout HTTPRequest, _ done: @escaping HTTPAnswer) -> HTTPAnswer? { nil }
}
