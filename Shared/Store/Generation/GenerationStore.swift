package import Postgres
package import WorkflowModels

/// Keeps which sentence became which workflow.
package struct GenerationStore: Sendable {
  private let pool: PostgresPool

  package init(pool: PostgresPool) { self.pool = pool }

  /// Does nothing when the id is already there: a repeated request.
  package func insert(_ record: GenerationRecord) async throws(PostgresError) {
    _ = try await pool.execute(
      """
      insert into ai.generations (id, user_id, session_id, prompt, workflow_id, provider, model, metadata, created_at)
      values (\(record.id), \(record.userID.rawValue), \(record.sessionID), \(record.prompt),
        \(record.workflowID.rawValue), \(record.provider), \(record.model), \(record.metadata),
        \(record.createdAt.microseconds))
      on conflict (id) do nothing
      """)
  }

  /// The generation that made a workflow; nil when it is another user's or was not generated.
  package func find(workflow: WorkflowID, of user: UserID) async throws(PostgresError) -> GenerationRecord? {
    let rows = try await pool.query(
      """
      select \(GenerationRecord.columns) from ai.generations
      where workflow_id = \(workflow.rawValue) and user_id = \(user.rawValue) order by created_at limit 1
      """)
    return try rows.first.map { row throws(PostgresError) in try GenerationRecord(row) }
  }

  /// A user's generations, newest first.
  package func list(of user: UserID, atMost limit: Int) async throws(PostgresError) -> [GenerationRecord] {
    let rows = try await pool.query(
      """
      select \(GenerationRecord.columns) from ai.generations where user_id = \(user.rawValue)
      order by created_at desc, id desc limit \(limit)
      """)
    return try rows.map { row throws(PostgresError) in try GenerationRecord(row) }
  }
}
