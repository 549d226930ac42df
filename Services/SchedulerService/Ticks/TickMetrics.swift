internal import Platform
internal import Store
internal import WorkflowModels

/// The scheduler's numbers: what became of runs, how late they were, and what nobody has moved.
struct TickMetrics: Sendable {
  private let metrics: Metrics
  private let lateness: Histogram
  private let overdueSchedules: Gauge
  private let overdueRuns: Gauge

  init(_ metrics: Metrics) {
    self.metrics = metrics
    lateness = metrics.histogram(
      "schedule_lateness_seconds", help: "From a run's time until its execution was started.")
    overdueSchedules = metrics.gauge(
      "schedules_overdue", help: "Schedules whose next tick lies more than a few seconds in the past.")
    overdueRuns = metrics.gauge(
      "schedule_runs_overdue", help: "Undecided runs that could be started and lie there for more than a few seconds.")
  }

  func decided(_ status: ScheduleRun.Status, lateness late: Duration?) {
    metrics.counter(
      "schedule_runs_total", help: "Runs by what became of them.", labels: ["status": status.rawValue]
    ).increment()
    if let late { lateness.observe(max(.zero, late)) }
  }

  func overdue(schedules: Int, runs: Int) {
    overdueSchedules.set(schedules)
    overdueRuns.set(runs)
  }
}
