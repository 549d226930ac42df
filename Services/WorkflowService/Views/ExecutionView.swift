internal import Catalog
internal import Store
internal import Synchronization
internal import WorkflowModels

/// An execution as callers see it, from this process's memory or from the store.
struct ExecutionView: Sendable {
  let identity: ExecutionIdentity
  let status: ExecutionStatus
  let completedAt: Timestamp?
  let output: JSON
  let errorMessage: String?
  let nodeStates: JSON
  let chatResponse: String?
  /// How many facts the journal has of it: the id of live events.
  let sequence: Int

  /// The whole answer of `GET /workflow/executions/{id}`.
  var json: JSON {
    var object = summary
    object["input"] = identity.input
    object["output_data"] = output
    object["error_message"] = errorMessage.map { .string($0) } ?? .null
    object["node_states"] = nodeStates
    object["chat_response"] = chatResponse.map { .string($0) } ?? .null
    return .object(object)
  }

  /// What starting answers, and what lists show.
  var summary: JSONObject {
    Self.summary(identity, status: status, completedAt: completedAt)
  }

  static func summary(
    _ identity: ExecutionIdentity, status: ExecutionStatus, completedAt: Timestamp?
  ) -> JSONObject {
    [
      "execution_id": .string(identity.id.rawValue), "status": .string(status.rawValue),
      "workflow_id": .string(identity.workflowID.rawValue),
      "workflow_version": identity.workflowVersion.map { .int($0) } ?? .null,
      "user_id": .string(identity.userID.rawValue), "key": identity.businessKey.map { .string($0) } ?? .null,
      "started_at": .string(identity.startedAt.rfc3339),
      "completed_at": completedAt.map { .string($0.rfc3339) } ?? .null,
      "execution_time_seconds": completedAt.map { .double(Self.seconds($0 - identity.startedAt)) } ?? .null,
    ]
  }

  private static func seconds(_ duration: Duration) -> Double { Double(duration.wholeMicroseconds) / 1_000_000 }
}

extension ExecutionView {
  /// From the execution that runs here. An end counts only once it is committed.
  init(_ run: ExecutionRun) {
    identity = run.identity
    let (machine, end, last) = run.state.withLock { ($0.fold.machine, $0.completedAt, $0.sequence) }
    sequence = last
    nodeStates = machine.nodeStates
    completedAt = end
    chatResponse = nil
    guard end != nil, case .ended(let outcome) = machine.phase else {
      status = machine.isOnlyWaiting ? .waiting : .running
      output = .null
      errorMessage = nil
      return
    }
    (status, output, errorMessage) = Self.result(outcome)
  }

  /// From one that was computed at once.
  init(_ immediate: ImmediateExecution) {
    identity = immediate.identity
    sequence = immediate.journal.last?.sequence ?? 0
    nodeStates = immediate.fold.machine.nodeStates
    completedAt = immediate.end.completedAt
    chatResponse = nil
    (status, output, errorMessage) = Self.result(immediate.outcome)
  }

  private static func result(_ outcome: ExecutionOutcome) -> (ExecutionStatus, JSON, String?) {
    switch outcome {
    case .completed(let value): (.completed, value, nil)
    case .failed(let failure, _): (.failed, .null, failure.message)
    case .cancelled: (.cancelled, .null, nil)
    }
  }

  /// From the store: the row says how it ended, the journal is folded for the states of the nodes.
  init(_ record: ExecutionRecord, _ workflow: CompiledWorkflow?, _ journal: [JournalEntry]) throws {
    identity = try ExecutionIdentity(record)
    completedAt = record.completedAt
    output = try record.output.map { try JSON(parsing: Array($0.utf8)) } ?? .null
    let error = try record.error.map { try JSON(parsing: Array($0.utf8)) }
    errorMessage = error?["message"]?.stringValue
    chatResponse = record.chatResponse
    sequence = journal.last?.sequence ?? 0
    guard let workflow else {
      nodeStates = [:]
      status = record.status
      return
    }
    var history = try RecordedHistory(identity, workflow, journal)
    history.close(record)
    let machine = history.fold.machine
    nodeStates = machine.nodeStates
    status = record.status == .running && machine.isOnlyWaiting ? .waiting : record.status
  }
}

extension WorkflowMachine {
  /// Nothing runs, and something waits for a time.
  fileprivate var isOnlyWaiting: Bool {
    nodes.contains { $0.status == .waiting } && !nodes.contains { $0.status == .running }
  }
}
