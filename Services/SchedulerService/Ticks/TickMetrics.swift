internal import Platform
internal import Store
internal import WorkflowModels

/// The scheduler's numbers: what became of runs, how late they were, and what nobody has moved.
struct TickMetrics: Sendable {
  private let metrics: Metrics
  private let lateness: Histogram
  private let overdueSchedules: Gauge
  private let overdueRuns: Gauge
  private let oldestTick: Gauge

  init(_ metrics: Metrics) {
    self.metrics = metrics
    lateness = metrics.histogram(
      "schedule_lateness_seconds", help: "From a run's time until its execution was started.",
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600])
    overdueSchedules = metrics.gauge(
      "schedules_overdue", help: "Schedules whose next tick lies more than a few seconds in the past.")
    overdueRuns = metrics.gauge(
      "schedule_runs_overdue", help: "Undecided runs that could be started and lie there for more than a few seconds.")
    oldestTick = metrics.gauge(
      "schedule_next_tick_overdue_seconds",
      help: "How far the earliest next tick of any schedule lies in the past; 0 when none does. Alert on it.")
  }

  func decided(_ status: ScheduleRun.Status, lateness late: Duration?) {
    metrics.counter(
      "schedule_runs_total", help: "Runs by what became of them.", labels: ["status": status.rawValue]
    ).increment()
    if let late { lateness.observe(max(.zero, late)) }
  }

  func overdue(_ overdue: OverdueSchedules) {
    overdueSchedules.set(overdue.schedules)
    overdueRuns.set(overdue.runs)
    oldestTick.set(overdue.longest.inSeconds)
  }
}
