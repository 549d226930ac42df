internal import Catalog
internal import HTTP
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
  /// How many nodes of rounds of bodies there are, beside those in `nodeStates` that the page leaves out.
  let bodyNodeCount: Int
  let chatResponse: String?
  /// The document's nodes that a signal may be for.
  let signalNodes: Set<NodeID>
  /// How many facts the journal has of it: the id of live events.
  let sequence: Int

  /// Whether a signal for the node can mean something: in a body, for any round.
  func mayBeSignalled(_ node: NodeID) -> Bool {
    let id = node.rawValue.split(separator: "].").last.map { NodeID(rawValue: String($0)) } ?? node
    return signalNodes.contains(id)
  }

  /// The whole answer of `GET /workflow/executions/{id}`.
  var json: JSON {
    var object = summary
    object["input"] = identity.input
    object["output_data"] = output
    object["error_message"] = errorMessage.map { .string($0) } ?? .null
    object["node_states"] = nodeStates
    if bodyNodeCount > 0 { object["body_node_count"] = .int(bodyNodeCount) }
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
    var sink = JSONTreeSink(minimumCapacity: 9)
    write(identity, status: status, completedAt: completedAt, into: &sink)
    return sink.object
  }

  /// The same as text, without the values in between: it answers most starts.
  static func summaryBytes(_ identity: ExecutionIdentity, status: ExecutionStatus, completedAt: Timestamp?) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    write(identity, status: status, completedAt: completedAt, into: &writer)
    writer.endObject()
    return writer.bytes
  }

  private static func write<Sink: DocumentSink & ~Copyable>(
    _ identity: ExecutionIdentity, status: ExecutionStatus, completedAt: Timestamp?, into sink: inout Sink
  ) {
    sink.field("execution_id", identity.id.rawValue)
    sink.field("status", status.rawValue)
    sink.field("workflow_id", identity.workflowID.rawValue)
    if let version = identity.workflowVersion {
      sink.field("workflow_version", version)
    } else {
      sink.null("workflow_version")
    }
    sink.field("user_id", identity.userID.rawValue)
    sink.field("key", identity.businessKey)
    sink.field("started_at", identity.startedAt.rfc3339)
    sink.field("completed_at", completedAt?.rfc3339)
    if let completedAt {
      sink.field(double: "execution_time_seconds", seconds(completedAt - identity.startedAt))
    } else {
      sink.null("execution_time_seconds")
    }
  }

  private static func seconds(_ duration: Duration) -> Double { Double(duration.wholeMicroseconds) / 1_000_000 }
}

/// Which of the nodes in bodies an answer shows; those of the workflow itself are always there.
struct StatePage: Sendable {
  var offset = 0
  var limit = 1000

  static let first = StatePage()
}

extension ExecutionView {
  /// From the execution that runs here. An end counts only once it is committed.
  init(_ run: ExecutionRun, page: StatePage = .first) {
    identity = run.identity
    let (machine, end, last, said) = run.state.withLock {
      ($0.run.fold.machine, $0.completedAt, $0.run.sequence, $0.run.fold.chatResponse)
    }
    sequence = last
    signalNodes = run.workflow.signalNodes
    nodeStates = machine.states(of: identity.id, page)
    bodyNodeCount = machine.nodes.count - machine.ownNodeCount
    completedAt = end
    chatResponse = said
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
    signalNodes = []
    let machine = immediate.fold.machine
    nodeStates = machine.nodeStates()
    bodyNodeCount = machine.nodes.count - machine.ownNodeCount
    completedAt = immediate.end.completedAt
    chatResponse = immediate.end.chatResponse
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
  init(
    _ record: ExecutionRecord, _ workflow: CompiledWorkflow?, _ journal: [JournalEntry], page: StatePage = .first
  ) throws {
    identity = try ExecutionIdentity(record)
    completedAt = record.completedAt
    output = try record.output.map { try JSON(parsing: Array($0.utf8)) } ?? .null
    let error = try record.error.map { try JSON(parsing: Array($0.utf8)) }
    errorMessage = error?["message"]?.stringValue
    sequence = journal.last?.sequence ?? 0
    signalNodes = workflow?.signalNodes ?? []
    guard let workflow else {
      chatResponse = record.chatResponse
      nodeStates = [:]
      bodyNodeCount = 0
      status = record.status
      return
    }
    var history = try RecordedHistory(identity, workflow, journal)
    history.close(record)
    chatResponse = record.chatResponse ?? history.fold.chatResponse
    let machine = history.fold.machine
    nodeStates = machine.states(of: identity.id, page)
    bodyNodeCount = machine.nodes.count - machine.ownNodeCount
    status = record.status == .running && machine.isOnlyWaiting ? .waiting : record.status
  }
}

extension CompiledWorkflow {
  var signalNodes: Set<NodeID> { Set(nodes.filter { $0.type is any SignalNodeType }.map(\.node.id)) }
}

extension WorkflowMachine {
  /// The states of the nodes; one that waits for a callback shows where to send it.
  fileprivate func states(of execution: ExecutionID, _ page: StatePage) -> JSON {
    guard var states = nodeStates(skipping: page.offset, limit: page.limit).objectValue else { return [:] }
    for node in nodes.indices where nodes[node].awaits != nil && planNode(node).type == "wait" {
      let name = name(of: node).rawValue
      guard var state = states[name]?.objectValue else { continue }
      state["resume_url"] = .string("/workflow/resume/\(execution)/\(PercentEncoding.encode(name))")
      states[name] = .object(state)
    }
    return .object(states)
  }

  /// Nothing runs, and something waits for a time.
  fileprivate var isOnlyWaiting: Bool {
    nodes.contains { $0.status == .waiting } && !nodes.contains { $0.status == .running }
  }
}
