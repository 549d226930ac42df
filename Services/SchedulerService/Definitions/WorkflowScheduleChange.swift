internal import Platform
internal import Store
internal import WorkflowModels

/// From the `schedule` nodes of a workflow to its schedules. Pure.
struct WorkflowScheduleChange: Sendable {
  static let inactive = "The workflow is not active."

  let workflow: WorkflowID
  let user: UserID
  let isActive: Bool
  let nodes: [WorkflowSyncRoute.Node]
  let zones: TimeZones
  let now: Timestamp

  func apply(to known: [ScheduleRecord]) throws -> ScheduleStore.WorkflowChange {
    var result = ScheduleStore.WorkflowChange()
    for node in nodes {
      if let record = known.first(where: { $0.nodeID == node.id }) {
        result.change.append(try change(record, node))
      } else if isActive {
        result.add.append(try make(node))
      }
    }
    result.remove = known.filter { record in !nodes.contains { $0.id == record.nodeID } }.map(\.id)
    return result
  }

  private func make(_ node: WorkflowSyncRoute.Node) throws -> ScheduleRecord {
    let anchor = now.roundedDownToHundredth
    let next = try ScheduleCalendar(node.definition, anchor: anchor, zones: zones).first(from: now)
    var record = ScheduleRecord(
      id: ScheduleID(rawValue: ScheduleID.prefix + UUIDv7.next().text), userID: user, name: node.definition.name,
      workflowID: workflow, definition: JSON.object(node.definition.json).text(), isPaused: false, pausedAt: nil,
      anchor: anchor, nextTick: next, createdAt: now)
    record.nodeID = node.id
    return record
  }

  /// Whoever paused the schedule decides when it goes on: a person's pause outlasts the workflow's.
  private func change(
    _ record: ScheduleRecord, _ node: WorkflowSyncRoute.Node
  ) throws -> (record: ScheduleRecord, stretch: ScheduleRun?) {
    let change = ScheduleChange(zones: zones, now: now)
    var definition = node.definition
    // What was set over the API for this schedule and is not the node's to say.
    if let before = try? ScheduleCalendar(record, zones: zones).definition { definition.keep(settingsOf: before) }
    if isActive {
      let resumes = record.isPaused && record.pauseReason == Self.inactive
      return try change.apply(definition, isPaused: resumes ? false : nil, to: record)
    }
    var (paused, _) = try change.apply(definition, isPaused: true, to: record)
    if !record.isPaused { paused.pauseReason = Self.inactive }
    return (paused, nil)
  }
}

extension ScheduleDefinition {
  mutating func keep(settingsOf before: ScheduleDefinition) {
    overlap = before.overlap
    catchupWindow = before.catchupWindow
    jitter = before.jitter
    daylightSaving = before.daylightSaving
    (exclude, exclusions) = (before.exclude, before.exclusions)
    pauseOnFailureCount = before.pauseOnFailureCount
    (startAt, endAt) = (before.startAt, before.endAt)
  }
}
