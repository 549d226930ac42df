internal import Postgres
package import WorkflowModels

/// One row of `workflow.executions`.
package struct ExecutionRecord: Sendable {
  package let id: ExecutionID
  package let userID: UserID
  package let workflowID: WorkflowID
  package let workflowVersion: Int?
  package let documentHash: String
  package let trigger: NodeID?
  package let input: String
  package let businessKey: String?
  package let status: ExecutionStatus
  /// Nil while it is queued or at rest.
  package let owner: String?
  package let fence: Int
  package let startedAt: Timestamp
  package let completedAt: Timestamp?
  package let output: String?
  package let error: String?
  package let chatResponse: String?
  package let isCancelRequested: Bool
  /// How many signals it was ever sent.
  package let signalCount: Int
  /// JSON text; nil for a plain one.
  package let options: String?

  static let columns: SQL = """
    e.id, e.user_id, e.workflow_id, e.workflow_version, e.document_hash, e.trigger_node, e.input, e.business_key, \
    e.status, e.owner, e.fence, e.started_at, e.completed_at, e.output, e.error, e.chat_response, \
    e.cancel_requested_at is not null, e.signals, e.options
    """

  /// The same without payloads, for lists: they are not read from where large values lie.
  static let columnsOfLists: SQL = """
    e.id, e.user_id, e.workflow_id, e.workflow_version, e.document_hash, e.trigger_node, 'null', e.business_key, \
    e.status, e.owner, e.fence, e.started_at, e.completed_at, null::text, null::text, null::text, \
    e.cancel_requested_at is not null, e.signals, null::text
    """

  init(_ row: PostgresRow) throws {
    let statusText = try row.decode(8, as: String.self)
    guard let status = ExecutionStatus(rawValue: statusText) else {
      throw StoreError.corrupt("an execution's status is \(statusText)")
    }
    self.status = status
    id = ExecutionID(rawValue: try row.decode(0, as: String.self))
    userID = UserID(rawValue: try row.decode(1, as: String.self))
    workflowID = WorkflowID(rawValue: try row.decode(2, as: String.self))
    workflowVersion = try row.decode(3, as: Int?.self)
    documentHash = try row.decode(4, as: String.self)
    trigger = try row.decode(5, as: String?.self).map(NodeID.init(rawValue:))
    input = try row.decode(6, as: String.self)
    businessKey = try row.decode(7, as: String?.self)
    owner = try row.decode(9, as: String?.self)
    fence = try row.decode(10, as: Int.self)
    startedAt = Timestamp(microseconds: try row.decode(11, as: Int.self))
    completedAt = try row.decode(12, as: Int?.self).map(Timestamp.init(microseconds:))
    output = try row.decode(13, as: String?.self)
    error = try row.decode(14, as: String?.self)
    chatResponse = try row.decode(15, as: String?.self)
    isCancelRequested = try row.decode(16, as: Bool.self)
    signalCount = try row.decode(17, as: Int.self)
    options = try row.decode(18, as: String?.self)
  }
}
