internal import Postgres
package import WorkflowModels

/// One stored workflow with its current document.
package struct WorkflowRecord: Sendable {
  package let id: WorkflowID
  package let userID: UserID
  package let name: String
  package let isActive: Bool
  package let version: Int
  package let documentHash: String
  /// JSON text.
  package let document: String
  package let createdAt: Timestamp
  package let updatedAt: Timestamp

  static let query: SQL = """
    select w.id, w.user_id, w.name, w.active, w.version, v.document_hash, d.document, w.created_at, w.updated_at
    from workflow.workflows w
    join workflow.workflow_versions v on v.workflow_id = w.id and v.version = w.version
    join workflow.documents d on d.hash = v.document_hash
    """

  init(_ row: PostgresRow) throws {
    id = WorkflowID(rawValue: try row.decode(0, as: String.self))
    userID = UserID(rawValue: try row.decode(1, as: String.self))
    name = try row.decode(2, as: String.self)
    isActive = try row.decode(3, as: Bool.self)
    version = try row.decode(4, as: Int.self)
    documentHash = try row.decode(5, as: String.self)
    document = try row.decode(6, as: String.self)
    createdAt = Timestamp(microseconds: try row.decode(7, as: Int.self))
    updatedAt = Timestamp(microseconds: try row.decode(8, as: Int.self))
  }
}

/// One version of a stored workflow.
package struct WorkflowVersionRecord: Sendable {
  package let version: Int
  package let documentHash: String
  /// JSON text.
  package let document: String
  package let createdAt: Timestamp
}

/// A document on its way into the store.
package struct WorkflowContent: Sendable {
  package let name: String
  /// JSON text.
  package let document: String
  package let documentHash: String
  /// Whether it has `schedule` nodes.
  package let hasSchedules: Bool

  package init(name: String, document: String, documentHash: String, hasSchedules: Bool = false) {
    self.name = name
    self.document = document
    self.documentHash = documentHash
    self.hasSchedules = hasSchedules
  }
}

/// The claim of a `webhook` node to a path.
package struct WebhookClaim: Sendable, Hashable {
  package let method: String
  package let path: String
  package let workflowID: WorkflowID
  package let nodeID: NodeID

  package init(method: String, path: String, workflowID: WorkflowID, nodeID: NodeID) {
    self.method = method
    self.path = path
    self.workflowID = workflowID
    self.nodeID = nodeID
  }
}
