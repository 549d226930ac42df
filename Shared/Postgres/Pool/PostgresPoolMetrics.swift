internal import Platform

/// The pool's numbers; they cost nothing where nobody reads them.
struct PostgresPoolMetrics: Sendable {
  private let durations: Histogram?
  private let failures: Counter?

  init(_ metrics: Metrics?, pool: String) {
    durations = metrics?.histogram(
      "postgres_statement_seconds", help: "Single statements and pipelines, with the wait for a connection.",
      labels: ["pool": pool])
    failures = metrics?.counter(
      "postgres_statement_failures_total", help: "Statements that failed.", labels: ["pool": pool])
  }

  /// Connections are counted when somebody looks.
  static func show(
    _ metrics: Metrics?, pool: String, counts: @escaping @Sendable () -> (open: Int, leased: Int, waiting: Int)
  ) {
    let labels: MetricLabels = ["pool": pool]
    metrics?.gauge("postgres_connections_open", help: "Open database connections.", labels: labels) {
      Double(counts().open)
    }
    metrics?.gauge("postgres_connections_leased", help: "Database connections in use.", labels: labels) {
      Double(counts().leased)
    }
    metrics?.gauge("postgres_calls_waiting", help: "Calls that wait for a connection.", labels: labels) {
      Double(counts().waiting)
    }
  }

  func finished(_ result: Result<[PostgresRows], PostgresError>, after duration: Duration) {
    guard let durations else { return }
    durations.observe(duration)
    if case .failure = result { failures?.increment() }
  }
}
