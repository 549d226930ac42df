internal import Platform
internal import Store
internal import WorkflowModels

/// Lines for the ledger.
extension ScheduleCalendar {
  /// A tick that is due: to be started, after its share of the jitter.
  func run(at tick: Timestamp, _ record: ScheduleRecord, now: Timestamp) -> ScheduleRun {
    let due = tick + jitter(at: tick, record.id)
    var run = ScheduleRun(
      id: Self.newRunID(), scheduleID: record.id, tick: tick, kind: .tick, status: .pending,
      workflowID: definition.workflowID, input: input(at: tick, record.id).text(), dueAt: due,
      deadline: due + .seconds(definition.catchupWindow), createdAt: now)
    run.isOneAtATime = definition.overlap == .skip
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

  /// What the workflow's trigger gets: the schedule's input, and what the contract says of a `schedule` trigger.
  func input(at tick: Timestamp, _ id: ScheduleID) -> JSON {
    var input = definition.input
    input["schedule_id"] = .string(id.rawValue)
    input["scheduled_at"] = .string(tick.rfc3339)
    return .object(input)
  }

  static func newRunID() -> String { "run_\(UUIDv7.next().text)" }

  /// The same for every replica and every try: drawn from the tick itself.
  private func jitter(at tick: Timestamp, _ id: ScheduleID) -> Duration {
    guard definition.jitter > 0 else { return .zero }
    let digest = SHA256.digest(Array("\(id.rawValue) \(tick.microseconds)".utf8))
    let draw = digest.prefix(7).reduce(0) { $0 << 8 | Int($1) }
    return .milliseconds(draw % (definition.jitter * 1000 + 1))
  }
}
