internal import HTTP
internal import Platform

/// Requests by route: how many and how long. The route is the pattern, never the path, so that ids make no new series.
struct HTTPMetrics: Sendable {
  private let metrics: Metrics

  init(_ metrics: Metrics) { self.metrics = metrics }

  func record(method: HTTPMethod, route: String?, status: HTTPStatus, duration: Duration) {
    let labels = [("method", Self.known(method)), ("route", route ?? "none")]
    metrics.counter(
      "http_requests_total", help: "Requests answered.", labels: labels + [("status", String(status.code))]
    ).increment()
    metrics.histogram("http_request_duration_seconds", help: "Time to the head of the answer.", labels: labels)
      .observe(duration.inSeconds)
  }

  /// Anyone can invent a method; each would be a series of its own.
  private static func known(_ method: HTTPMethod) -> String {
    let known: [HTTPMethod] = [.get, .head, .post, .put, .patch, .delete, .options]
    return known.contains(method) ? method.rawValue : "other"
  }
}
