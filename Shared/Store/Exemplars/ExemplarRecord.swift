internal import Postgres
package import WorkflowModels

/// A sentence and the workflow that was right for it.
package struct ExemplarRecord: Sendable, Hashable {
  package enum Scope: String, Sendable, Hashable, CaseIterable { case user, shared }
  package enum Source: String, Sendable, Hashable { case `import`, executed, rated }

  /// `ex_…`
  package var id: String
  package var userID: UserID
  package var scope: Scope
  package var prompt: String
  /// Names the normalised prompt: one owner has one exemplar for it.
  package var promptHash: String
  /// JSON text.
  package var workflow: String
  package var source: Source
  package var workflowID: WorkflowID?
  package var createdAt: Timestamp

  package init(
    id: String, userID: UserID, scope: Scope, prompt: String, promptHash: String, workflow: String, source: Source,
    workflowID: WorkflowID?, createdAt: Timestamp
  ) {
    self.id = id
    self.userID = userID
    self.scope = scope
    self.prompt = prompt
    self.promptHash = promptHash
    self.workflow = workflow
    self.source = source
    self.workflowID = workflowID
    self.createdAt = createdAt
  }

  static let columns: SQL = "id, user_id, scope, prompt, prompt_hash, workflow, source, workflow_id, created_at"

  init(_ row: PostgresRow) throws(PostgresError) {
    id = try row.decode(0, as: String.self)
    userID = UserID(rawValue: try row.decode(1, as: String.self))
    scope = Scope(rawValue: try row.decode(2, as: String.self)) ?? .user
    prompt = try row.decode(3, as: String.self)
    promptHash = try row.decode(4, as: String.self)
    workflow = try row.decode(5, as: String.self)
    source = Source(rawValue: try row.decode(6, as: String.self)) ?? .import
    workflowID = try row.decode(7, as: String?.self).map { WorkflowID(rawValue: $0) }
    createdAt = Timestamp(microseconds: try row.decode(8, as: Int.self))
  }
}
