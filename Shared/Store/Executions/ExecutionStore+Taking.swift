internal import Platform
internal import Postgres
package import WorkflowModels

/// How executions without an owner get one: those at rest whose time has come, and those that wait for room.
extension ExecutionStore {
  /// Takes executions whose time to be looked at has come.
  package func takeDue(limit: Int) async throws -> [ExecutionRecord] {
    try await take(
      """
      select id from workflow.executions
      where status = 'waiting' and wake_at <= \(SystemTime.microsecondsSince1970)
      order by wake_at limit \(limit) for update skip locked
      """)
  }

  /// Takes one that nobody owns, because somebody said something to it; none when it has an owner.
  ///
  /// - Parameter isQueuedToo: whether to take it out of its turn.
  package func takeUp(_ id: ExecutionID, isQueuedToo: Bool) async throws -> [ExecutionRecord] {
    try await take(
      """
      select id from workflow.executions
      where id = \(id.rawValue) and (status = 'waiting' or (\(isQueuedToo) and status = 'queued'))
      for update skip locked
      """)
  }

  /// Takes queued executions that were cancelled, out of their turn: whoever said so may have died before it could take
  /// them itself.
  package func takeCancelled(limit: Int) async throws -> [ExecutionRecord] {
    try await take(
      """
      select id from workflow.executions
      where status = 'queued' and cancel_requested_at is not null order by id limit \(limit) for update skip locked
      """)
  }

  /// Takes queued executions, in turn from each user who has some, so that nobody's flood keeps others waiting.
  package func takeQueued(limit: Int) async throws -> [ExecutionRecord] {
    try await take(
      """
      with recursive users as (
        (select user_id from workflow.executions where status = 'queued' and concurrency_key is null
         order by user_id limit 1)
        union all
        select (select e.user_id from workflow.executions e
                where e.status = 'queued' and e.concurrency_key is null and e.user_id > u.user_id
                order by e.user_id limit 1)
        from users u where u.user_id is not null
      ),
      turns as (
        select q.id, q.turn from users u
        cross join lateral (
          select e.id, row_number() over (order by e.id) as turn from workflow.executions e
          where e.status = 'queued' and e.concurrency_key is null and e.user_id = u.user_id
          order by e.id limit \(limit)
        ) q
        order by q.turn, q.id limit \(limit)
      )
      select e.id from workflow.executions e join turns t on t.id = e.id
      where e.status = 'queued' order by t.turn, e.id for update of e skip locked
      """)
  }

  /// Takes as many of the queued executions of a key as its limit leaves room for.
  package func takeQueued(workflow: WorkflowID, key: String, atMost: Int) async throws -> [ExecutionRecord] {
    try await pool.withTransaction { connection in
      try await Self.lock(workflow, key, connection)
      let rows = try await connection.query(
        Self.taking(
          """
          select id from workflow.executions where status = 'queued' and workflow_id = \(workflow.rawValue)
          and concurrency_key = \(key) order by id
          limit least(\(atMost), greatest(0, (
            select coalesce(max(concurrency_limit), 0) - count(*) filter (where status <> 'queued')
            from workflow.executions
            where workflow_id = \(workflow.rawValue) and concurrency_key = \(key) and completed_at is null
          ))) for update
          """, owner: lease.ownerID))
      return try rows.map { row in try ExecutionRecord(row) }
    }
  }

  /// Keys that have queued executions.
  package func queuedKeys(limit: Int) async throws -> [(workflow: WorkflowID, key: String)] {
    let rows = try await pool.query(
      """
      select distinct workflow_id, concurrency_key from workflow.executions
      where status = 'queued' and concurrency_key is not null limit \(limit)
      """)
    return try rows.map { row in
      (WorkflowID(rawValue: try row.decode(0, as: String.self)), try row.decode(1, as: String.self))
    }
  }

  /// Whoever counts the executions of a key, or adds to them, holds this lock until its transaction ends.
  static func lock(_ workflow: WorkflowID, _ key: String, _ connection: PostgresConnection) async throws {
    _ = try await connection.query(
      "select pg_advisory_xact_lock(hashtextextended(\(workflow.rawValue + "/" + key), 20))")
  }

  private func take(_ chosen: SQL) async throws -> [ExecutionRecord] {
    let rows = try await pool.query(Self.taking(chosen, owner: lease.ownerID))
    return try rows.map { row in try ExecutionRecord(row) }
  }

  private static func taking(_ chosen: SQL, owner: String) -> SQL {
    """
    with me as (select id from workflow.executors where id = \(owner) for key share),
    chosen as (\(chosen))
    update workflow.executions e set owner = me.id, fence = e.fence + 1, status = 'running', wake_at = null
    from chosen, me where e.id = chosen.id
    returning \(ExecutionRecord.columns)
    """
  }
}
