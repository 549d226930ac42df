internal import Postgres
package import WorkflowModels

/// One sentence that became a workflow, kept so that later generations can learn from it.
package struct GenerationRecord: Sendable, Hashable {
  /// `gen_…`
  package var id: String
  package var userID: UserID
  /// Ours, or any text of the client's.
  package var sessionID: String
  package var prompt: String
  package var workflowID: WorkflowID
  package var provider: String
  package var model: String
  /// JSON text.
  package var metadata: String
  package var createdAt: Timestamp

  package init(
    id: String, userID: UserID, sessionID: String, prompt: String, workflowID: WorkflowID, provider: String,
    model: String, metadata: String, createdAt: Timestamp
  ) {
    self.id = id
    self.userID = userID
    self.sessionID = sessionID
    self.prompt = prompt
    self.workflowID = workflowID
    self.provider = provider
    self.model = model
    self.metadata = metadata
    self.createdAt = createdAt
  }

  static let columns: SQL =
    "id, user_id, session_id, prompt, workflow_id, provider, model, metadata, created_at"

  init(_ row: PostgresRow) throws(PostgresError) {
    id = try row.decode(0, as: String.self)
    userID = UserID(rawValue: try row.decode(1, as: String.self))
    sessionID = try row.decode(2, as: String.self)
    prompt = try row.decode(3, as: String.self)
    workflowID = WorkflowID(rawValue: try row.decode(4, as: String.self))
    provider = try row.decode(5, as: String.self)
    model = try row.decode(6, as: String.self)
    metadata = try row.decode(7, as: String.self)
    createdAt = Timestamp(microseconds: try row.decode(8, as: Int.self))
  }
}
