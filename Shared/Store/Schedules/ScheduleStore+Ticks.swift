package import Postgres
package import WorkflowModels

/// What becomes of one due schedule: lines for the ledger, and when it is due next.
package struct TickPlan: Sendable, Hashable {
  package var runs: [ScheduleRun]
  package var nextTick: Timestamp?
  package var lastTick: Timestamp?

  package init(runs: [ScheduleRun], nextTick: Timestamp?, lastTick: Timestamp?) {
    self.runs = runs
    self.nextTick = nextTick
    self.lastTick = lastTick
  }
}

/// From time to ledger: due ticks become pending runs, each once, whatever number of processes look.
extension ScheduleStore {
  /// Takes due schedules that no other process has in hand, writes their ticks down and moves them on, all in one
  /// transaction: a tick is either in the ledger and behind the schedule, or neither.
  ///
  /// - Parameter plan: pure; asked once for each due schedule.
  /// - Returns: how many schedules were due.
  package func advance(
    now: Timestamp, atMost limit: Int, plan: @Sendable (ScheduleRecord) -> TickPlan
  ) async throws -> Int {
    try await pool.withTransaction { connection in
      let rows = try await connection.query(
        """
        select \(ScheduleRecord.columns) from scheduler.schedules
        where next_tick_at <= \(now.microseconds)
        order by next_tick_at limit \(limit) for update skip locked
        """)
      guard !rows.isEmpty else { return 0 }
      let records = try rows.map { row throws(PostgresError) in try ScheduleRecord(row) }
      let plans = records.map(plan)
      let runs = plans.flatMap(\.runs)
      let move: SQL = """
        update scheduler.schedules set next_tick_at = moved.next_tick, last_tick_at = moved.last_tick
        from unnest(\(records.map(\.id.rawValue))::text[], \(plans.map { $0.nextTick?.microseconds })::bigint[],
          \(plans.map { $0.lastTick?.microseconds })::bigint[]) as moved (id, next_tick, last_tick)
        where schedules.id = moved.id
        """
      _ = try await connection.pipeline(runs.isEmpty ? [move] : [Self.insertion(of: runs), move])
      return records.count
    }
  }

  /// The next moment at which there may be something to do; nil when nothing is planned.
  package func nextDue() async throws(PostgresError) -> Timestamp? {
    let rows = try await pool.query(
      """
      select least(
        (select min(next_tick_at) from scheduler.schedules where next_tick_at is not null),
        (select min(claimable_at) from scheduler.runs where status = 'pending'))
      """)
    return try rows.first?.decode(0, as: Int?.self).map { Timestamp(microseconds: $0) }
  }

  /// Schedules and runs whose time has passed and that nobody has moved since.
  package func overdue(before: Timestamp) async throws(PostgresError) -> (schedules: Int, runs: Int) {
    let rows = try await pool.query(
      """
      select (select count(*) from scheduler.schedules where next_tick_at < \(before.microseconds)),
        (select count(*) from scheduler.runs where status = 'pending' and claimable_at < \(before.microseconds))
      """)
    guard let row = rows.first else { return (0, 0) }
    return (try row.decode(0, as: Int.self), try row.decode(1, as: Int.self))
  }
}
