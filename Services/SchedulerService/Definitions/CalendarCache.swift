internal import Store
internal import Synchronization
internal import WorkflowModels

/// Calendars of the schedules that fire often, so that a definition is not parsed again at each tick. Bounded by starting
/// over: to forget one costs one parse.
final class CalendarCache: Sendable {
  /// The text of the definition is part of the key: a changed schedule is another one.
  private struct Key: Hashable {
    let definition: String
    let anchor: Timestamp
  }

  private static let most = 10_000
  private let zones: TimeZones
  private let known = Mutex<[Key: ScheduleCalendar]>([:])

  init(zones: TimeZones) { self.zones = zones }

  func calendar(of record: ScheduleRecord) throws -> ScheduleCalendar {
    let key = Key(definition: record.definition, anchor: record.anchor)
    if let calendar = known.withLock({ $0[key] }) { return calendar }
    let calendar = try ScheduleCalendar(record, zones: zones)
    known.withLock { known in
      if known.count >= Self.most { known.removeAll() }
      known[key] = calendar
    }
    return calendar
  }
}
