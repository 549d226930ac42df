package import HTTP
package import Platform

/// Everything that happens to every request around its handler: request id and trace, CORS, `HEAD`, errors as JSON,
/// one access-log line and the HTTP metrics.
package struct ServiceHandler: HTTPHandler {
  private let router: Router
  private let cors: CORSPolicy
  private let logger: Logger
  private let metrics: HTTPMetrics

  package init(_ api: API, cors: CORSPolicy = .none, logger: Logger, metrics: Metrics) {
    self.cors = cors
    self.logger = logger
    self.metrics = HTTPMetrics(metrics)
    router = Self.router(of: api)
  }

  package func respond(to request: HTTPRequest) async -> HTTPResponse {
    let start = MonotonicTime.now
    let context = RequestContext(from: request.headers)
    let logger = logger.with([.requestID: .string(context.requestID), .traceID: .string(context.trace.traceID)])
    let scope = RequestScope(context: context, logger: logger)
    var response =
      cors.preflightAnswer(to: request)
      ?? (await RequestScope.$current.withValue(scope) { await route(request) })
    let route = scope.route
    if route == nil, !response.status.isSuccess { response = Self.unrouted(response, request) }
    response.headers["X-Request-Id"] = context.requestID
    response.headers["traceparent"] = context.trace.traceparent
    cors.allow(request, in: &response)
    let duration = MonotonicTime.now.duration(since: start)
    metrics.record(method: request.method, route: route, status: response.status, duration: duration)
    log(request, response, route: route, duration: duration, logger: logger)
    return response
  }

  /// `HEAD` is `GET` without the body, on every path that has one.
  private func route(_ request: HTTPRequest) async -> HTTPResponse {
    guard request.method == .head else { return await router.respond(to: request) }
    var get = request
    get.method = .get
    var response = await router.respond(to: get)
    if case .bytes(let bytes) = response.body { response.headers["Content-Length"] = String(bytes.count) }
    response.body = .bytes([])
    return response
  }

  private func log(
    _ request: HTTPRequest, _ response: HTTPResponse, route: String?, duration: Duration, logger: Logger
  ) {
    // Probes come every few seconds for ever: they are debug's matter.
    let isChore = route.map { $0 == "/metrics" || $0.hasPrefix("/health") } ?? false
    let level: LogLevel = response.status.code >= 500 ? .warning : isChore ? .debug : .info
    logger.log(
      level, "Answered a request.",
      [
        .method: .string(request.method.rawValue), .route: .string(route ?? "none"), .path: .string(request.path),
        .status: .int(response.status.code), .durationMs: .milliseconds(duration),
      ])
  }

  /// The router's own refusals in the form of the house.
  private static func unrouted(_ response: HTTPResponse, _ request: HTTPRequest) -> HTTPResponse {
    switch response.status {
    case .notFound:
      APIError(.notFound, code: "route_not_found", detail: "There is nothing at this path; GET /docs shows what is.")
        .response
    case .methodNotAllowed:
      APIError(
        .methodNotAllowed, code: "method_not_allowed",
        detail: "\(request.method.rawValue.prefix(40)) is not possible here.", headers: response.headers
      ).response
    default:
      response
    }
  }

  private static func router(of api: API) -> Router {
    var router = Router()
    for (route, handler) in api.routes {
      let name = route.documentedPath
      let wrapped: @Sendable (HTTPRequest) async throws -> HTTPResponse = { request in
        await respond(to: request, route: name, handler)
      }
      router.on(route.method, route.pattern, wrapped)
      if let other = route.otherSlashForm { router.on(route.method, other, wrapped) }
    }
    return router
  }

  private static func respond(
    to request: HTTPRequest, route: String, _ handler: API.Handler
  ) async -> HTTPResponse {
    // The scope is absent only if a router is used without this handler around it.
    let scope = RequestScope.current ?? RequestScope(context: .begin(), logger: .silent)
    scope.enter(route: route)
    do {
      return try await handler(APIRequest(http: request, context: scope.context, logger: scope.logger))
    } catch {
      return ErrorMapping.apiError(for: error, context: scope.context, logger: scope.logger).response
    }
  }
}
