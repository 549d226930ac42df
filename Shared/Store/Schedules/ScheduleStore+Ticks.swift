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
  /// Due schedules, the longest due first: those of the asking replica's share at once, the others' only when they have
  /// been left lying for a while. Nothing is locked: a process that stands still between this and `advance` holds up
  /// nobody.
  package func due(
    now: Timestamp, share: ReplicaShare, grace: Duration, atMost limit: Int
  ) async throws(PostgresError) -> [ScheduleRecord] {
    let rows = try await pool.query(
      """
      select \(ScheduleRecord.columns) from scheduler.schedules
      where next_tick_at <= \(now.microseconds)
        and ((hashtext(id) & 2147483647) % \(share.count)::integer = \(share.place)::integer
          or next_tick_at <= \((now - grace).microseconds))
      order by next_tick_at limit \(limit)
      """)
    return try rows.map { row throws(PostgresError) in try ScheduleRecord(row) }
  }

  /// Writes down what was planned for due schedules and moves them on, in one statement: a tick is either in the ledger
  /// and behind the schedule, or neither. A schedule that was changed, or that another replica has moved or has in
  /// hand, is left out.
  ///
  /// - Returns: the runs that are this replica's to start now. Of a schedule that runs one at a time, only one before
  ///   which nothing is pending.
  package func advance(
    _ plans: [(record: ScheduleRecord, plan: TickPlan)], owner: String, now: Timestamp, lease: Duration
  ) async throws(PostgresError) -> [ClaimedRun] {
    guard !plans.isEmpty else { return [] }
    var runs: [ScheduleRun] = []
    var numbers: [Int] = []
    var places: [String: (run: ScheduleRun, record: ScheduleRecord)] = [:]
    for (record, plan) in plans {
      var number = 0
      for run in plan.runs {
        runs.append(run)
        numbers.append(number)
        if run.status == .pending { number += 1 }
        places[run.id] = (run, record)
      }
    }
    let rows = try await pool.query(
      """
      with moved as materialized (
        select * from unnest(\(plans.map(\.record.id.rawValue))::text[],
          \(plans.map { $0.record.nextTick?.microseconds })::bigint[], \(plans.map(\.record.revision))::bigint[],
          \(plans.map { $0.plan.nextTick?.microseconds })::bigint[],
          \(plans.map { $0.plan.lastTick?.microseconds })::bigint[],
          \(plans.map { $0.plan.runs.count { $0.status == .pending && $0.isOneAtATime } })::integer[],
          \(plans.map { $0.plan.runs.contains { $0.overlap == .bufferAll } ? Self.mostBuffered : .max })::bigint[])
          as moved (id, expected, revision, next_tick, last_tick, waiting, most)
      ), mine as materialized (
        -- What is read under the lock is what the row is now, also where this statement's snapshot is older.
        select s.id, s.pending, case when not s.last_ended then s.last_execution_id end as last_execution_id
        from scheduler.schedules s join moved on s.id = moved.id
        where s.next_tick_at = moved.expected and s.revision = moved.revision
        for no key update of s skip locked
      ), advanced as (
        update scheduler.schedules s set next_tick_at = moved.next_tick, last_tick_at = moved.last_tick,
          pending = least(mine.pending + moved.waiting, greatest(mine.pending, moved.most))::integer
        from mine join moved on moved.id = mine.id
        where s.id = mine.id
      ), added as (
        \(Self.insertion(of: runs, places: numbers, owner: owner, now: now, until: now + lease))
        returning id, schedule_id, owner
      )
      select added.id, mine.last_execution_id from added join mine on mine.id = added.schedule_id
      where added.owner is not null
      """)
    var claimed: [ClaimedRun] = []
    for row in rows {
      guard let (planned, record) = places[try row.decode(0, as: String.self)] else { continue }
      var run = planned
      run.attempts = 1
      claimed.append(
        ClaimedRun(
          run: run, userID: record.userID, isPaused: false,
          lastExecutionID: try row.decode(1, as: String?.self).map { ExecutionID(rawValue: $0) }, owner: owner))
    }
    return claimed
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

  /// Schedules and runs whose time has passed and that nobody has moved since. `longest` is from the earliest next tick
  /// until now.
  package func overdue(before: Timestamp, now: Timestamp) async throws(PostgresError) -> OverdueSchedules {
    let rows = try await pool.query(
      """
      select (select count(*) from scheduler.schedules where next_tick_at < \(before.microseconds)),
        (select count(*) from scheduler.runs where status = 'pending' and claimable_at < \(before.microseconds)),
        (select min(next_tick_at) from scheduler.schedules where next_tick_at is not null)
      """)
    var overdue = OverdueSchedules()
    guard let row = rows.first else { return overdue }
    overdue.schedules = try row.decode(0, as: Int.self)
    overdue.runs = try row.decode(1, as: Int.self)
    if let earliest = try row.decode(2, as: Int?.self) {
      overdue.longest = max(.zero, now - Timestamp(microseconds: earliest))
    }
    return overdue
  }

  /// Frees runs whose next try lies further ahead than any back-off: the clock was set back since.
  package func freeStranded(now: Timestamp, beyond: Duration) async throws(PostgresError) -> Int {
    try await pool.execute(
      """
      update scheduler.runs set claimable_at = \(now.microseconds)
      where status = 'pending' and claimable_at > \((now + beyond).microseconds) and due_at <= \(now.microseconds)
      """)
  }
}

/// Which part of the schedules a replica looks after first.
package struct ReplicaShare: Sendable, Hashable {
  package let place: Int
  package let count: Int

  package init(place: Int, count: Int) {
    self.place = place
    self.count = count
  }

  package static let all = ReplicaShare(place: 0, count: 1)
}

/// What nobody has moved though its time has passed.
package struct OverdueSchedules: Sendable, Hashable {
  package var schedules = 0
  package var runs = 0
  package var longest: Duration = .zero
}
