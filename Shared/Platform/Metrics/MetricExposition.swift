/// Writes metric families in the Prometheus text format.
struct MetricExposition {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ name: String, _ family: MetricFamily) {
    line("# HELP \(name) \(Self.escapedHelp(family.help))")
    line("# TYPE \(name) \(family.kind.rawValue)")
    let series = family.series.map { (labels: Self.text($0.key), pairs: $0.key, series: $0.value) }
    for (labels, pairs, series) in series.sorted(by: { $0.labels < $1.labels }) {
      switch series {
      case .counter(let counter): line("\(name)\(labels) \(counter.value)")
      case .gauge(let gauge): line("\(name)\(labels) \(Self.number(gauge.value))")
      case .callback(let read): line("\(name)\(labels) \(Self.number(read()))")
      case .histogram(let histogram): append(name, labels: pairs, histogram)
      }
    }
  }

  private mutating func append(_ name: String, labels: MetricLabels, _ histogram: Histogram) {
    let cumulative = histogram.cumulative
    for (bound, count) in cumulative {
      var labels = labels
      labels.set("le", to: Self.number(bound))
      line("\(name)_bucket\(Self.text(labels)) \(count)")
    }
    line("\(name)_sum\(Self.text(labels)) \(Self.number(histogram.total))")
    // Of the same reading as the buckets, or the two could disagree.
    line("\(name)_count\(Self.text(labels)) \(cumulative.last?.count ?? 0)")
  }

  private mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func text(_ labels: MetricLabels) -> String {
    if labels.pairs.isEmpty { return "" }
    return "{" + labels.pairs.map { "\($0.name)=\"\(escapedValue($0.value))\"" }.joined(separator: ",") + "}"
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return String(value)
  }

  private static func escapedHelp(_ text: String) -> String { escaped(text, quotes: false) }
  private static func escapedValue(_ text: String) -> String { escaped(text, quotes: true) }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += #"\\"#
      case "\n": result += #"\n"#
      case "\"" where quotes: result += #"\""#
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
