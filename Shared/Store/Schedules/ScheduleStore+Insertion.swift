internal import Postgres
internal import WorkflowModels

/// Ledger lines as statements. A tick that is already there stays as it is.
extension ScheduleStore {
  /// Lines for schedules that the statement around this one has locked and calls `mine (id, pending)`. What is due and
  /// has nothing pending before it is the owner's at once; what must wait for the tick before it has no `claimable_at`
  /// until that is decided.
  ///
  /// - Parameter places: of each line, among the new lines of its schedule.
  static func insertion(
    of runs: [ScheduleRun], places: [Int], owner: String, now: Timestamp, until: Timestamp
  ) -> SQL {
    """
    insert into scheduler.runs (\(columns), status, owner, claimable_at, attempts, decided_at)
    select \(lineColumns), case when fate.is_full then 'skipped_overlap' else line.status end,
      case when fate.is_taken then \(owner)::text end,
      case when line.status <> 'pending' or fate.is_blocked or fate.is_full then null
        when fate.is_taken then \(until.microseconds)::bigint else line.due_at end,
      fate.is_taken::integer,
      case when fate.is_full then line.created_at else line.decided_at end
    from \(lines(runs, numbers: places)) join mine on mine.id = line.schedule_id
    cross join lateral (
      select line.overlap <> 'allow' and mine.pending + line.number > 0 as is_blocked,
        line.overlap = 'buffer_all' and mine.pending + line.number >= \(mostBuffered) as is_full) as space
    cross join lateral (
      select space.is_blocked, space.is_full and line.status = 'pending' as is_full,
        line.status = 'pending' and line.due_at <= \(now.microseconds) and not space.is_blocked as is_taken) as fate
    on conflict do nothing
    """
  }

  /// A start by hand, claimed from the beginning.
  static func insertion(of run: ScheduleRun, owner: String, until: Timestamp) -> SQL {
    """
    insert into scheduler.runs (\(columns), status, owner, claimable_at, attempts)
    select \(lineColumns), line.status, \(owner)::text, \(until.microseconds)::bigint, 1 from \(lines([run]))
    on conflict do nothing
    """
  }

  /// Lines that are already decided: a stretch of ticks that were paused.
  static func insertion(ofDecided runs: [ScheduleRun]) -> SQL {
    """
    insert into scheduler.runs (\(columns), status, decided_at)
    select \(lineColumns), line.status, line.decided_at from \(lines(runs))
    on conflict do nothing
    """
  }

  /// Ticks to be made up for. Of those that run one at a time, only the first may be claimed, if nothing is before it.
  static func insertion(ofBackfill runs: [ScheduleRun], isFirstFree: Bool) -> SQL {
    // One that is free counts as the first.
    let numbers = runs.indices.map { !runs[$0].isOneAtATime || (isFirstFree && $0 == runs.startIndex) ? 0 : 1 }
    return """
      insert into scheduler.runs (\(columns), status, claimable_at)
      select \(lineColumns), line.status, case when line.number = 0 then line.due_at end
      from \(lines(runs, numbers: numbers))
      on conflict do nothing
      """
  }

  /// So many ticks of one schedule may wait for the execution before them; more are passed over.
  static let mostBuffered = 1000

  private static let columns: SQL = """
    id, schedule_id, tick, kind, variant, last_tick, tick_count, one_at_a_time, overlap, workflow_id, input, due_at,
    deadline, watches_outcome, created_at, trigger_node
    """

  private static let lineColumns: SQL = """
    line.id, line.schedule_id, line.tick, line.kind, line.variant, line.last_tick, line.tick_count,
    line.overlap <> 'allow', line.overlap, line.workflow_id, line.input, line.due_at, line.deadline,
    line.watches_outcome, line.created_at, line.trigger_node
    """

  private static func lines(_ runs: [ScheduleRun], numbers: [Int]? = nil) -> SQL {
    """
    unnest(\(runs.map(\.id))::text[], \(runs.map(\.scheduleID.rawValue))::text[],
      \(runs.map(\.tick.microseconds))::bigint[], \(runs.map(\.kind.rawValue))::text[],
      \(runs.map(\.variant))::text[], \(runs.map(\.status.rawValue))::text[],
      \(runs.map { $0.lastTick?.microseconds })::bigint[], \(runs.map(\.tickCount))::bigint[],
      \(runs.map(\.overlap.rawValue))::text[], \(runs.map(\.workflowID.rawValue))::text[],
      \(runs.map(\.input))::text[], \(runs.map(\.dueAt.microseconds))::bigint[],
      \(runs.map(\.deadline.microseconds))::bigint[], \(runs.map { $0.decidedAt?.microseconds })::bigint[],
      \(runs.map(\.watchesOutcome))::boolean[], \(runs.map(\.createdAt.microseconds))::bigint[],
      \(runs.map(\.triggerNode))::text[], \(numbers ?? runs.map { _ in 0 })::integer[])
      as line (id, schedule_id, tick, kind, variant, status, last_tick, tick_count, overlap, workflow_id, input,
        due_at, deadline, decided_at, watches_outcome, created_at, trigger_node, number)
    """
  }
}
