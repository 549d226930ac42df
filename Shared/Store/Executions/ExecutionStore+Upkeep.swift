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
