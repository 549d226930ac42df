package import WorkflowModels

/// How an execution ended, as one update.
package struct ExecutionFinish: Sendable {
  package let id: ExecutionID
  package let fence: Int
  package let status: ExecutionStatus
  package let completedAt: Timestamp
  /// JSON text; nil unless completed.
  package let output: String?
  /// JSON text `{code, message, node_id}`; nil unless failed.
  package let error: String?
  package let chatResponse: String?
  /// Who is told in the same transaction.
  package var parent: ParentExecution?

  package init(
    id: ExecutionID, fence: Int, status: ExecutionStatus, completedAt: Timestamp, output: String?, error: String?,
    chatResponse: String?
  ) {
    self.id = id
    self.fence = fence
    self.status = status
    self.completedAt = completedAt
    self.output = output
    self.error = error
    self.chatResponse = chatResponse
  }
}

/// The state of an execution as a whole.
package enum ExecutionStatus: String, Sendable, Hashable, CaseIterable {
  case queued, running, waiting, completed, failed, cancelled

  package var isFinal: Bool { self == .completed || self == .failed || self == .cancelled }
}
