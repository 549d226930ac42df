internal import HTTP
internal import Platform

/// What happens around every request, refused ones included. A class, because every answer that is given without a task
/// holds on to it.
final class RequestMiddleware: HTTPMiddleware {
  private let cors: CORSPolicy
  /// Where every caller is believed, web pages must be allowed to call before they change anything.
  private let guardsOrigins: Bool
  private let logger: Logger
  private let metrics: HTTPMetrics

  init(cors: CORSPolicy, guardsOrigins: Bool, logger: Logger, metrics: HTTPMetrics) {
    self.cors = cors
    self.guardsOrigins = guardsOrigins
    self.logger = logger
    self.metrics = metrics
  }

  func respond(to request: HTTPRequest, next: HTTPResponder) async throws -> HTTPResponse {
    let start = MonotonicTime.now
    let context = CallContext(from: request.headers)
    var response: HTTPResponse
    if let preflight = cors.preflightAnswer(to: request) {
      response = preflight
    } else if guardsOrigins && cors.refuses(request) {
      response = Self.foreignOrigin.response
    } else {
      var request = request
      request.context[CallContextKey.self] = context
      response = try await next(request)
    }
    finish(Asked(request), &response, context, since: start)
    return response
  }

  func begin(_ request: inout HTTPRequest, _ done: @escaping HTTPAnswer) -> HTTPAnswer? {
    // Refused with a sentence, on the usual way.
    if guardsOrigins && cors.refuses(request) { return nil }
    let start = MonotonicTime.now
    let context = CallContext(from: request.headers)
    request.context[CallContextKey.self] = context
    return { [self, asked = Asked(request)] (response: consuming HTTPResponse) in
      finish(asked, &response, context, since: start)
      done(response)
    }
  }

  /// What is left to know of a request when its answer is there: not its body, nor its headers.
  private struct Asked: Sendable {
    let method: HTTPMethod
    let path: String
    let route: String?
    let origin: String?

    init(_ request: HTTPRequest) {
      method = request.method
      path = request.path
      route = request.routePattern
      origin = request.headers["Origin"]
    }
  }

  private func finish(
    _ asked: Asked, _ response: inout HTTPResponse, _ context: CallContext, since start: MonotonicTime
  ) {
    response.headers["X-Request-Id"] = context.requestID
    response.headers["traceparent"] = context.trace.traceparent
    cors.allow(origin: asked.origin, in: &response)
    let duration = MonotonicTime.now.duration(since: start)
    metrics.record(method: asked.method, route: asked.route, status: response.status, duration: duration)
    log(asked, response, duration: duration, context)
  }

  private static let foreignOrigin = APIError(
    .forbidden, code: "origin_not_allowed",
    detail: "Web pages of this origin may not call this service; add the origin to CORS_ALLOWED_ORIGINS if they should."
  )

  private func log(_ asked: Asked, _ response: HTTPResponse, duration: Duration, _ context: CallContext) {
    let route = asked.route
    // Probes come every few seconds for ever: they are debug's matter.
    let isChore = route.map { $0 == "/metrics" || $0.hasPrefix("/health") } ?? false
    let level: LogLevel = response.status.code >= 500 ? .warning : isChore ? .debug : .info
    // The context costs more than the line that nobody reads.
    guard level >= logger.level else { return }
    context.logger(logger).log(
      level, "Answered a request.",
      [
        .method: .string(String(asked.method.rawValue.prefix(40))), .route: .string(route ?? "none"),
        .path: .string(String(asked.path.prefix(500))), .status: .int(response.status.code),
        .durationMs: .milliseconds(duration),
      ])
  }
}
