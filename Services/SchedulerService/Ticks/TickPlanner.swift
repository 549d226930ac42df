internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Decides, from a schedule and the time alone, which ticks are due, which came too long ago, and when the next is.
struct TickPlanner: Sendable {
  /// So many ticks of one schedule go into the ledger at once; the rest follow in the next round.
  static let ticksAtOnce = 100
  /// A longer stretch of missed ticks is not counted out: a schedule of every second, away for a month.
  static let countedTicks = 1000

  private let calendars: CalendarCache
  private let logger: Logger

  init(zones: TimeZones, logger: Logger) {
    calendars = CalendarCache(zones: zones)
    self.logger = logger
  }

  /// What becomes of a due schedule. A definition that can no longer be read ends the schedule instead of the loop.
  func plan(_ record: ScheduleRecord, now: Timestamp) -> TickPlan {
    let idle = TickPlan(runs: [], nextTick: nil, lastTick: record.lastTick)
    guard let first = record.nextTick else { return idle }
    let calendar: ScheduleCalendar
    do {
      calendar = try calendars.calendar(of: record)
    } catch {
      logger.error(
        "A stored schedule cannot be read and fires no more.",
        [.scheduleID: .string(record.id.rawValue), .error: .string("\(error)")])
      return idle
    }
    return plan(record, calendar, from: first, now: now)
  }

  private func plan(
    _ record: ScheduleRecord, _ calendar: ScheduleCalendar, from first: Timestamp, now: Timestamp
  ) -> TickPlan {
    var runs: [ScheduleRun] = []
    var tick: Timestamp? = first
    var last = record.lastTick
    let oldest = now - .seconds(calendar.definition.catchupWindow + calendar.definition.jitter)
    if first < oldest, let missed = calendar.stretch(from: first, before: oldest, countingTo: Self.countedTicks) {
      runs.append(calendar.run(of: missed, as: .missed, record, now: now))
      last = missed.last
      tick = calendar.next(after: missed.last)
    }
    while let due = tick, due <= now, runs.count < Self.ticksAtOnce {
      runs.append(calendar.run(at: due, record, now: now))
      last = due
      tick = calendar.next(after: due)
    }
    return TickPlan(runs: runs, nextTick: tick, lastTick: last)
  }
}
