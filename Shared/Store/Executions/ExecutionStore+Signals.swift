internal import Platform
internal import Postgres
package import WorkflowModels

/// What is said to executions, whoever owns them at the moment.
///
/// Each signal raises the execution's count in the same transaction. An owner puts an execution to rest only if the
/// count is the one that it has read, so a signal either keeps it awake or wakes it.
extension ExecutionStore {
  /// What is waiting for an execution.
  package struct Mail: Sendable {
    /// Whose turn it is: another than the reader's, and the execution is somebody else's.
    package let fence: Int
    package var count: Int
    package var signals: [StoredSignal]
  }

  /// Who owned the execution when the signal was committed.
  package struct Heard: Sendable, Hashable {
    package let status: ExecutionStatus
    package let owner: String?
  }

  /// Returns when the signal is committed. Nil when there is no such execution of the user; for one that has ended,
  /// nothing is kept.
  package func say(
    _ kind: StoredSignal.Kind, to id: ExecutionID, of user: UserID, node: NodeID = "", payload: String = "null"
  ) async throws -> Heard? {
    let now = SystemTime.microsecondsSince1970
    let isCancel = kind == .cancel
    let rows = try await pool.query(
      """
      with told as (
        update workflow.executions set signals = signals + 1,
          wake_at = case when status = 'waiting' then 0 else wake_at end,
          cancel_requested_at = case when \(isCancel) then coalesce(cancel_requested_at, \(now))
                                     else cancel_requested_at end
        where id = \(id.rawValue) and user_id = \(user.rawValue) and completed_at is null
        returning id, status, owner
      ),
      kept as (
        insert into workflow.signals (execution_id, kind, node_id, payload, created_at)
        select id, \(kind.rawValue), \(node.rawValue), \(payload), \(now) from told
      )
      select status, owner from told
      union all
      select status, owner from workflow.executions
      where id = \(id.rawValue) and user_id = \(user.rawValue) and completed_at is not null
      """)
    return try rows.first.map { row in
      let text = try row.decode(0, as: String.self)
      guard let status = ExecutionStatus(rawValue: text) else {
        throw StoreError.corrupt("an execution's status is \(text)")
      }
      return Heard(status: status, owner: try row.decode(1, as: String?.self))
    }
  }

  /// The mail of each of these that is this process's.
  package func signals(of ids: [ExecutionID]) async throws -> [ExecutionID: Mail] {
    let rows = try await pool.query(
      """
      select e.id, e.signals, s.id, s.kind, s.node_id, s.payload, e.fence
      from workflow.executions e left join workflow.signals s on s.execution_id = e.id
      where e.id = any(\(ids.map(\.rawValue))::text[]) and e.owner = \(lease.ownerID)
      order by e.id, s.id
      """)
    var mail: [ExecutionID: Mail] = [:]
    for row in rows {
      let id = ExecutionID(rawValue: try row.decode(0, as: String.self))
      let count = try row.decode(1, as: Int.self)
      let signal = try signal(row)
      let fence = try row.decode(6, as: Int.self)
      mail[id, default: Mail(fence: fence, count: count, signals: [])].signals += signal.map { [$0] } ?? []
    }
    return mail
  }

  /// Executions of this process that have mail.
  package func mailOfMine() async throws -> [ExecutionID] {
    let rows = try await pool.query(
      """
      select distinct s.execution_id from workflow.signals s join workflow.executions e on e.id = s.execution_id
      where e.owner = \(lease.ownerID) and e.completed_at is null limit 10000
      """)
    return try rows.map { row in ExecutionID(rawValue: try row.decode(0, as: String.self)) }
  }

  private func signal(_ row: PostgresRow) throws -> StoredSignal? {
    guard let id = try row.decode(2, as: Int?.self), let kindText = try row.decode(3, as: String?.self) else {
      return nil
    }
    guard let kind = StoredSignal.Kind(rawValue: kindText) else {
      throw StoreError.corrupt("a signal's kind is \(kindText)")
    }
    let payload = try JSON(parsing: Array(try row.decode(5, as: String.self).utf8))
    return StoredSignal(
      id: id, kind: kind, node: NodeID(rawValue: try row.decode(4, as: String.self)), payload: payload)
  }
}
