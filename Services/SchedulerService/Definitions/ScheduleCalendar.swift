internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// The ticks of one schedule: its definition, read again from the store, with its zone's rules.
struct ScheduleCalendar: Sendable {
  let definition: ScheduleDefinition
  private let timing: ScheduleTiming
  private let zone: TimeZoneRules

  /// Several ticks in a row, none of which fires.
  struct Stretch: Sendable, Hashable {
    let first: Timestamp
    let last: Timestamp
    /// Nil when there are too many to count.
    let count: Int?
  }

  init(_ record: ScheduleRecord, zones: TimeZones) throws {
    guard let object = try JSON(parsing: record.definition).objectValue else {
      throw APIError.unprocessable(code: "schedule_definition", "The definition is not an object.")
    }
    var fields = FieldReader(object)
    let definition = ScheduleDefinition.read(&fields, zones: zones)
    try fields.finish()
    try self.init(definition, anchor: record.anchor, zones: zones)
  }

  init(_ definition: ScheduleDefinition, anchor: Timestamp, zones: TimeZones) throws {
    self.definition = definition
    zone = try zones.rules(of: definition.timezone)
    switch definition.rule {
    case .cron(let text):
      timing = .cron(try CronExpression(parsing: text), zone: zone, daylightSaving: definition.daylightSaving)
    case .every(let seconds):
      timing = .every(seconds: seconds, anchor: anchor)
    case .at(let time):
      timing = .at(time)
    }
  }

  /// The first tick after a moment that lies between `start_at` and `end_at` and that nothing excludes.
  func next(after moment: Timestamp) -> Timestamp? {
    let earliest = definition.startAt.map { max(moment, $0 - .microseconds(1)) } ?? moment
    guard let tick = timing.next(after: earliest, excluding: definition.exclusions, in: zone) else { return nil }
    if let end = definition.endAt, tick > end { return nil }
    return tick
  }

  /// The first tick of a new schedule. A date that has just passed fires at once: it may have passed on the way here.
  func first(from now: Timestamp) -> Timestamp? {
    if case .at(let time) = definition.rule { return time }
    return next(after: now)
  }

  /// The ticks from one tick on and before a moment; nil when there are none.
  func stretch(from first: Timestamp, before end: Timestamp, countingTo limit: Int) -> Stretch? {
    guard first < end else { return nil }
    var last = first
    var count = 1
    while let tick = next(after: last), tick < end {
      guard count < limit else {
        let last = ScheduleTiming.last(before: end, notBefore: tick) { next(after: $0) }
        return Stretch(first: first, last: last ?? tick, count: nil)
      }
      last = tick
      count += 1
    }
    return Stretch(first: first, last: last, count: count)
  }
}
