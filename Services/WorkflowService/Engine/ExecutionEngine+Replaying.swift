internal import Catalog
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Executions that begin with recorded results of another.
extension ExecutionEngine {
  /// What is to be run again, and how.
  struct ReplayOrder: Sendable {
    let original: ExecutionID
    let user: UserID
    /// Nil: the nodes that failed.
    var node: NodeID?
    /// Nil: the version that the original ran.
    var version: Int?
    /// What the node gets instead of what arrived.
    var input: JSON?
  }

  enum Replayed: Sendable {
    case started(ExecutionID)
    case conflicts([JSON])
  }

  func replay(_ order: ReplayOrder, idempotency: ExecutionStart.Idempotency?) async throws -> Replayed {
    guard let record = try await parts.store.execution(order.original, of: order.user) else {
      throw APIError.notFound("Execution")
    }
    guard record.status.isFinal else {
      throw APIError.conflict(code: "execution_running", "The execution has not ended; cancel it first, or wait.")
    }
    let old = try ExecutionIdentity(record)
    guard let oldWorkflow = try await library.workflow(hash: record.documentHash) else {
      throw APIError.conflict(code: "document_unusable", "This version of the engine cannot read its document.")
    }
    let journal = try await parts.store.journal(of: order.original)
    let original = Replay.Original(
      workflow: oldWorkflow, machine: try RecordedHistory(old, oldWorkflow, journal).fold.machine, entries: journal)
    let (workflow, number) = try await version(order, old, oldWorkflow)
    let again = try nodes(order, original, workflow)
    var options = ExecutionOptions()
    options.pinned = old.options.pinned
    options.isDryRun = old.options.isDryRun
    options.replayOf = old.id.rawValue
    if let node = order.node, let input = order.input { options.givenInputs = [node: input] }
    let identity = ExecutionIdentity(
      id: .next(), userID: old.userID, workflowID: old.workflowID, workflowVersion: number,
      startedAt: parts.now(), businessKey: old.businessKey, trigger: old.trigger, input: old.input, options: options)
    let replay = try Replay(original, as: identity, workflow, again: again)
    guard replay.conflicts.isEmpty else { return .conflicts(replay.conflicts.map(\.json)) }
    return .started(try await begin(replay, identity, workflow, idempotency))
  }

  private func begin(
    _ replay: Replay, _ identity: ExecutionIdentity, _ workflow: CompiledWorkflow,
    _ idempotency: ExecutionStart.Idempotency?
  ) async throws -> ExecutionID {
    try await library.store(workflow, at: identity.startedAt)
    let owner = parts.store.lease.ownerID
    let start = ExecutionStart(identity, workflow, idempotency)
    switch try await parts.store.start(start, with: replay.entries) {
    case .running: break
    // It was committed, and others have it by now.
    case .moved, .queued, .skipped: return identity.id
    case .repeated:
      switch try await parts.store.start(start) {
      case .duplicate(let id): return id
      case .mismatch, .started: throw APIError.idempotencyMismatch
      }
    }
    let run = ExecutionRun(
      identity, replay.history, owner: owner, fence: 1, signalCount: 0, engine: parts)
    if parts.registerNew(run) {
      parts.metrics.began()
      run.resume(replay.history, [], isCancelled: false)
    }
    return identity.id
  }

  private func version(
    _ order: ReplayOrder, _ old: ExecutionIdentity, _ oldWorkflow: CompiledWorkflow
  ) async throws -> (CompiledWorkflow, Int?) {
    guard let number = order.version, number != old.workflowVersion else { return (oldWorkflow, old.workflowVersion) }
    guard let stored = try await workflows.version(number, of: old.workflowID, user: order.user),
      let workflow = try library.workflow(hash: stored.documentHash, document: stored.document)
    else { throw APIError.notFound("Version") }
    return (workflow, number)
  }

  private func nodes(
    _ order: ReplayOrder, _ original: Replay.Original, _ workflow: CompiledWorkflow
  ) throws -> Set<NodeID> {
    if let node = order.node {
      guard workflow.plan.index(of: node) != nil else {
        throw APIError.unprocessable(
          code: "unknown_node", "There is no node \"\(node)\" in the workflow itself; name one that lies in no body.")
      }
      return [node]
    }
    let machine = original.machine
    let failed = machine.plan.nodes.indices.filter { index in
      let node = machine.nodes[index]
      return node.outputs == nil && [.failed, .inDoubt, .cancelled].contains(node.status)
    }
    guard !failed.isEmpty else {
      throw APIError.conflict(
        code: "nothing_to_retry", "No node of the execution failed; to run it again from a node, use `replay`.")
    }
    return Set(failed.map { machine.plan.nodes[$0].id })
  }
}
