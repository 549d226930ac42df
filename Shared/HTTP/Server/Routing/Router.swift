/// Sends each request through the middleware to the handler of its route; works without a socket too.
///
/// A path with and without a trailing slash is the same route. HEAD is served by GET's handler. The server and tests
/// call `respond(to:)`; it never throws, because what a handler throws is given to `errorResponder`.
package struct Router: HTTPHandler {
  private struct DirectRoute: Sendable {
    let method: HTTPMethod
    let respond: HTTPDirectResponder
  }

  private var tree = RouteTree()
  private var middleware: [any HTTPMiddleware] = []
  private var chain: HTTPResponder
  /// By their paths, which are found without looking at segments.
  private var directRoutes: [String: DirectRoute] = [:]
  private let errorResponder: @Sendable (HTTPServerError) -> HTTPResponse

  /// - Parameter errorResponder: makes the body of the answers that no handler gives: 404, 405, 413, 500…
  package init(errorResponder: @escaping @Sendable (HTTPServerError) -> HTTPResponse = { $0.plainResponse }) {
    self.errorResponder = errorResponder
    chain = Self.innermost(errorResponder)
  }

  /// - Parameter direct: tried first, for requests that can be answered without a task. Only for a pattern without
  ///   parameters, and for one method of it; a path that is written in another way goes to `handler`.
  package mutating func on(
    _ method: HTTPMethod, _ pattern: String, direct: HTTPDirectResponder? = nil, _ handler: @escaping HTTPResponder
  ) {
    let route = RoutePattern(pattern)
    if let direct {
      precondition(route.names.isEmpty && directRoutes[pattern] == nil, "A direct route is one path: \(pattern)")
      directRoutes[pattern] = DirectRoute(method: method, respond: direct)
    }
    tree.add(method, route, handler)
  }

  /// A route for every method that has no route of its own on this pattern.
  package mutating func onAnyMethod(_ pattern: String, _ handler: @escaping HTTPResponder) {
    tree.add(nil, RoutePattern(pattern), handler)
  }

  /// Puts middleware around every route, and around 404 and the like. The first one used is the outermost.
  package mutating func use(_ added: any HTTPMiddleware) {
    middleware.append(added)
    // Composed here, once, and not for each request.
    chain = middleware.reversed().reduce(Self.innermost(errorResponder)) { next, middleware in
      { request in try await middleware.respond(to: request, next: next) }
    }
  }

  package func answer(_ request: inout HTTPRequest, _ done: @escaping HTTPAnswer) -> Bool {
    guard let route = directRoutes[request.path], route.method == request.method, request.targetError == nil else {
      return false
    }
    let context = request.context
    request.routePattern = request.path
    if let answer = begin(&request, done), route.respond(request, answer) { return true }
    request.routePattern = nil
    request.context = context
    return false
  }

  /// What takes the answer once all middleware is around it.
  private func begin(_ request: inout HTTPRequest, _ done: @escaping HTTPAnswer) -> HTTPAnswer? {
    var answer = done
    for middleware in middleware {
      guard let wrapped = middleware.begin(&request, answer) else { return nil }
      answer = wrapped
    }
    return answer
  }

  package func respond(to request: HTTPRequest) async -> HTTPResponse {
    if let error = request.targetError { return await respond(to: request, refusing: error) }
    var request = request
    do throws(PercentEncoding.DecodingError) {
      route(&request, segments: try Self.segments(of: request.path))
    } catch {
      return await respond(to: request, refusing: .badRequest("The path is not valid. \(error)"))
    }
    return await run(request)
  }

  package func respond(to request: HTTPRequest, refusing error: HTTPServerError) async -> HTTPResponse {
    var request = request
    request.endpoint = { _ in throw error }
    return await run(request)
  }

  package func response(for error: HTTPServerError) -> HTTPResponse { errorResponder(error) }

  private func run(_ request: HTTPRequest) async -> HTTPResponse {
    do {
      return try await chain(request)
    } catch {
      return errorResponder(Self.serverError(error))
    }
  }

  private func route(_ request: inout HTTPRequest, segments: [String]) {
    switch tree.match(request.method, segments) {
    case .route(let route, let captured):
      request.routePattern = route.pattern.text
      for (name, value) in zip(route.names, captured) { request.parameters[name] = value }
      request.endpoint = route.respond
    case .methodNotAllowed(let allowed):
      request.endpoint = { _ in throw HTTPServerError.methodNotAllowed(allowed: allowed) }
    case .notFound:
      break
    }
  }

  /// The handler itself, behind all middleware, which thus sees every failure as the answer that the client gets.
  private static func innermost(
    _ errorResponder: @escaping @Sendable (HTTPServerError) -> HTTPResponse
  ) -> HTTPResponder {
    { request in
      do {
        guard let endpoint = request.endpoint else { throw HTTPServerError.notFound }
        return try await endpoint(request)
      } catch {
        return errorResponder(serverError(error))
      }
    }
  }

  private static func serverError(_ error: any Error) -> HTTPServerError {
    error as? HTTPServerError ?? .handlerFailed(error)
  }

  private static func segments(of path: String) throws(PercentEncoding.DecodingError) -> [String] {
    var bytes = path.utf8[...]
    if bytes.first == UInt8(ascii: "/") { bytes = bytes.dropFirst() }
    if bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
    guard !bytes.isEmpty else { return [] }
    var segments: [String] = []
    for word in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      segments.append(
        word.contains(UInt8(ascii: "%")) ? try PercentEncoding.decode(word) : String(Substring(word)))
    }
    return segments
  }
}
