internal import Catalog
internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// The engine's numbers, with the handles of the hot path at hand.
final class EngineMetrics: Sendable {
  let running: Gauge
  private let metrics: Metrics
  private let started: Counter
  private let duration: Histogram
  private let endings: [ExecutionStatus: Counter]
  private let recovered: Counter
  private let stalled: Counter

  init(_ metrics: Metrics) {
    self.metrics = metrics
    running = metrics.gauge("executions_running", help: "Executions in this process's memory.")
    started = metrics.counter("executions_started_total", help: "Executions begun here.")
    recovered = metrics.counter("executions_recovered_total", help: "Executions taken over from another owner.")
    stalled = metrics.counter(
      "executions_stalled_total", help: "Executions that had nothing to move them, and were moved. Alert on it.")
    duration = metrics.histogram("execution_duration_seconds", help: "From the start to the end of an execution.")
    endings = Dictionary(
      uniqueKeysWithValues: ExecutionStatus.allCases.filter(\.isFinal).map { status in
        (
          status,
          metrics.counter(
            "executions_ended_total", help: "Executions ended here, by status.", labels: ["status": status.rawValue])
        )
      })
  }

  func stalled(_ count: Int) { stalled.increment(by: count) }
  func began() { started.increment() }
  func tookOver() { recovered.increment() }

  func ended(_ status: ExecutionStatus, after time: Duration) {
    endings[status]?.increment()
    duration.observe(time.inSeconds)
  }

  func ran(_ type: String, _ result: Result<NodeResult, NodeFailure>, for time: Duration) {
    let outcome = if case .success = result { "completed" } else { "failed" }
    metrics.counter(
      "node_runs_total", help: "Attempts at effectful nodes, by type and outcome.",
      labels: ["type": type, "outcome": outcome]
    ).increment()
    metrics.histogram(
      "node_duration_seconds", help: "Attempts at effectful nodes, by type.", labels: ["type": type]
    ).observe(time.inSeconds)
  }
}
