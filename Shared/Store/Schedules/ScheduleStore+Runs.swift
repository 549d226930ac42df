package import Postgres
package import WorkflowModels

/// The ledger's lines on their way from pending to decided.
///
/// A claim is a lease: `claimable_at` lies in the future while somebody is at it. If that somebody dies, the run can
/// be claimed again afterwards; both tries carry the same idempotency key, so that the workflow still starts once.
extension ScheduleStore {
  /// Claims pending runs whose moment has come. Of a schedule that runs one at a time, only the earliest.
  package func claim(
    now: Timestamp, lease: Duration, owner: String, atMost limit: Int
  ) async throws(PostgresError) -> [ClaimedRun] {
    let rows = try await pool.query(
      """
      with due as (
        select id from scheduler.runs
        where status = 'pending' and claimable_at <= \(now.microseconds)
          and not (one_at_a_time and exists (
            select 1 from scheduler.runs earlier
            where earlier.schedule_id = runs.schedule_id and earlier.tick < runs.tick and earlier.status = 'pending'))
        order by claimable_at limit \(limit) for update skip locked
      )
      update scheduler.runs set claimable_at = \((now + lease).microseconds), owner = \(owner),
        attempts = runs.attempts + 1,
        -- A claim that was never given back died with its owner: nobody knows how far it got.
        may_have_started = runs.may_have_started or runs.owner is not null
      from due, scheduler.schedules schedule
      where runs.id = due.id and schedule.id = runs.schedule_id
      returning \(ScheduleRun.columns), schedule.user_id, schedule.paused, schedule.last_execution_id
      """)
    return try rows.map { row throws(PostgresError) in
      ClaimedRun(
        run: try ScheduleRun(row), userID: UserID(rawValue: try row.decode(ScheduleRun.columnCount)),
        isPaused: try row.decode(ScheduleRun.columnCount + 1),
        lastExecutionID: try row.decode(ScheduleRun.columnCount + 2, as: String?.self).map {
          ExecutionID(rawValue: $0)
        })
    }
  }

  /// Writes down what became of a run. False when another process has taken it over and decided it.
  package func decide(
    _ run: ScheduleRun, as status: ScheduleRun.Status, executionID: ExecutionID? = nil, error: String? = nil,
    at now: Timestamp
  ) async throws(PostgresError) -> Bool {
    let rows = try await pool.query(
      """
      with decided as (
        update scheduler.runs set status = \(status.rawValue), execution_id = \(executionID?.rawValue),
          error = \(error), decided_at = \(now.microseconds), claimable_at = null, owner = null, input = null
        where id = \(run.id) and status = 'pending'
        returning schedule_id
      ), noted as (
        update scheduler.schedules set last_execution_id = \(executionID?.rawValue)
        where id in (select schedule_id from decided) and \(executionID?.rawValue)::text is not null
      )
      select count(*) from decided
      """)
    return try rows.first?.decode(0, as: Int.self) == 1
  }

  /// Gives a claim back until later.
  package func postpone(
    _ run: ScheduleRun, until: Timestamp, mayHaveStarted: Bool, error: String
  ) async throws(PostgresError) {
    _ = try await pool.execute(
      """
      update scheduler.runs set claimable_at = \(until.microseconds), owner = null, error = \(error),
        may_have_started = \(mayHaveStarted)
      where id = \(run.id) and status = 'pending'
      """)
  }

  /// A start by hand: claimed by the caller from the beginning. Answers the stored one when it is already there.
  package func insertManual(
    _ run: ScheduleRun, owner: String, lease: Duration
  ) async throws(PostgresError) -> ScheduleRun {
    let rows = try await pool.query(
      """
      with added as (
        insert into scheduler.runs (id, schedule_id, tick, kind, status, workflow_id, input, due_at, deadline,
          claimable_at, owner, attempts, created_at)
        values (\(run.id), \(run.scheduleID.rawValue), \(run.tick.microseconds), 'manual', 'pending',
          \(run.workflowID.rawValue), \(run.input), \(run.dueAt.microseconds), \(run.deadline.microseconds),
          \((run.createdAt + lease).microseconds), \(owner), 1, \(run.createdAt.microseconds))
        on conflict (id) do nothing
        returning *
      )
      select \(ScheduleRun.columns) from added runs
      union all select \(ScheduleRun.columns) from scheduler.runs where id = \(run.id)
      """)
    return try rows.first.map { row throws(PostgresError) in try ScheduleRun(row) } ?? run
  }

  /// Takes back a start by hand of which it is certain that nothing came.
  package func deleteManual(_ run: ScheduleRun) async throws(PostgresError) {
    _ = try await pool.execute(
      "delete from scheduler.runs where id = \(run.id) and kind = 'manual' and status = 'pending'")
  }

  /// Newest first, from before the id `after`.
  package func runs(
    of schedule: ScheduleID, status: ScheduleRun.Status? = nil, after: String?, atMost limit: Int
  ) async throws(PostgresError) -> [ScheduleRun] {
    var condition: SQL = "schedule_id = \(schedule.rawValue)"
    if let status { condition.append(" and status = \(status.rawValue)") }
    if let after { condition.append(" and id < \(after)") }
    let rows = try await pool.query(
      "select \(ScheduleRun.columns) from scheduler.runs where \(condition) order by id desc limit \(limit)")
    return try rows.map { row throws(PostgresError) in try ScheduleRun(row) }
  }

  package func run(_ id: String) async throws(PostgresError) -> ScheduleRun? {
    let rows = try await pool.query("select \(ScheduleRun.columns) from scheduler.runs where id = \(id)")
    return try rows.first.map { row throws(PostgresError) in try ScheduleRun(row) }
  }

  /// Forgets decided runs of long ago, a batch at a time; returns how many.
  package func deleteRuns(decidedBefore: Timestamp, atMost limit: Int = 10_000) async throws(PostgresError) -> Int {
    try await pool.execute(
      """
      delete from scheduler.runs where ctid in (
        select ctid from scheduler.runs
        where created_at < \(decidedBefore.microseconds) and status <> 'pending' limit \(limit))
      """)
  }
}
