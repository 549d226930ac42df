internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Asks how the executions of watched schedules have ended, and pauses a schedule whose last ones have all failed.
///
/// Replicas may do this side by side: what is written twice is the same, and a paused schedule is not paused again.
struct OutcomeWatcher: Service {
  private static let atOnce = 1000
  private static let refusal = "The workflow service refused"

  let store: ScheduleStore
  let workflows: WorkflowServiceClient
  let zones: TimeZones
  let settings: SchedulerSettings
  let now: @Sendable () -> Timestamp
  let logger: Logger

  var serviceName: String { "outcome watcher" }

  func run() async throws {
    while !Task.isCancelled {
      do {
        try await round()
      } catch {
        guard !Task.isCancelled else { return }
        logger.warning("How executions ended could not be learned; the next round asks again.", [.error: "\(error)"])
      }
      try? await Task.sleep(for: settings.outcomePoll)
    }
  }

  func round() async throws {
    let unknown = try await store.unknownOutcomes(atMost: Self.atOnce)
    guard !unknown.isEmpty else { return }
    var known: [(run: String, outcome: String)] = []
    var failing: Set<Schedule> = []
    func note(_ one: UnknownOutcome, _ outcome: String) {
      known.append((one.run, outcome))
      if outcome == "failed" { failing.insert(Schedule(id: one.schedule, user: one.user)) }
    }
    for one in unknown where one.execution == nil {
      note(one, one.error?.hasPrefix(Self.refusal) == true ? "failed" : "not_started")
    }
    for (user, runs) in Dictionary(grouping: unknown.filter { $0.execution != nil }, by: \.user) {
      let statuses = try await workflows.statuses(
        of: runs.compactMap(\.execution), user: user, timeout: settings.tryTimeout, context: .begin())
      for one in runs {
        guard let execution = one.execution else { continue }
        switch statuses[execution] {
        case .some(let status) where RunVerdict.isRunning(status): break
        case .some(let status): note(one, status)
        case nil: note(one, "forgotten")
        }
      }
    }
    try await store.note(outcomes: known)
    for schedule in failing { try await pauseIfFailing(schedule) }
  }

  private struct Schedule: Hashable {
    let id: ScheduleID
    let user: UserID
  }

  private func pauseIfFailing(_ schedule: Schedule) async throws {
    let failures = try await store.failuresInARow(of: schedule.id)
    let change = ScheduleChange(zones: zones, now: now())
    let changed = try await store.change(schedule.id, of: schedule.user) { record in
      let most = try ScheduleCalendar(record, zones: zones).definition.pauseOnFailureCount
      guard most > 0, failures >= most, !record.isPaused else { return nil }
      var paused = change.pause(record)
      paused.pauseReason = "Its last \(failures) executions have failed."
      return (paused, nil)
    }
    guard let changed, changed.pauseReason != nil else { return }
    logger.warning(
      "A schedule is paused because its executions fail.",
      [.scheduleID: .string(schedule.id.rawValue), .count: .int(failures)])
  }
}
