internal import Platform
internal import Store
internal import WorkflowModels

/// Lines for the ledger.
extension ScheduleCalendar {
  /// A tick that is due: to be started, after its share of the jitter.
  func run(at tick: Timestamp, _ record: ScheduleRecord, now: Timestamp) -> ScheduleRun {
    var due = tick
    if definition.jitter > 0 { due = tick + jitter(at: tick, before: next(after: tick), record.id) }
    var run = ScheduleRun(
      id: Self.newRunID(), scheduleID: record.id, tick: tick, kind: .tick, status: .pending,
      workflowID: definition.workflowID, input: input(at: tick, record.id).text(), dueAt: due,
      deadline: due + .seconds(definition.catchupWindow), createdAt: now)
    run.overlap = definition.overlap
    run.watchesOutcome = definition.pauseOnFailureCount > 0
    run.triggerNode = record.nodeID
    return run
  }

  /// One line for all ticks of a stretch.
  func run(
    of stretch: Stretch, as status: ScheduleRun.Status, _ record: ScheduleRecord, now: Timestamp
  ) -> ScheduleRun {
    var run = ScheduleRun(
      id: Self.newRunID(), scheduleID: record.id, tick: stretch.first, kind: .stretch, status: status,
      workflowID: definition.workflowID, dueAt: stretch.first, deadline: stretch.first, createdAt: now)
    run.lastTick = stretch.last
    run.tickCount = stretch.count
    run.decidedAt = now
    return run
  }

  /// A past tick that is made up for: one after the other, unless the schedule lets them run side by side.
  func backfill(at tick: Timestamp, _ record: ScheduleRecord, now: Timestamp) -> ScheduleRun {
    var run = ScheduleRun(
      id: Self.newRunID(), scheduleID: record.id, tick: tick, kind: .backfill, status: .pending,
      workflowID: definition.workflowID, input: input(at: tick, record.id).text(), dueAt: now,
      deadline: now + .seconds(definition.catchupWindow), createdAt: now)
    run.overlap = definition.overlap == .allow ? .allow : .bufferAll
    run.watchesOutcome = definition.pauseOnFailureCount > 0
    run.triggerNode = record.nodeID
    return run
  }

  /// What the workflow's trigger gets: the schedule's input, and what the contract says of a `schedule` trigger.
  func input(at tick: Timestamp, _ id: ScheduleID) -> JSON {
    var input = definition.input
    input["schedule_id"] = .string(id.rawValue)
    input["scheduled_at"] = .string(tick.rfc3339)
    return .object(input)
  }

  static func newRunID() -> String { "run_\(UUIDv7.next().text)" }

  /// The same for every replica and every try: drawn from the tick itself. Never as far as the next tick.
  private func jitter(at tick: Timestamp, before next: Timestamp?, _ id: ScheduleID) -> Duration {
    var most = definition.jitter * 1000
    if let next { most = min(most, max(0, (next - tick).wholeMicroseconds / 1000 - 1)) }
    let digest = SHA256.digest(Array("\(id.rawValue) \(tick.microseconds)".utf8))
    let draw = digest.prefix(7).reduce(0) { $0 << 8 | Int($1) }
    return .milliseconds(draw % (most + 1))
  }
}
