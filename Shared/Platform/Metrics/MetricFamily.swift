/// All series of one name, which share kind and help.
struct MetricFamily: Sendable {
  enum Kind: String, Sendable {
    case counter
    case gauge
    case histogram
  }

  enum Series: Sendable {
    case counter(Counter)
    case gauge(Gauge)
    case callback(@Sendable () -> Double)
    case histogram(Histogram)
  }

  let kind: Kind
  let help: String
  var series: [MetricLabels: Series] = [:]

  init(kind: Kind, help: String) {
    self.kind = kind
    self.help = help
  }

  /// Where a series with these labels lives: with its own labels, or with those of all others once there are too many.
  func place(for labels: MetricLabels, limit: Int) -> MetricLabels {
    series[labels] != nil || series.count < limit ? labels : labels.other
  }
}
