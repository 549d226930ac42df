package import Postgres
package import WorkflowModels

/// Lines that are not ticks, and reading the ledger.
extension ScheduleStore {
  /// A start by hand: claimed by the caller from the beginning. Answers the stored one when it is already there.
  package func insertManual(
    _ run: ScheduleRun, owner: String, lease: Duration
  ) async throws(PostgresError) -> ScheduleRun {
    _ = try await pool.execute(Self.insertion(of: run, owner: owner, until: run.createdAt + lease))
    return try await self.run(run.id) ?? run
  }

  /// Takes back a start by hand of which it is certain that nothing came.
  package func deleteManual(_ run: ScheduleRun) async throws(PostgresError) {
    _ = try await pool.execute(
      "delete from scheduler.runs where id = \(run.id) and kind = 'manual' and status = 'pending'")
  }

  /// Ticks that are to be made up for: all that the ledger does not know as started, or about to be.
  ///
  /// - Returns: how many were added.
  package func insertBackfill(_ runs: [ScheduleRun]) async throws -> Int {
    guard let schedule = runs.first?.scheduleID else { return 0 }
    return try await pool.withTransaction { connection in
      // One backfill of a schedule after the other: each sees what the one before has added.
      _ = try await connection.query(
        "select 1 from scheduler.schedules where id = \(schedule.rawValue) for no key update")
      let known = try await connection.query(
        """
        select tick, variant, status = 'pending' and one_at_a_time from scheduler.runs
        where schedule_id = \(schedule.rawValue) and kind in ('tick', 'backfill')
          and (status = 'pending' and variant = 'backfill'
            or tick = any(\(runs.map(\.tick.microseconds))::bigint[]) and status in ('pending', 'fired', 'late'))
        """)
      var ticks: Set<Int> = []
      var isWaiting = false
      for row in known {
        ticks.insert(try row.decode(0, as: Int.self))
        let variant = try row.decode(1, as: String.self)
        if variant == "backfill", try row.decode(2, as: Bool.self) { isWaiting = true }
      }
      let missing = runs.filter { !ticks.contains($0.tick.microseconds) }
      guard !missing.isEmpty else { return 0 }
      return try await connection.execute(Self.insertion(ofBackfill: missing, isFirstFree: !isWaiting))
    }
  }

  /// The latest tick first; of one moment, the newest. `after` is the last row of the page before.
  package func runs(
    of schedule: ScheduleID, status: ScheduleRun.Status? = nil, after: RunPlace?, atMost limit: Int
  ) async throws(PostgresError) -> [ScheduleRun] {
    var condition: SQL = "schedule_id = \(schedule.rawValue)"
    if let status { condition.append(" and status = \(status.rawValue)") }
    if let after {
      condition.append(
        " and tick <= \(after.tick.microseconds) and (tick < \(after.tick.microseconds) or id < \(after.id))")
    }
    let rows = try await pool.query(
      "select \(ScheduleRun.columns) from scheduler.runs where \(condition) order by tick desc, id desc limit \(limit)")
    return try rows.map { row throws(PostgresError) in try ScheduleRun(row) }
  }

  package func run(_ id: String) async throws(PostgresError) -> ScheduleRun? {
    let rows = try await pool.query("select \(ScheduleRun.columns) from scheduler.runs where id = \(id)")
    return try rows.first.map { row throws(PostgresError) in try ScheduleRun(row) }
  }

  /// Forgets decided runs of long ago, a batch at a time; returns how many. Their ids begin with the time.
  package func deleteRuns(idsBefore id: String, atMost limit: Int = 10_000) async throws(PostgresError) -> Int {
    try await pool.execute(
      """
      delete from scheduler.runs where id in (
        select id from scheduler.runs where id < \(id) and status <> 'pending' order by id limit \(limit))
      """)
  }
}

/// Where a page of the ledger ends.
package struct RunPlace: Sendable, Hashable {
  package let tick: Timestamp
  package let id: String

  package init(tick: Timestamp, id: String) {
    self.tick = tick
    self.id = id
  }
}
