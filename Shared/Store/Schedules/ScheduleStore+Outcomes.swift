package import Postgres
package import WorkflowModels

/// A run of a watched schedule whose end is not known yet.
package struct UnknownOutcome: Sendable, Hashable {
  package let run: String
  package let schedule: ScheduleID
  package let user: UserID
  /// Nil when nothing was started: `error` says why.
  package let execution: ExecutionID?
  package let error: String?
}

/// How the executions that were started have ended, for schedules that pause after repeated failures.
extension ScheduleStore {
  /// The longest unknown first.
  package func unknownOutcomes(atMost limit: Int) async throws(PostgresError) -> [UnknownOutcome] {
    let rows = try await pool.query(
      """
      select runs.id, runs.schedule_id, s.user_id, runs.execution_id, runs.error from scheduler.runs
      join scheduler.schedules s on s.id = runs.schedule_id
      where runs.watches_outcome and runs.outcome is null and runs.status in ('fired', 'late', 'missed')
      order by runs.decided_at limit \(limit)
      """)
    return try rows.map { row throws(PostgresError) in
      UnknownOutcome(
        run: try row.decode(0, as: String.self), schedule: ScheduleID(rawValue: try row.decode(1, as: String.self)),
        user: UserID(rawValue: try row.decode(2, as: String.self)),
        execution: try row.decode(3, as: String?.self).map { ExecutionID(rawValue: $0) },
        error: try row.decode(4, as: String?.self))
    }
  }

  /// Writes down how executions have ended; what is known already stays.
  package func note(outcomes: [(run: String, outcome: String)]) async throws(PostgresError) {
    guard !outcomes.isEmpty else { return }
    _ = try await pool.execute(
      """
      update scheduler.runs set outcome = known.outcome
      from unnest(\(outcomes.map(\.run))::text[], \(outcomes.map(\.outcome))::text[]) as known (id, outcome)
      where runs.id = known.id and runs.outcome is null
      """)
  }

  /// How many of a schedule's executions have failed since the last that did not, or since it was resumed.
  package func failuresInARow(of schedule: ScheduleID) async throws(PostgresError) -> Int {
    let rows = try await pool.query(
      """
      select count(*) from scheduler.runs join scheduler.schedules s on s.id = runs.schedule_id
      where s.id = \(schedule.rawValue) and runs.outcome = 'failed' and runs.tick > coalesce(s.resumed_at, 0)
        and runs.tick > coalesce((select max(tick) from scheduler.runs
          where schedule_id = \(schedule.rawValue) and outcome in ('completed', 'cancelled')), 0)
      """)
    return try rows.first?.decode(0, as: Int.self) ?? 0
  }
}
