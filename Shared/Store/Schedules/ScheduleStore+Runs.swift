package import Postgres
package import WorkflowModels

/// The ledger's lines on their way from pending to decided, many in one statement.
///
/// A claim lasts while its owner's heart beats, and no longer than its lease. Whoever takes a run over asks with the same
/// idempotency key, so that the workflow still starts once.
extension ScheduleStore {
  /// Claims pending runs whose moment has come. Of a schedule that runs one at a time, only the earliest has one.
  package func claim(
    now: Timestamp, lease: Duration, owner: String, atMost limit: Int
  ) async throws(PostgresError) -> [ClaimedRun] {
    let rows = try await pool.query(
      """
      with due as materialized (
        select id from scheduler.runs where status = 'pending' and claimable_at <= \(now.microseconds)
        order by claimable_at limit \(limit) for update skip locked
      )
      update scheduler.runs set claimable_at = \((now + lease).microseconds), owner = \(owner),
        attempts = runs.attempts + 1,
        -- A claim that was never given back died with its owner: nobody knows how far it got.
        may_have_started = runs.may_have_started or runs.owner is not null
      from due, scheduler.schedules schedule
      where runs.id = due.id and schedule.id = runs.schedule_id
      returning \(ScheduleRun.columns), schedule.user_id, schedule.paused,
        case when not schedule.last_ended then schedule.last_execution_id end
      """)
    return try rows.map { row throws(PostgresError) in
      ClaimedRun(
        run: try ScheduleRun(row), userID: UserID(rawValue: try row.decode(ScheduleRun.columnCount)),
        isPaused: try row.decode(ScheduleRun.columnCount + 1),
        lastExecutionID: try row.decode(ScheduleRun.columnCount + 2, as: String?.self).map {
          ExecutionID(rawValue: $0)
        }, owner: owner)
    }
  }

  /// Writes down what became of runs. That something has started is written whoever has the run now, because it is the
  /// truth; that nothing has, only while the claim is still the caller's.
  ///
  /// - Returns: the ids of the runs that this call has decided, and whether a tick behind one of them may go on.
  package func decide(
    _ decisions: [RunDecision], at now: Timestamp
  ) async throws(PostgresError) -> (ids: Set<String>, freesOthers: Bool) {
    guard !decisions.isEmpty else { return ([], false) }
    let decide: SQL = """
      with decision as materialized (
        select * from unnest(\(decisions.map(\.claimed.run.id))::text[], \(decisions.map(\.status.rawValue))::text[],
          \(decisions.map { $0.executionID?.rawValue })::text[], \(decisions.map(\.error))::text[],
          \(decisions.map(\.claimed.owner))::text[], \(decisions.map(\.hasEnded))::boolean[])
          as decision (id, status, execution_id, error, owner, has_ended)
      ), decided as (
        update scheduler.runs set status = decision.status, execution_id = decision.execution_id,
          error = decision.error, decided_at = \(now.microseconds), claimable_at = null, owner = null, input = null
        from decision
        where runs.id = decision.id and runs.status = 'pending'
          and (decision.execution_id is not null or runs.owner = decision.owner)
        returning runs.id, runs.schedule_id, runs.tick, runs.variant, runs.execution_id, runs.one_at_a_time,
          decision.has_ended
      )
      """
    let answers = try await pool.pipeline([
      Self.lock(decisions.map(\.claimed.run.scheduleID.rawValue)),
      "\(decide) \(Self.promotion) select id, (select count(*) from promoted) from decided",
    ])
    guard let rows = answers.last else { return ([], false) }
    let freed = try rows.first?.decode(1, as: Int.self) ?? 0
    return (try Self.texts(of: rows), freed > 0)
  }

  /// What counts the ticks that wait for one another goes by the schedule's lock: a statement of its own, so that the
  /// next one sees what was written before the lock was had. In one order, so that two replicas never wait for each
  /// other in a circle.
  private static func lock(_ schedules: [String]) -> SQL {
    """
    select id from scheduler.schedules where id = any(\(Array(Set(schedules)))::text[]) order by id for no key update
    """
  }

  /// What `decided` means for its schedules, and for the tick that waits behind.
  private static let promotion: SQL = """
    , ended as materialized (
      select schedule_id, variant, count(*) filter (where variant = '' and one_at_a_time) as ticks,
        (array_agg(execution_id order by tick desc) filter (where execution_id is not null))[1] as execution_id,
        (array_agg(has_ended order by tick desc) filter (where execution_id is not null))[1] as has_ended
      from decided group by schedule_id, variant
    ), noted as (
      update scheduler.schedules s set pending = greatest(0, s.pending - total.ticks),
        last_execution_id = coalesce(total.execution_id, s.last_execution_id),
        last_ended = coalesce(total.has_ended, s.last_ended)
      from (select schedule_id, sum(ticks)::integer as ticks, max(execution_id) as execution_id,
          bool_and(has_ended) as has_ended
        from ended group by schedule_id) as total
      where s.id = total.schedule_id
    ), promoted as (
      update scheduler.runs set claimable_at = runs.due_at
      from (select next.id from ended cross join lateral (
        select id from scheduler.runs waiting where waiting.schedule_id = ended.schedule_id
          and waiting.variant = ended.variant and waiting.status = 'pending' and waiting.one_at_a_time
          and not exists (select 1 from decided where decided.id = waiting.id)
        order by tick limit 1) as next) as next
      where runs.id = next.id and runs.claimable_at is null
      returning 1
    )
    """

  private static func texts(of rows: PostgresRows) throws(PostgresError) -> Set<String> {
    Set(try rows.map { row throws(PostgresError) in try row.decode(0, as: String.self) })
  }

  /// Gives claims back until later.
  package func postpone(_ postponements: [RunPostponement]) async throws(PostgresError) {
    guard !postponements.isEmpty else { return }
    _ = try await pool.execute(
      """
      update scheduler.runs set claimable_at = later.until, owner = null,
        error = coalesce(later.error, runs.error), may_have_started = runs.may_have_started or later.may_have_started,
        buffered = runs.buffered or later.buffered
      from unnest(\(postponements.map(\.claimed.run.id))::text[], \(postponements.map(\.until.microseconds))::bigint[],
        \(postponements.map(\.mayHaveStarted))::boolean[], \(postponements.map(\.isBuffered))::boolean[],
        \(postponements.map(\.error))::text[], \(postponements.map(\.claimed.owner))::text[])
        as later (id, until, may_have_started, buffered, error, owner)
      where runs.id = later.id and runs.status = 'pending' and runs.owner = later.owner
      """)
  }

  /// Of schedules that let only one tick wait: what is due behind the one that waits is passed over.
  package func skipBehind(_ waiting: [ScheduleRun], now: Timestamp) async throws(PostgresError) {
    guard !waiting.isEmpty else { return }
    _ = try await pool.pipeline([
      Self.lock(waiting.map(\.scheduleID.rawValue)),
      """
      with skipped as (
        update scheduler.runs set status = 'skipped_overlap', decided_at = \(now.microseconds), claimable_at = null,
          input = null
        from unnest(\(waiting.map(\.scheduleID.rawValue))::text[], \(waiting.map(\.tick.microseconds))::bigint[])
          as waiting (schedule_id, tick)
        where runs.schedule_id = waiting.schedule_id and runs.tick > waiting.tick and runs.status = 'pending'
          and runs.one_at_a_time and runs.owner is null and runs.variant = '' and runs.due_at <= \(now.microseconds)
        returning runs.schedule_id
      )
      update scheduler.schedules s set pending = greatest(0, s.pending - gone.ticks)
      from (select schedule_id, count(*)::integer as ticks from skipped group by schedule_id) as gone
      where s.id = gone.schedule_id
      """,
    ])
  }

  /// The net under the counting: where ticks wait and none may be claimed, the first may be, and the count is set right.
  package func freeForgotten(now: Timestamp) async throws(PostgresError) -> Int {
    try await pool.execute(
      """
      with forgotten as materialized (
        select schedule_id, variant, (array_agg(id order by tick))[1] as id, count(*)::integer as ticks
        from scheduler.runs where status = 'pending' and one_at_a_time
        group by schedule_id, variant having bool_and(claimable_at is null)
      ), counted as (
        update scheduler.schedules s set pending = forgotten.ticks from forgotten
        where s.id = forgotten.schedule_id and forgotten.variant = ''
      )
      update scheduler.runs set claimable_at = \(now.microseconds) from forgotten where runs.id = forgotten.id
      """)
  }

  /// Frees what silent replicas had claimed.
  package func release(ofReplicas ids: [String], now: Timestamp) async throws(PostgresError) -> Int {
    try await pool.execute(
      """
      update scheduler.runs set claimable_at = \(now.microseconds)
      where status = 'pending' and claimable_at > \(now.microseconds) and owner = any(\(ids)::text[])
      """)
  }
}
