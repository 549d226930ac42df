internal import HTTP
internal import Platform
internal import Synchronization

/// Requests by route: how many and how long. The route is the pattern, never the path, so that ids make no new series.
final class HTTPMetrics: Sendable {
  private struct Key: Hashable {
    let method: String
    let route: String
    let status: Int
  }

  private struct Series {
    let count: Counter
    let duration: Histogram
  }

  private let metrics: Metrics
  /// Handles by route: finding a series by its labels costs more than the rest of the bookkeeping together.
  private let series = Mutex<[Key: Series]>([:])

  init(_ metrics: Metrics) { self.metrics = metrics }

  func record(method: HTTPMethod, route: String?, status: HTTPStatus, duration: Duration) {
    let key = Key(method: Self.known(method), route: route ?? "none", status: status.code)
    let series = series.withLock { known in
      if let found = known[key] { return found }
      let made = make(key)
      known[key] = made
      return made
    }
    series.count.increment()
    series.duration.observe(duration)
  }

  private func make(_ key: Key) -> Series {
    Series(
      count: metrics.counter(
        "http_requests_total", help: "Requests answered.",
        labels: ["method": key.method, "route": key.route, "status": String(key.status)]),
      duration: metrics.histogram(
        "http_request_duration_seconds", help: "Time until the answer was ready to be sent.",
        labels: ["method": key.method, "route": key.route]))
  }

  /// Anyone can invent a method; each would be a series of its own.
  private static func known(_ method: HTTPMethod) -> String {
    known.contains(method) ? method.rawValue : "other"
  }

  private static let known: [HTTPMethod] = [.get, .head, .post, .put, .patch, .delete, .options]
}
