internal import Store
internal import WorkflowModels

/// What a change, a pause or a resumption makes of a stored schedule. Pure.
struct ScheduleChange: Sendable {
  let zones: TimeZones
  let now: Timestamp

  /// The stored definition with what was sent laid over it; one rule sent replaces whichever was there.
  static func merged(_ record: ScheduleRecord, with body: JSONObject) -> JSONObject {
    var merged = (try? JSON(parsing: record.definition))?.objectValue ?? [:]
    let rules = ["cron", "every_seconds", "at"]
    if rules.contains(where: { body[$0].map { !$0.isNull } == true }) {
      for rule in rules { merged[rule] = nil }
    }
    for (key, value) in body { merged[key] = value }
    return merged
  }

  func apply(
    _ definition: ScheduleDefinition, isPaused: Bool?, to record: ScheduleRecord
  ) throws -> (record: ScheduleRecord, stretch: ScheduleRun?) {
    var changed = record
    let before = try? ScheduleCalendar(record, zones: zones).definition
    changed.name = definition.name
    changed.workflowID = definition.workflowID
    changed.definition = JSON.object(definition.json).text()
    changed.updatedAt = now
    if before?.rule != definition.rule || before?.startAt != definition.startAt {
      changed.anchor = definition.startAt ?? now.roundedDownToHundredth
    }
    if !changed.isPaused {
      let calendar = try ScheduleCalendar(definition, anchor: changed.anchor, zones: zones)
      changed.nextTick = keepsItsTicks(before, definition) ? record.nextTick : calendar.first(from: now)
    }
    switch isPaused {
    case true: return (pause(changed), nil)
    case false: return try resume(changed)
    case nil: return (changed, nil)
    }
  }

  /// Whether the ticks are the same as before: then a tick that is due at this moment is not passed over.
  private func keepsItsTicks(_ before: ScheduleDefinition?, _ after: ScheduleDefinition) -> Bool {
    guard let before else { return false }
    return before.rule == after.rule && before.timezone == after.timezone
      && before.daylightSaving == after.daylightSaving && before.startAt == after.startAt
      && before.endAt == after.endAt && before.exclusions == after.exclusions
  }

  func pause(_ record: ScheduleRecord) -> ScheduleRecord {
    guard !record.isPaused else { return record }
    var paused = record
    paused.isPaused = true
    // A tick that is due but not yet in the ledger belongs to the paused stretch.
    paused.pausedAt = record.nextTick.map { min(now, $0 - .microseconds(1)) } ?? now
    paused.nextTick = nil
    paused.updatedAt = now
    return paused
  }

  /// The ticks of the pause become one line of the ledger.
  func resume(_ record: ScheduleRecord) throws -> (record: ScheduleRecord, stretch: ScheduleRun?) {
    guard record.isPaused else { return (record, nil) }
    let calendar = try ScheduleCalendar(record, zones: zones)
    var resumed = record
    resumed.isPaused = false
    resumed.pausedAt = nil
    resumed.pauseReason = nil
    resumed.resumedAt = now
    resumed.nextTick = calendar.next(after: now)
    resumed.updatedAt = now
    guard let first = calendar.next(after: record.pausedAt ?? now), first <= now,
      let stretch = calendar.stretch(
        from: first, before: now + .microseconds(1), countingTo: TickPlanner.countedTicks)
    else { return (resumed, nil) }
    resumed.lastTick = stretch.last
    return (resumed, calendar.run(of: stretch, as: .skippedPaused, record, now: now))
  }
}
