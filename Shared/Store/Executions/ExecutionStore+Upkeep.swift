internal import Platform
internal import Postgres
package import WorkflowModels

/// What is done to executions that nobody asked about.
extension ExecutionStore {
  /// Makes executions move that should have moved by themselves: without an owner though running, or at rest long after
  /// their time. Answers how many; more than none is a defect or a long outage.
  package func moveStalled() async throws -> Int {
    let late = SystemTime.microsecondsSince1970 - 60_000_000
    return try await pool.execute(
      """
      update workflow.executions set status = 'waiting', wake_at = 0
      where id in (
        select id from workflow.executions
        where (status = 'running' and owner is null) or (status = 'waiting' and wake_at between 1 and \(late))
        limit 1000 for update skip locked
      )
      """)
  }

  /// Cancels executions for whose end a parent waited that has ended itself: it was cancelled, timed out or failed, and
  /// died before it could tell them, or while it was starting them. An ended parent never goes on, so what is found here
  /// stays true. Answers which, so that they are told at once; without that they hear of it as of any signal. The text is
  /// cut, not parsed: a name in it could be one that PostgreSQL's JSON refuses.
  package func cancelOrphanedChildren(limit: Int) async throws -> [ExecutionID] {
    let now = SystemTime.microsecondsSince1970
    let rows = try await pool.query(
      """
      with orphans as (
        select c.id from workflow.executions c
        where c.completed_at is null and c.options like '{"parent":%' and c.cancel_requested_at is null
        and not exists (
          select 1 from workflow.executions p
          where p.id = split_part(c.options, '"', 6) and p.completed_at is null)
        order by c.id limit \(limit) for update skip locked
      ),
      told as (
        update workflow.executions e set signals = signals + 1, cancel_requested_at = \(now),
          wake_at = case when status = 'waiting' then 0 else wake_at end
        from orphans where e.id = orphans.id
        returning e.id
      )
      insert into workflow.signals (execution_id, kind, node_id, payload, created_at)
      select id, 'cancel', '', 'null', \(now) from told
      returning execution_id
      """)
    return try rows.map { row in ExecutionID(rawValue: try row.decode(0, as: String.self)) }
  }

  /// Deletes executions that ended long ago, with all that belongs to them. Answers how many.
  package func forgetExecutions(endedBefore moment: Timestamp, limit: Int) async throws -> Int {
    try await pool.execute(
      """
      with old as (
        select id from workflow.executions
        where started_at < \(moment.microseconds) and completed_at < \(moment.microseconds)
        order by id limit \(limit) for update skip locked
      ),
      journals as (delete from workflow.journal where execution_id in (select id from old)),
      signals as (delete from workflow.signals where execution_id in (select id from old))
      delete from workflow.executions where id in (select id from old)
      """)
  }
}
