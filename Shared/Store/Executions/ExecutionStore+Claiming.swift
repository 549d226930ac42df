internal import Platform
internal import Postgres
package import WorkflowModels

/// How executions of dead processes are found and taken over.
extension ExecutionStore {
  /// Deletes the heartbeat rows of processes that have been silent for a whole lease. The delete waits for their
  /// writes on the way; after it they can write nothing. Answers how many.
  package func buryTheDead() async throws -> Int {
    guard lease.mayJudgeOthers else { return 0 }
    return try await pool.execute(
      """
      delete from workflow.executors where id in (
        select id from workflow.executors
        where beat_at < clock_timestamp() - make_interval(secs => \(lease.length.inSeconds))
        and id <> \(lease.ownerID) for update skip locked)
      """)
  }

  /// Takes executions whose owner is gone; several processes may do so at once, and each gets others.
  ///
  /// That the owner is gone is asked twice. Where somebody else's claim commits between this statement's snapshot and
  /// its lock, PostgreSQL looks at the row again, but not at the heartbeats beside it: the row would be taken from a
  /// living owner. The second time it asks about the owner of the row as it is locked.
  package func claimOrphans(limit: Int) async throws -> [ExecutionRecord] {
    let rows = try await pool.query(
      """
      with me as (select id from workflow.executors where id = \(lease.ownerID) for key share),
      orphans as (
        select o.id, o.owner from workflow.executions o
        where o.completed_at is null and o.owner is not null
        and not exists (select 1 from workflow.executors x where x.id = o.owner)
        order by o.id limit \(limit) for update skip locked
      )
      update workflow.executions e set owner = me.id, fence = e.fence + 1
      from orphans, me where e.id = orphans.id
      and not exists (select 1 from workflow.executors x where x.id = orphans.owner)
      returning \(ExecutionRecord.columns)
      """)
    return try rows.map { row in try ExecutionRecord(row) }
  }

  /// Unfinished executions that carry this process's name and began before the given moment: among them may be one
  /// whose start was committed although its caller was told that the database is away.
  package func unfinishedOfMine(startedBefore moment: Timestamp) async throws -> [OwnedExecution] {
    let rows = try await pool.query(
      """
      select id, fence from workflow.executions
      where owner = \(lease.ownerID) and completed_at is null and started_at < \(moment.microseconds)
      """)
    return try rows.map { row in
      OwnedExecution(
        id: ExecutionID(rawValue: try row.decode(0, as: String.self)), fence: try row.decode(1, as: Int.self))
    }
  }

  /// Takes those of these that carry this process's name, as if from another: with a higher fence, so that what an
  /// earlier life of theirs in this process still sends is turned away. One whose fence is another by now was let go and
  /// taken again meanwhile, and is in good hands.
  package func claimOwn(_ strays: [OwnedExecution]) async throws -> [ExecutionRecord] {
    let rows = try await pool.query(
      """
      with me as (select id from workflow.executors where id = \(lease.ownerID) for key share)
      update workflow.executions e set fence = e.fence + 1
      from me, unnest(\(strays.map(\.id.rawValue))::text[], \(strays.map(\.fence))::bigint[]) as g(id, fence)
      where e.id = g.id and e.fence = g.fence and e.owner = me.id and e.completed_at is null
      returning \(ExecutionRecord.columns)
      """)
    return try rows.map { row in try ExecutionRecord(row) }
  }
}

/// An execution as its owner's name was last seen on it.
package struct OwnedExecution: Sendable, Hashable {
  package let id: ExecutionID
  package let fence: Int

  package init(id: ExecutionID, fence: Int) {
    self.id = id
    self.fence = fence
  }
}
