internal import Postgres
package import WorkflowModels

/// The rarer writes of running executions.
extension ExecutionWriter {
  /// Lets go of executions that only wait; not of one that was sent a signal which its owner has not read.
  func park(_ rests: [ExecutionRest]) async throws -> [Bool] {
    let owner = lease.ownerID
    let rows = rests.sorted { $0.id < $1.id }
    let parked = try await committedIDs(
      """
      with me as (select id from workflow.executors where id = \(owner) for key share),
      given as (
        select * from unnest(
          \(rows.map(\.id.rawValue))::text[], \(rows.map(\.fence))::bigint[],
          \(rows.map(\.wakeAt.microseconds))::bigint[], \(rows.map(\.signals))::bigint[]
        ) as g(id, fence, wake_at, signals)
      )
      update workflow.executions e set status = 'waiting', owner = null, wake_at = g.wake_at
      from given g
      where exists (select from me) and e.id = g.id and e.owner = \(owner) and e.fence = g.fence
      and e.signals = g.signals and e.completed_at is null
      returning e.id
      """)
    return rests.map { parked.contains($0.id.rawValue) }
  }

  /// Ends an execution for whose end another waits: both are told in one statement, so that no crash lies between.
  func finishChild(_ finish: ExecutionFinish, _ parent: ParentExecution) async throws -> Bool {
    var payload: JSONObject = [
      "execution_id": .string(finish.id.rawValue), "status": .string(finish.status.rawValue),
    ]
    payload["output"] = try finish.output.map { try JSON(parsing: Array($0.utf8)) } ?? .null
    payload["error"] = try finish.error.map { try JSON(parsing: Array($0.utf8)) } ?? .null
    let owner = lease.ownerID
    let rows = try await pool.query(
      """
      with me as (select id from workflow.executors where id = \(owner) for key share),
      ended as (
        update workflow.executions e
        set status = \(finish.status.rawValue), completed_at = \(finish.completedAt.microseconds),
          output = \(finish.output), error = \(finish.error), chat_response = \(finish.chatResponse)
        where exists (select from me) and e.id = \(finish.id.rawValue) and e.owner = \(owner)
        and e.fence = \(finish.fence) and e.completed_at is null
        returning e.id
      ),
      told as (
        update workflow.executions p set signals = signals + 1,
          wake_at = case when status = 'waiting' then 0 else wake_at end
        where p.id = \(parent.id.rawValue) and p.completed_at is null and exists (select from ended)
        returning p.id
      ),
      kept as (
        insert into workflow.signals (execution_id, kind, node_id, payload, created_at)
        select id, 'child', \(parent.node.rawValue), \(JSON.object(payload).text()), \(finish.completedAt.microseconds)
        from told
      )
      select id from ended
      union
      select id from workflow.executions
      where id = \(finish.id.rawValue) and owner = \(owner) and fence = \(finish.fence) and completed_at is not null
      """)
    return !rows.isEmpty
  }
}

/// What became of a start with a key.
package struct KeyedStart: Sendable, Hashable {
  package enum Place: Sendable, Hashable {
    case running, queued, skipped
    /// The idempotency key was used before.
    case repeated
    /// An earlier try was committed, and the execution is in other hands or another state by now.
    case moved
  }

  package let place: Place
  /// The execution that has to make room.
  package let oldest: ExecutionID?

  package init(place: Place, oldest: ExecutionID?) {
    self.place = place
    self.oldest = oldest
  }
}
