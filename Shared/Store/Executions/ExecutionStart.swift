package import WorkflowModels

/// One execution as it is begun: the row that makes an acknowledged start survive everything.
///
/// A class, because it is handed on many times between the request and its row, and is large.
package final class ExecutionStart: Sendable {
  /// A client's key for its request, so that the request repeated is the same execution.
  package struct Idempotency: Sendable, Hashable {
    package let route: String
    package let key: String
    /// SHA-256 of the request's canonical body.
    package let bodyDigest: String

    package init(route: String, key: String, bodyDigest: String) {
      self.route = route
      self.key = key
      self.bodyDigest = bodyDigest
    }
  }

  package let id: ExecutionID
  package let userID: UserID
  package let workflowID: WorkflowID
  package let workflowVersion: Int?
  package let documentHash: String
  package let trigger: NodeID?
  /// JSON text.
  package let input: String
  package let businessKey: String?
  package let startedAt: Timestamp
  package let idempotency: Idempotency?
  /// JSON text; nil for a plain one.
  package let options: String?
  /// Without an owner: whoever has room takes it.
  package let isQueued: Bool
  /// Of an execution that was computed before its start is written: how it ended, and what it recorded. Written in the
  /// same statement, so that all of it is there or nothing.
  package let end: ExecutionFinish?
  package let journal: [JournalEntry]

  /// Nil: it runs.
  var status: String? { isQueued ? ExecutionStatus.queued.rawValue : end?.status.rawValue }

  package init(
    id: ExecutionID, userID: UserID, workflowID: WorkflowID, workflowVersion: Int?, documentHash: String,
    trigger: NodeID?, input: String, businessKey: String?, startedAt: Timestamp, idempotency: Idempotency?,
    end: ExecutionFinish? = nil, journal: [JournalEntry] = [], options: String? = nil, isQueued: Bool = false
  ) {
    self.id = id
    self.userID = userID
    self.workflowID = workflowID
    self.workflowVersion = workflowVersion
    self.documentHash = documentHash
    self.trigger = trigger
    self.input = input
    self.businessKey = businessKey
    self.startedAt = startedAt
    self.idempotency = idempotency
    self.end = end
    self.journal = journal
    self.options = options
    self.isQueued = isQueued
  }
}

/// What became of a start.
package enum StartAnswer: Sendable, Hashable {
  /// Committed, and this process's to run.
  case started
  /// The same request came before: this is its execution.
  case duplicate(of: ExecutionID)
  /// The key was used with another body.
  case mismatch
}
