internal import Store
internal import WorkflowModels

/// Schedules and runs as answers show them.
enum ScheduleJSON {
  static func schedule(_ record: ScheduleRecord) -> JSON {
    var object: JSONObject = ["id": .string(record.id.rawValue), "user_id": .string(record.userID.rawValue)]
    // Written by us from a checked definition: unreadable only if somebody has edited the row.
    let definition = (try? JSON(parsing: record.definition))?.objectValue ?? [:]
    for (key, value) in definition { object[key] = value }
    object["paused"] = .bool(record.isPaused)
    object["pause_reason"] = record.pauseReason.map { .string($0) } ?? .null
    object["node_id"] = record.nodeID.map { .string($0) } ?? .null
    object["status"] = .string(record.isPaused ? "paused" : record.nextTick == nil ? "finished" : "active")
    object["next_tick"] = time(record.nextTick)
    object["last_tick"] = time(record.lastTick)
    object["last_execution_id"] = record.lastExecutionID.map { .string($0.rawValue) } ?? .null
    object["created_at"] = time(record.createdAt)
    object["updated_at"] = time(record.updatedAt)
    return .object(object)
  }

  /// - Parameter outcome: what became of its execution, where that was asked just now.
  static func run(_ run: ScheduleRun, outcome: String? = nil) -> JSON {
    var object: JSONObject = [
      "id": .string(run.id), "schedule_id": .string(run.scheduleID.rawValue), "kind": .string(run.kind.rawValue),
      "tick": time(run.tick), "status": .string(run.status.rawValue),
      "execution_id": run.executionID.map { .string($0.rawValue) } ?? .null,
      "workflow_id": .string(run.workflowID.rawValue), "attempts": .int(run.attempts),
      "decided_at": time(run.decidedAt),
    ]
    if run.executionID != nil, let decided = run.decidedAt {
      object["lateness_seconds"] = .double(Double((decided - run.dueAt).wholeMicroseconds) / 1e6)
    }
    if let last = run.lastTick {
      object["last_tick"] = time(last)
      object["tick_count"] = run.tickCount.map { .int($0) } ?? .null
    }
    object["outcome"] = (run.outcome ?? outcome).map { .string($0) } ?? .null
    object["error"] = run.error.map { .string($0) } ?? .null
    return .object(object)
  }

  static func time(_ time: Timestamp?) -> JSON { time.map { .string($0.rfc3339) } ?? .null }
}
