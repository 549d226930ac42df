internal import Catalog
internal import Expressions
internal import Store
internal import WorkflowModels

/// Which execution this is: what never changes while it runs, apart from who owns it. A class, because it is handed on
/// with whatever is done for the execution, and is large.
final class ExecutionIdentity: Sendable {
  let id: ExecutionID
  let userID: UserID
  let workflowID: WorkflowID
  let workflowVersion: Int?
  let startedAt: Timestamp
  let businessKey: String?
  let trigger: NodeID?
  let input: JSON
  let options: ExecutionOptions

  init(
    id: ExecutionID, userID: UserID, workflowID: WorkflowID, workflowVersion: Int?, startedAt: Timestamp,
    businessKey: String?, trigger: NodeID?, input: JSON, options: ExecutionOptions = ExecutionOptions()
  ) {
    self.id = id
    self.userID = userID
    self.workflowID = workflowID
    self.workflowVersion = workflowVersion
    self.startedAt = startedAt
    self.businessKey = businessKey
    self.trigger = trigger
    self.input = input
    self.options = options
  }

  /// `$execution`, as expressions see it.
  var scope: JSON {
    [
      "id": .string(id.rawValue), "workflow_id": .string(workflowID.rawValue),
      "version": workflowVersion.map { .int($0) } ?? .null, "user_id": .string(userID.rawValue),
      "started_at": .string(startedAt.rfc3339),
    ]
  }

  /// Spreads the jitter of its retries; the same wherever the execution goes on.
  var seed: UInt64 {
    // FNV-1a: Swift's own hash differs from process to process.
    id.rawValue.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

extension ExecutionIdentity {
  convenience init(_ record: ExecutionRecord) throws {
    self.init(
      id: record.id, userID: record.userID, workflowID: record.workflowID, workflowVersion: record.workflowVersion,
      startedAt: record.startedAt, businessKey: record.businessKey, trigger: record.trigger,
      input: try JSON(parsing: Array(record.input.utf8)),
      options: try record.options.map { ExecutionOptions(json: try JSON(parsing: Array($0.utf8))) }
        ?? ExecutionOptions())
  }
}

extension ExecutionFold {
  init(workflow: CompiledWorkflow, _ identity: ExecutionIdentity, allowance: ExpressionAllowance? = nil) {
    self.init(
      workflow: workflow, execution: identity.scope, seed: identity.seed, pinned: identity.options.pinned,
      isDryRun: identity.options.isDryRun, givenInputs: identity.options.givenInputs,
      allowance: allowance)
  }
}
