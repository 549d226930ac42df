package import Postgres
package import WorkflowModels

/// The schedules of the users: make, read, change, delete.
package struct ScheduleStore: Sendable {
  let pool: PostgresPool

  package init(pool: PostgresPool) { self.pool = pool }

  /// Does nothing, and answers the stored one, when the id is already there: a repeated request.
  package func insert(_ record: ScheduleRecord) async throws(PostgresError) -> ScheduleRecord {
    let rows = try await pool.query(Self.insertion(of: record))
    if rows.isEmpty, let known = try await find(record.id, of: record.userID) { return known }
    return record
  }

  /// Nil when there is none, or it is another user's.
  package func find(_ id: ScheduleID, of user: UserID) async throws(PostgresError) -> ScheduleRecord? {
    let rows = try await pool.query(
      """
      select \(ScheduleRecord.columns) from scheduler.schedules
      where id = \(id.rawValue) and user_id = \(user.rawValue)
      """)
    return try rows.first.map { row throws(PostgresError) in try ScheduleRecord(row) }
  }

  /// Newest first, from before the id `after`.
  package func list(
    of user: UserID, workflow: WorkflowID? = nil, after: String?, atMost limit: Int
  ) async throws(PostgresError) -> [ScheduleRecord] {
    var condition: SQL = "user_id = \(user.rawValue)"
    if let workflow { condition.append(" and workflow_id = \(workflow.rawValue)") }
    if let after { condition.append(" and id < \(after)") }
    let rows = try await pool.query(
      """
      select \(ScheduleRecord.columns) from scheduler.schedules where \(condition)
      order by id desc limit \(limit)
      """)
    return try rows.map { row throws(PostgresError) in try ScheduleRecord(row) }
  }

  /// The schedule's runs go with it. False when there was none.
  package func delete(_ id: ScheduleID, of user: UserID) async throws -> Bool {
    try await pool.withTransaction { connection in
      let deleted = try await connection.execute(
        "delete from scheduler.schedules where id = \(id.rawValue) and user_id = \(user.rawValue)")
      guard deleted > 0 else { return false }
      // A statement of its own, which sees what was written down until the schedule was gone.
      _ = try await connection.execute("delete from scheduler.runs where schedule_id = \(id.rawValue)")
      return true
    }
  }

  /// Changes a schedule under its lock, so that no tick is made from what it was while it becomes another.
  ///
  /// - Parameter change: gets the schedule as it is and answers what it shall be, and a stretch to put on record; nil
  ///   leaves it as it is.
  /// - Returns: what it became; nil when there is none, or it is another user's.
  package func change(
    _ id: ScheduleID, of user: UserID,
    _ change: @Sendable (ScheduleRecord) throws -> (record: ScheduleRecord, stretch: ScheduleRun?)?
  ) async throws -> ScheduleRecord? {
    try await pool.withTransaction { connection in
      let rows = try await connection.query(
        """
        select \(ScheduleRecord.columns) from scheduler.schedules
        where id = \(id.rawValue) and user_id = \(user.rawValue) for update
        """)
      guard let row = rows.first else { return nil }
      let known = try ScheduleRecord(row)
      guard let (record, stretch) = try change(known) else { return known }
      try await connection.execute(Self.replacement(by: record))
      if let stretch { try await connection.execute(Self.insertion(ofDecided: [stretch])) }
      return record
    }
  }

  static func insertion(of record: ScheduleRecord) -> SQL {
    """
    insert into scheduler.schedules (id, user_id, name, workflow_id, definition, paused, paused_at, anchor,
      next_tick_at, created_at, updated_at, node_id, pause_reason)
    values (\(record.id.rawValue), \(record.userID.rawValue), \(record.name), \(record.workflowID.rawValue),
      \(record.definition), \(record.isPaused), \(record.pausedAt?.microseconds), \(record.anchor.microseconds),
      \(record.nextTick?.microseconds), \(record.createdAt.microseconds), \(record.createdAt.microseconds),
      \(record.nodeID), \(record.pauseReason))
    on conflict (id) do nothing
    returning id
    """
  }

  /// What a change may change; the ledger's own columns stay.
  static func replacement(by record: ScheduleRecord) -> SQL {
    """
    update scheduler.schedules set name = \(record.name), workflow_id = \(record.workflowID.rawValue),
      definition = \(record.definition), paused = \(record.isPaused), paused_at = \(record.pausedAt?.microseconds),
      anchor = \(record.anchor.microseconds), next_tick_at = \(record.nextTick?.microseconds),
      last_tick_at = \(record.lastTick?.microseconds), updated_at = \(record.updatedAt.microseconds),
      pause_reason = \(record.pauseReason), resumed_at = \(record.resumedAt?.microseconds), revision = revision + 1
    where id = \(record.id.rawValue)
    """
  }
}
