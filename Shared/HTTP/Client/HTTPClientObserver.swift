internal import Platform

/// Counts what the client does, where somebody wants to know.
struct HTTPClientObserver: Sendable {
  private let metrics: Metrics?
  private let running: Gauge
  private let retries: Counter

  init(metrics: Metrics?) {
    self.metrics = metrics
    running = metrics?.gauge("http_client_running", help: "Calls under way.") ?? Gauge()
    retries = metrics?.counter("http_client_retries_total", help: "Attempts after the first.") ?? Counter()
  }

  func begin() -> MonotonicTime {
    running.increment()
    return .now
  }

  func retry() { retries.increment() }

  func end(since start: MonotonicTime, _ method: HTTPMethod, _ outcome: HTTPRetryPolicy.Outcome) {
    running.decrement()
    guard let metrics else { return }
    let name =
      switch outcome {
      case .answer(let head): "\(head.status.code / 100)xx"
      case .failure(let error): error.code.rawValue
      }
    let labels: MetricLabels = ["method": method.rawValue, "outcome": name]
    metrics.counter("http_client_requests_total", help: "Calls by outcome.", labels: labels).increment()
    metrics.histogram("http_client_duration_seconds", help: "Time to the answer, retries included.", labels: labels)
      .observe(MonotonicTime.now.duration(since: start))
  }
}
