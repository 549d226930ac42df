package import Postgres
package import WorkflowModels

/// Which workflows the scheduler must hear of. A mark is made in the transaction that changes the workflow, and goes when
/// the scheduler has answered and nothing has changed since: news is never lost, and never of what was rolled back.
package struct ScheduleOutbox: Sendable {
  package struct Mark: Sendable, Hashable {
    package let workflow: WorkflowID
    package let user: UserID
    package let revision: Int
    package let attempts: Int
  }

  let pool: PostgresPool

  package init(pool: PostgresPool) { self.pool = pool }

  /// Takes marks for a while; another replica, or this one after a crash, takes them up again afterwards.
  package func take(now: Timestamp, hold: Duration, atMost limit: Int) async throws(PostgresError) -> [Mark] {
    let rows = try await pool.query(
      """
      update workflow.schedule_outbox set try_at = \((now + hold).microseconds), attempts = attempts + 1
      where workflow_id in (
        select workflow_id from workflow.schedule_outbox where try_at <= \(now.microseconds)
        order by try_at limit \(limit) for update skip locked)
      returning workflow_id, user_id, revision, attempts
      """)
    return try rows.map { row throws(PostgresError) in
      Mark(
        workflow: WorkflowID(rawValue: try row.decode(0, as: String.self)),
        user: UserID(rawValue: try row.decode(1, as: String.self)), revision: try row.decode(2, as: Int.self),
        attempts: Int(try row.decode(3, as: Int32.self)))
    }
  }

  /// The scheduler has heard of it; a change meanwhile has a mark of its own.
  package func done(_ mark: Mark) async throws(PostgresError) {
    _ = try await pool.execute(
      """
      delete from workflow.schedule_outbox
      where workflow_id = \(mark.workflow.rawValue) and revision = \(mark.revision)
      """)
  }

  package func tryAgain(_ mark: Mark, at time: Timestamp) async throws(PostgresError) {
    _ = try await pool.execute(
      """
      update workflow.schedule_outbox set try_at = \(time.microseconds)
      where workflow_id = \(mark.workflow.rawValue) and revision = \(mark.revision)
      """)
  }

  /// How many wait, for the metrics.
  package func count() async throws(PostgresError) -> Int {
    try await pool.query("select count(*) from workflow.schedule_outbox").first?.decode(0, as: Int.self) ?? 0
  }

  /// For the transaction that changes the workflow, after it has locked the workflow's row: revisions of one workflow
  /// follow the order of its changes.
  static func marking(_ id: WorkflowID, of user: UserID) -> SQL {
    """
    insert into workflow.schedule_outbox (workflow_id, user_id, revision, try_at)
    select id, user_id, nextval('workflow.schedule_revisions'), 0 from workflow.workflows
    where id = \(id.rawValue) and user_id = \(user.rawValue) and has_schedules
    on conflict (workflow_id) do update set revision = excluded.revision, attempts = 0, try_at = 0
    """
  }
}
