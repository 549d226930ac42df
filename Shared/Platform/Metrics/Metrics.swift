internal import Synchronization

/// The numbers that a service shows at `/metrics`.
///
/// Asking for a series takes a lock and gives a handle; hold on to the handle where it is hot. The same name and
/// labels give the same handle. A name has at most `maximumSeriesPerName` series; what comes later is counted
/// together under labels that all say `other`, so that a label made from user input cannot fill the memory.
package final class Metrics: Sendable {
  private struct State {
    var families: [String: MetricFamily] = [:]
    var conflicts = 0
  }

  private let state = Mutex(State())
  private let maximumSeriesPerName: Int

  package init(maximumSeriesPerName: Int = 1_000) { self.maximumSeriesPerName = max(1, maximumSeriesPerName) }

  package func counter(_ name: String, help: String, labels: MetricLabels = [:]) -> Counter {
    let found = series(name, help: help, kind: .counter, labels: labels) { .counter(Counter()) }
    if case .counter(let counter) = found { return counter }
    return Counter()
  }

  package func gauge(_ name: String, help: String, labels: MetricLabels = [:]) -> Gauge {
    let found = series(name, help: help, kind: .gauge, labels: labels) { .gauge(Gauge()) }
    if case .gauge(let gauge) = found { return gauge }
    return Gauge()
  }

  /// A gauge that is read when somebody looks. `read` must be quick; the last registration wins.
  package func gauge(
    _ name: String, help: String, labels: MetricLabels = [:], read: @escaping @Sendable () -> Double
  ) {
    let name = MetricName.sanitized(name)
    state.withLock { state in
      var family = state.families[name] ?? MetricFamily(kind: .gauge, help: help)
      if family.kind == .gauge {
        family.series[family.place(for: labels, limit: maximumSeriesPerName)] = .callback(read)
        state.families[name] = family
      } else {
        state.conflicts += 1
      }
    }
  }

  /// The buckets are those of the first registration of the name.
  package func histogram(
    _ name: String, help: String, labels: MetricLabels = [:], buckets: [Double] = Histogram.seconds
  ) -> Histogram {
    let found = series(name, help: help, kind: .histogram, labels: labels) { .histogram(Histogram(buckets: buckets)) }
    if case .histogram(let histogram) = found { return histogram }
    return Histogram(buckets: buckets)
  }

  /// The Prometheus text format, version 0.0.4 (`text/plain; version=0.0.4; charset=utf-8`).
  package func exposition() -> [UInt8] {
    // Copied out of the lock: a callback gauge may itself ask for metrics.
    let (families, conflicts) = state.withLock { ($0.families, $0.conflicts) }
    var text = MetricExposition()
    for (name, family) in families.sorted(by: { $0.key < $1.key }) { text.append(name, family) }
    if conflicts > 0 {
      var family = MetricFamily(kind: .counter, help: "Metrics asked for by a name that is of another kind.")
      let counter = Counter()
      counter.increment(by: conflicts)
      family.series[[:]] = .counter(counter)
      text.append("metric_kind_conflicts_total", family)
    }
    return text.bytes
  }

  private func series(
    _ name: String, help: String, kind: MetricFamily.Kind, labels: MetricLabels, make: () -> MetricFamily.Series
  ) -> MetricFamily.Series? {
    let name = MetricName.sanitized(name)
    return state.withLock { state in
      if let known = state.families[name]?.series[labels], state.families[name]?.kind == kind { return known }
      var family = state.families[name] ?? MetricFamily(kind: kind, help: help)
      guard family.kind == kind else {
        state.conflicts += 1
        return nil
      }
      let place = family.place(for: labels, limit: maximumSeriesPerName)
      if let known = family.series[place] { return known }
      let made = make()
      family.series[place] = made
      state.families[name] = family
      return made
    }
  }
}
