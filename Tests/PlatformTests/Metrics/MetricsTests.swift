import Platform
import Testing

@Suite struct `Metrics registry` {
  private func text(_ metrics: Metrics) -> String { String(decoding: metrics.exposition(), as: UTF8.self) }

  @Test func `counters and gauges are written with help, type and labels in order`() {
    let metrics = Metrics()
    metrics.counter("requests_total", help: "All\nrequests.", labels: ["status": "200", "route": "/a\"b\\c\n"])
      .increment(by: 3)
    metrics.gauge("running", help: "Now running.").set(2)
    #expect(
      text(metrics) == """
        # HELP requests_total All\\nrequests.
        # TYPE requests_total counter
        requests_total{route="/a\\"b\\\\c\\n",status="200"} 3
        # HELP running Now running.
        # TYPE running gauge
        running 2.0

        """)
  }

  @Test func `the same name and labels give the same handle`() {
    let metrics = Metrics()
    metrics.counter("c", help: "", labels: ["a": "1", "b": "2"]).increment()
    metrics.counter("c", help: "", labels: ["b": "2", "a": "1"]).increment()
    #expect(metrics.counter("c", help: "", labels: ["a": "1", "b": "2"]).value == 2)
  }

  @Test func `a counter never falls`() {
    let counter = Counter()
    counter.increment(by: -5)
    #expect(counter.value == 0)
  }

  @Test func `a gauge can be read when somebody looks`() {
    let metrics = Metrics()
    metrics.gauge("depth", help: "Depth.") { 7 }
    #expect(text(metrics).contains("depth 7.0\n"))
  }

  @Test func `a callback gauge may itself ask for metrics`() {
    let metrics = Metrics()
    metrics.gauge("a", help: "") { [weak metrics] in Double(metrics?.counter("b", help: "").value ?? 1) }
    #expect(text(metrics).contains("a 0.0\n"))
  }

  @Test func `a histogram counts cumulatively and ends with infinity`() {
    let metrics = Metrics()
    let histogram = metrics.histogram("d_seconds", help: "D.", labels: ["r": "x"], buckets: [1, 0.5])
    for value in [0.1, 0.5, 0.7, 9, .nan, .infinity] { histogram.observe(value) }
    histogram.observe(Duration.milliseconds(250))
    #expect(
      text(metrics).hasSuffix(
        """
        d_seconds_bucket{le="0.5",r="x"} 3
        d_seconds_bucket{le="1.0",r="x"} 4
        d_seconds_bucket{le="+Inf",r="x"} 5
        d_seconds_sum{r="x"} 10.55
        d_seconds_count{r="x"} 5

        """))
  }

  @Test func `series beyond the limit are counted together`() {
    let metrics = Metrics(maximumSeriesPerName: 3)
    for number in 0..<50 { metrics.counter("c", help: "", labels: ["user": "u\(number)"]).increment() }
    #expect(text(metrics).contains("c{user=\"other\"} 47\n"))
    #expect(text(metrics).contains("c{user=\"u2\"} 1\n"))
  }

  @Test func `a name of another kind is refused, counted, and harmless`() {
    let metrics = Metrics()
    metrics.counter("x", help: "").increment()
    metrics.gauge("x", help: "").set(5)
    #expect(text(metrics).contains("x 1\n"))
    #expect(text(metrics).contains("metric_kind_conflicts_total 1\n"))
  }

  @Test func `a wrong character in a name becomes an underscore`() {
    let metrics = Metrics()
    metrics.counter("2-a.b", help: "", labels: ["c d": "v"]).increment()
    #expect(text(metrics).contains("_2_a_b{c_d=\"v\"} 1\n"))
  }

  @Test func `a label that is given twice keeps the last value`() {
    let metrics = Metrics()
    metrics.counter("c", help: "", labels: ["a": "1", "a": "2"]).increment()
    #expect(text(metrics).contains("c{a=\"2\"} 1\n"))
  }

  @Test func `many tasks adding at once lose nothing`() async {
    let metrics = Metrics()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<1_000 {
            metrics.counter("c", help: "").increment()
            metrics.gauge("g", help: "").increment()
          }
        }
      }
    }
    #expect(metrics.counter("c", help: "").value == 8_000)
    #expect(metrics.gauge("g", help: "").value == 8_000)
  }
}
