internal import Postgres
package import WorkflowModels

/// One turn of a conversation: what was said, what became of it.
package struct Interaction: Sendable, Hashable {
  /// Given by the store.
  package var id: Int
  package var userID: UserID
  package var sessionID: String
  package var prompt: String
  package var intent: String
  package var reply: String
  package var nextQuestion: String?
  /// What the turn made or changed.
  package var workflowID: WorkflowID?
  package var workflowVersion: Int?
  package var rating: Int?
  package var comment: String?
  package var createdAt: Timestamp

  package init(
    id: Int = 0, userID: UserID, sessionID: String, prompt: String, intent: String, reply: String,
    nextQuestion: String?, workflowID: WorkflowID?, workflowVersion: Int?, createdAt: Timestamp
  ) {
    self.id = id
    self.userID = userID
    self.sessionID = sessionID
    self.prompt = prompt
    self.intent = intent
    self.reply = reply
    self.nextQuestion = nextQuestion
    self.workflowID = workflowID
    self.workflowVersion = workflowVersion
    self.createdAt = createdAt
  }

  static let columns: SQL = """
    id, user_id, session_id, prompt, intent, reply, next_question, workflow_id, workflow_version, rating, comment,
    created_at
    """

  init(_ row: PostgresRow) throws(PostgresError) {
    id = try row.decode(0, as: Int.self)
    userID = UserID(rawValue: try row.decode(1, as: String.self))
    sessionID = try row.decode(2, as: String.self)
    prompt = try row.decode(3, as: String.self)
    intent = try row.decode(4, as: String.self)
    reply = try row.decode(5, as: String.self)
    nextQuestion = try row.decode(6, as: String?.self)
    workflowID = try row.decode(7, as: String?.self).map { WorkflowID(rawValue: $0) }
    workflowVersion = try row.decode(8, as: Int?.self)
    rating = try row.decode(9, as: Int?.self)
    comment = try row.decode(10, as: String?.self)
    createdAt = Timestamp(microseconds: try row.decode(11, as: Int.self))
  }
}
