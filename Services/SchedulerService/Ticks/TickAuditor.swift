internal import Platform
internal import Store
internal import WorkflowModels

/// Looks every few seconds for what nobody moves: shows it in the metrics, frees what was forgotten or left behind by a
/// clock that was set back. Nothing depends on it but that nothing stays undone in silence.
struct TickAuditor: Service {
  let store: ScheduleStore
  let wake: WakeSignal
  let settings: SchedulerSettings
  let now: @Sendable () -> Timestamp
  let logger: Logger
  let metrics: TickMetrics

  var serviceName: String { "tick auditor" }

  func run() async throws {
    while !Task.isCancelled {
      do {
        try await audit()
      } catch {
        guard !Task.isCancelled else { return }
        logger.warning("The ledger could not be looked through; the next round tries again.", [.error: "\(error)"])
      }
      try? await Task.sleep(for: settings.auditInterval)
    }
  }

  func audit() async throws {
    let time = now()
    let overdue = try await store.overdue(before: time - settings.overdueAfter, now: time)
    metrics.overdue(overdue)
    if overdue.schedules > 0 { logger.warning("Schedules are overdue.", [.count: .int(overdue.schedules)]) }
    let freed =
      try await store.freeForgotten(now: time)
      + store.freeStranded(now: time, beyond: settings.lease + settings.backoff.maximum + .seconds(30))
    guard freed > 0 else { return }
    logger.warning("Runs that nobody would have started are free again.", [.count: .int(freed)])
    wake.ring()
  }
}
