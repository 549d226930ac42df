package import HTTP
package import Platform

/// Makes the router of a service from its declared routes, with what happens around every request: request id and
/// trace, CORS, errors as JSON, one access-log line and the HTTP metrics.
package enum ServiceRouter {
  package static func make(
    of api: API, cors: CORSPolicy = .none, guardsOrigins: Bool = false, logger: Logger, metrics: Metrics
  ) -> Router {
    var router = Router { error in ErrorMapping.apiError(for: error).response }
    router.use(
      RequestMiddleware(
        cors: cors, guardsOrigins: guardsOrigins, logger: logger, metrics: HTTPMetrics(metrics)))
    for (route, handler) in api.routes {
      let wrapped: HTTPResponder = { request in await respond(to: request, logger, handler) }
      if let method = route.method {
        if method == .post, let direct = api.directHandlers[route.pattern] {
          router.on(method, route.pattern, direct: Self.direct(direct.handler, logger), wrapped)
        } else {
          router.on(method, route.pattern, wrapped)
        }
      } else {
        router.onAnyMethod(route.pattern, wrapped)
      }
    }
    return router
  }

  private static func direct(_ handler: @escaping API.DirectHandler, _ logger: Logger) -> HTTPDirectResponder {
    { request, done in
      let context = request.context[CallContextKey.self] ?? .begin()
      return handler(APIRequest(http: request, context: context, logger: logger), done)
    }
  }

  private static func respond(
    to request: HTTPRequest, _ logger: Logger, _ handler: API.Handler
  ) async -> HTTPResponse {
    let context = request.context[CallContextKey.self] ?? .begin()
    let request = APIRequest(http: request, context: context, logger: logger)
    do {
      return try await handler(request)
    } catch {
      return request.failures.answer(to: error)
    }
  }
}

/// Brings the context from the middleware to the handler.
enum CallContextKey: RequestContextKey {
  typealias Value = CallContext
}
