package import Postgres
package import WorkflowModels

/// Keeps the turns of conversations. A session is nothing but its turns.
package struct InteractionStore: Sendable {
  private let pool: PostgresPool

  package init(pool: PostgresPool) { self.pool = pool }

  /// - Returns: the turn's number.
  package func insert(_ turn: Interaction) async throws(PostgresError) -> Int {
    let rows = try await pool.query(
      """
      insert into ai.interactions (user_id, session_id, prompt, intent, reply, next_question, workflow_id,
        workflow_version, created_at)
      values (\(turn.userID.rawValue), \(turn.sessionID), \(turn.prompt), \(turn.intent), \(turn.reply),
        \(turn.nextQuestion), \(turn.workflowID?.rawValue), \(turn.workflowVersion), \(turn.createdAt.microseconds))
      returning id
      """)
    guard let row = rows.first else { throw PostgresError(.other, "The turn was not kept.") }
    return try row.decode(0, as: Int.self)
  }

  /// The workflow that a session is about: the one that a turn made or changed last.
  package func workflow(of session: String, user: UserID) async throws(PostgresError) -> WorkflowID? {
    let rows = try await pool.query(
      """
      select workflow_id from ai.interactions
      where user_id = \(user.rawValue) and session_id = \(session) and workflow_id is not null
      order by id desc limit 1
      """)
    return try rows.first.map { row throws(PostgresError) in WorkflowID(rawValue: try row.decode(0, as: String.self)) }
  }

  /// A session's turns, the oldest first; the last ones when there are more than the limit.
  package func turns(of session: String, user: UserID, atMost limit: Int) async throws(PostgresError) -> [Interaction] {
    let rows = try await pool.query(
      """
      select \(Interaction.columns) from ai.interactions
      where user_id = \(user.rawValue) and session_id = \(session) order by id desc limit \(limit)
      """)
    return try rows.map { row throws(PostgresError) in try Interaction(row) }.reversed()
  }

  /// - Returns: whether there is such a turn of the user's.
  package func rate(
    _ id: Int, of user: UserID, rating: Int, comment: String?
  ) async throws(PostgresError) -> Bool {
    try await pool.execute(
      """
      update ai.interactions set rating = \(rating), comment = \(comment)
      where id = \(id) and user_id = \(user.rawValue)
      """) > 0
  }

  /// The turn, if it is the user's.
  package func find(_ id: Int, of user: UserID) async throws(PostgresError) -> Interaction? {
    let rows = try await pool.query(
      "select \(Interaction.columns) from ai.interactions where id = \(id) and user_id = \(user.rawValue)")
    return try rows.first.map { row throws(PostgresError) in try Interaction(row) }
  }

  /// What the user wished of a workflow in all turns that made or changed it, the oldest first.
  package func wishes(about workflow: WorkflowID, user: UserID, atMost limit: Int) async throws(PostgresError)
    -> [String]
  {
    let rows = try await pool.query(
      """
      select prompt from ai.interactions
      where user_id = \(user.rawValue) and workflow_id = \(workflow.rawValue) order by id limit \(limit)
      """)
    return try rows.map { row throws(PostgresError) in try row.decode(0, as: String.self) }
  }
}
