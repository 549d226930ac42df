internal import Postgres
package import WorkflowModels

/// One schedule as it is stored. What the user asked for is `definition`; the rest is what the scheduler makes of it.
package struct ScheduleRecord: Sendable, Hashable {
  package var id: ScheduleID
  package var userID: UserID
  package var name: String
  package var workflowID: WorkflowID
  /// JSON text.
  package var definition: String
  package var isPaused: Bool
  package var pausedAt: Timestamp?
  /// Why the scheduler paused it, when it was not a person.
  package var pauseReason: String?
  /// From when failures are counted.
  package var resumedAt: Timestamp?
  /// The workflow's `schedule` node that this schedule stands for; nil for one made over the API.
  package var nodeID: String?
  /// Counts the changes: ticks are only made from the definition they were computed from.
  package var revision = 0
  /// From when `every_seconds` is counted.
  package var anchor: Timestamp
  /// Nil while paused and after the last tick.
  package var nextTick: Timestamp?
  package var lastTick: Timestamp?
  package var lastExecutionID: ExecutionID?
  package var createdAt: Timestamp
  package var updatedAt: Timestamp

  package init(
    id: ScheduleID, userID: UserID, name: String, workflowID: WorkflowID, definition: String, isPaused: Bool,
    pausedAt: Timestamp?, anchor: Timestamp, nextTick: Timestamp?, createdAt: Timestamp
  ) {
    self.id = id
    self.userID = userID
    self.name = name
    self.workflowID = workflowID
    self.definition = definition
    self.isPaused = isPaused
    self.pausedAt = pausedAt
    self.anchor = anchor
    self.nextTick = nextTick
    self.createdAt = createdAt
    updatedAt = createdAt
  }

  static let columns: SQL = """
    id, user_id, name, workflow_id, definition, paused, paused_at, anchor, next_tick_at, last_tick_at,
    last_execution_id, created_at, updated_at, pause_reason, resumed_at, node_id, revision
    """

  init(_ row: PostgresRow) throws(PostgresError) {
    id = ScheduleID(rawValue: try row.decode(0, as: String.self))
    userID = UserID(rawValue: try row.decode(1, as: String.self))
    name = try row.decode(2, as: String.self)
    workflowID = WorkflowID(rawValue: try row.decode(3, as: String.self))
    definition = try row.decode(4, as: String.self)
    isPaused = try row.decode(5, as: Bool.self)
    pausedAt = try row.decode(6, as: Int?.self).map { Timestamp(microseconds: $0) }
    anchor = Timestamp(microseconds: try row.decode(7, as: Int.self))
    nextTick = try row.decode(8, as: Int?.self).map { Timestamp(microseconds: $0) }
    lastTick = try row.decode(9, as: Int?.self).map { Timestamp(microseconds: $0) }
    lastExecutionID = try row.decode(10, as: String?.self).map { ExecutionID(rawValue: $0) }
    createdAt = Timestamp(microseconds: try row.decode(11, as: Int.self))
    updatedAt = Timestamp(microseconds: try row.decode(12, as: Int.self))
    pauseReason = try row.decode(13, as: String?.self)
    resumedAt = try row.decode(14, as: Int?.self).map { Timestamp(microseconds: $0) }
    nodeID = try row.decode(15, as: String?.self)
    revision = try row.decode(16, as: Int.self)
  }
}
