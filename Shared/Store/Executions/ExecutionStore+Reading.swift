internal import Platform
internal import Postgres
package import WorkflowModels

/// Reading executions and their journals.
extension ExecutionStore {
  /// Nil when there is none, or when it is another user's.
  package func execution(_ id: ExecutionID, of user: UserID) async throws -> ExecutionRecord? {
    let rows = try await reads.query(
      """
      select \(ExecutionRecord.columns) from workflow.executions e
      where e.id = \(id.rawValue) and e.user_id = \(user.rawValue)
      """)
    return try rows.first.map { row in try ExecutionRecord(row) }
  }

  /// Whoever's it is.
  package func execution(_ id: ExecutionID) async throws -> ExecutionRecord? {
    let rows = try await pool.query(
      "select \(ExecutionRecord.columns) from workflow.executions e where e.id = \(id.rawValue)")
    return try rows.first.map { row in try ExecutionRecord(row) }
  }

  /// The statuses of those that are the user's.
  package func statuses(of ids: [ExecutionID], user: UserID) async throws -> [ExecutionID: String] {
    // Row by row by the primary key, whatever the planner knows of a table that grows: ticks wait for this answer.
    let rows = try await pool.query(
      """
      select e.id, e.status from unnest(\(ids.map(\.rawValue))::text[]) as asked (id)
      cross join lateral (
        select id, status, user_id from workflow.executions where id = asked.id offset 0) as e
      where e.user_id = \(user.rawValue)
      """)
    var statuses: [ExecutionID: String] = [:]
    for row in rows {
      statuses[ExecutionID(rawValue: try row.decode(0, as: String.self))] = try row.decode(1, as: String.self)
    }
    return statuses
  }

  /// Newest first, after the given one; without their payloads.
  package func executions(
    of user: UserID, workflow: WorkflowID?, status: ExecutionStatus?, key: String?, before: ExecutionID?, limit: Int
  ) async throws -> [ExecutionRecord] {
    var condition: SQL = "e.user_id = \(user.rawValue)"
    if let workflow { condition.append(" and e.workflow_id = \(workflow.rawValue)") }
    if let status { condition.append(" and e.status = \(status.rawValue)") }
    if let key { condition.append(" and e.business_key = \(key)") }
    if let before { condition.append(" and e.id < \(before.rawValue)") }
    let rows = try await reads.query(workflow.map { listing($0, condition, limit) } ?? listing(condition, limit))
    return try rows.map { row in try ExecutionRecord(row) }
  }

  private func listing(_ condition: SQL, _ limit: Int) -> SQL {
    "select \(ExecutionRecord.columnsOfLists) from workflow.executions e where \(condition) order by e.id desc limit \(limit)"
  }

  /// In the index of workflows, or by the name of the one execution that has the workflow.
  private func listing(_ workflow: WorkflowID, _ condition: SQL, _ limit: Int) -> SQL {
    """
    select * from (
      (\(listing("\(condition) and substr(e.workflow_id, 4) <> substr(e.id, 6)", limit)))
      union all
      (select \(ExecutionRecord.columnsOfLists) from workflow.executions e
       where e.id = \(workflow.onlyExecution.rawValue) and \(condition))
    ) e order by e.id desc limit \(limit)
    """
  }

  /// For looking at it.
  package func journal(of id: ExecutionID) async throws -> [JournalEntry] {
    try await journals(of: [id], from: reads)[id] ?? []
  }

  /// For going on from them. Those that have one, in the order in which the machine saw the entries.
  package func journals(of ids: [ExecutionID]) async throws -> [ExecutionID: [JournalEntry]] {
    try await journals(of: ids, from: pool)
  }

  private func journals(
    of ids: [ExecutionID], from pool: PostgresPool
  ) async throws -> [ExecutionID: [JournalEntry]] {
    let rows = try await pool.query(
      """
      select seq, fence, kind, node_id, at, payload, input_digest, execution_id from workflow.journal
      where execution_id = any(\(ids.map(\.rawValue))::text[]) order by execution_id, seq
      """)
    let entries = try rows.map { row in
      let kindText = try row.decode(2, as: String.self)
      guard let kind = JournalEntry.Kind(rawValue: kindText) else {
        throw StoreError.corrupt("a journal entry's kind is \(kindText)")
      }
      return JournalEntry(
        execution: ExecutionID(rawValue: try row.decode(7, as: String.self)), sequence: try row.decode(0, as: Int.self),
        fence: try row.decode(1, as: Int.self), kind: kind,
        node: NodeID(rawValue: try row.decode(3, as: String.self)),
        at: Timestamp(microseconds: try row.decode(4, as: Int.self)), payload: try row.decode(5, as: String.self),
        inputDigest: try row.decode(6, as: String?.self))
    }
    return Dictionary(grouping: entries, by: \.execution)
  }

  /// Idempotency keys are kept for a day.
  package func forgetKeys(before moment: Timestamp) async throws -> Int {
    try await pool.execute("delete from workflow.idempotency_keys where created_at < \(moment.microseconds)")
  }
}
