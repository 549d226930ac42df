package import Postgres
package import WorkflowModels

/// The schedules of the users: make, read, change, delete.
package struct ScheduleStore: Sendable {
  let pool: PostgresPool

  package init(pool: PostgresPool) { self.pool = pool }

  /// Does nothing, and answers the stored one, when the id is already there: a repeated request.
  package func insert(_ record: ScheduleRecord) async throws(PostgresError) -> ScheduleRecord {
    let rows = try await pool.query(
      """
      insert into scheduler.schedules (id, user_id, name, workflow_id, definition, paused, paused_at, anchor,
        next_tick_at, created_at, updated_at)
      values (\(record.id.rawValue), \(record.userID.rawValue), \(record.name), \(record.workflowID.rawValue),
        \(record.definition), \(record.isPaused), \(record.pausedAt?.microseconds), \(record.anchor.microseconds),
        \(record.nextTick?.microseconds), \(record.createdAt.microseconds), \(record.createdAt.microseconds))
      on conflict (id) do nothing
      returning id
      """)
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
  package func delete(_ id: ScheduleID, of user: UserID) async throws(PostgresError) -> Bool {
    try await pool.execute(
      "delete from scheduler.schedules where id = \(id.rawValue) and user_id = \(user.rawValue)") > 0
  }

  /// Changes a schedule under its lock, so that no tick is made from what it was while it becomes another.
  ///
  /// - Parameter change: gets the schedule as it is and answers what it shall be, and a stretch to put on record.
  /// - Returns: what it became; nil when there is none, or it is another user's.
  package func change(
    _ id: ScheduleID, of user: UserID,
    _ change: @Sendable (ScheduleRecord) throws -> (record: ScheduleRecord, stretch: ScheduleRun?)
  ) async throws -> ScheduleRecord? {
    try await pool.withTransaction { connection in
      let rows = try await connection.query(
        """
        select \(ScheduleRecord.columns) from scheduler.schedules
        where id = \(id.rawValue) and user_id = \(user.rawValue) for update
        """)
      guard let row = rows.first else { return nil }
      let (record, stretch) = try change(try ScheduleRecord(row))
      try await connection.execute(
        """
        update scheduler.schedules set name = \(record.name), workflow_id = \(record.workflowID.rawValue),
          definition = \(record.definition), paused = \(record.isPaused),
          paused_at = \(record.pausedAt?.microseconds), anchor = \(record.anchor.microseconds),
          next_tick_at = \(record.nextTick?.microseconds), updated_at = \(record.updatedAt.microseconds)
        where id = \(id.rawValue)
        """)
      if let stretch { try await connection.execute(Self.insertion(of: [stretch])) }
      return record
    }
  }

  /// One statement for any number of ledger lines; a tick that is already there stays as it is.
  static func insertion(of runs: [ScheduleRun]) -> SQL {
    """
    insert into scheduler.runs (id, schedule_id, tick, kind, status, last_tick, tick_count, one_at_a_time,
      workflow_id, input, due_at, deadline, claimable_at, decided_at, created_at)
    select * from unnest(\(runs.map(\.id))::text[], \(runs.map(\.scheduleID.rawValue))::text[],
      \(runs.map(\.tick.microseconds))::bigint[], \(runs.map(\.kind.rawValue))::text[],
      \(runs.map(\.status.rawValue))::text[], \(runs.map { $0.lastTick?.microseconds })::bigint[],
      \(runs.map(\.tickCount))::bigint[], \(runs.map(\.isOneAtATime))::boolean[],
      \(runs.map(\.workflowID.rawValue))::text[], \(runs.map(\.input))::text[],
      \(runs.map(\.dueAt.microseconds))::bigint[], \(runs.map(\.deadline.microseconds))::bigint[],
      \(runs.map { $0.claimableAt?.microseconds })::bigint[],
      \(runs.map { $0.decidedAt?.microseconds })::bigint[], \(runs.map(\.createdAt.microseconds))::bigint[])
    on conflict (schedule_id, tick) where kind <> 'manual' do nothing
    """
  }
}
