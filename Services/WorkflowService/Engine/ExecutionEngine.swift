internal import Catalog
internal import Platform
internal import Store
internal import WorkflowModels

/// Begins executions, and says things to them. What becomes of them without being asked is `ExecutionEngine+Watching`.
final class ExecutionEngine: Service {
  enum Started: Sendable {
    case run(ExecutionRun)
    /// It is in the store, and nobody's yet, or over at once.
    case stored(ExecutionStatus)
    /// Computed at once, and committed with its end.
    case ended(ImmediateExecution)
    case duplicate(of: ExecutionID)
    /// The idempotency key was used with another body.
    case mismatch
  }

  let serviceName = "execution engine"
  let parts: EngineParts
  let library: WorkflowLibrary
  let workflows: WorkflowStore
  let wakes: WakeChannel
  let limits: EngineLimits
  let handOverPatience: Duration

  /// - Parameter handOverPatience: how long effects on their way may still take at shutdown.
  init(
    parts: EngineParts, library: WorkflowLibrary, workflows: WorkflowStore, wakes: WakeChannel,
    limits: EngineLimits = EngineLimits(), handOverPatience: Duration = .seconds(4)
  ) {
    self.parts = parts
    self.library = library
    self.workflows = workflows
    self.wakes = wakes
    self.limits = limits
    self.handOverPatience = handOverPatience
    parts.connect(self)
  }

  /// Returns when the start is committed: from then on no crash can lose the execution.
  func start(
    _ workflow: CompiledWorkflow, _ identity: ExecutionIdentity, idempotency: ExecutionStart.Idempotency?
  ) async throws -> Started {
    try await library.store(workflow, at: identity.startedAt)
    let owner = parts.store.lease.ownerID
    if let slot = try ConcurrencyKey.slot(of: workflow, identity) {
      let start = ExecutionStart(identity, workflow, idempotency, isQueued: parts.runCount >= limits.maximumRunning)
      return try await startKeyed(start, slot, workflow, identity, owner)
    }
    if let immediate = ImmediateExecution(workflow, identity, meaning: parts.meaning, now: parts.now) {
      let answer = try await parts.store.start(ExecutionStart(identity, workflow, idempotency, immediate))
      return ended(answer, immediate)
    }
    let start = ExecutionStart(identity, workflow, idempotency, isQueued: parts.runCount >= limits.maximumRunning)
    return began(try await parts.store.start(start), start, workflow, identity, owner: owner)
  }

  /// What a committed start means here: the execution begins, or waits for room.
  func began(
    _ answer: StartAnswer, _ start: ExecutionStart, _ workflow: CompiledWorkflow, _ identity: ExecutionIdentity,
    owner: String
  ) -> Started {
    switch answer {
    case .duplicate(let id): return .duplicate(of: id)
    case .mismatch: return .mismatch
    case .started: return start.isQueued ? .stored(.queued) : .run(begin(workflow, identity, owner))
    }
  }

  private func begin(_ workflow: CompiledWorkflow, _ identity: ExecutionIdentity, _ owner: String) -> ExecutionRun {
    let run = ExecutionRun(identity, workflow, owner: owner, engine: parts)
    // While the answer to the start was on its way, it may have been found as a stray, and have been begun.
    guard parts.registerNew(run) else { return parts.run(of: identity.id) ?? run }
    parts.metrics.began()
    run.post(.begun)
    return run
  }

  private func startKeyed(
    _ start: ExecutionStart, _ slot: ConcurrencySlot, _ workflow: CompiledWorkflow, _ identity: ExecutionIdentity,
    _ owner: String
  ) async throws -> Started {
    let keyed = try await parts.store.startKeyed(start, slot)
    if let oldest = keyed.oldest { _ = try await say(.cancel, to: oldest, of: identity.userID) }
    switch keyed.place {
    case .running: return .run(begin(workflow, identity, owner))
    case .queued: return .stored(.queued)
    case .skipped: return .stored(.cancelled)
    case .moved: return .duplicate(of: identity.id)
    case .repeated:
      // The plain start finds the key taken and says by whom.
      switch try await parts.store.start(start) {
      case .duplicate(let id): return .duplicate(of: id)
      case .mismatch, .started: return .mismatch
      }
    }
  }

  /// Notes the wish and, where the execution runs here, acts on it at once. Nil when it is not the user's.
  func cancel(_ id: ExecutionID, of user: UserID) async throws -> ExecutionRecord? {
    guard try await say(.cancel, to: id, of: user) != nil else { return nil }
    return try await parts.store.execution(id, of: user)
  }

  /// Tells an execution something, wherever it is: committed first, then delivered. Nil when it is not the user's.
  @discardableResult
  func say(
    _ kind: StoredSignal.Kind, to id: ExecutionID, of user: UserID, node: NodeID = "", payload: JSON = .null
  ) async throws -> ExecutionStore.Heard? {
    guard let heard = try await parts.store.say(kind, to: id, of: user, node: node, payload: payload.text()) else {
      return nil
    }
    if !heard.status.isFinal { try await deliver(to: id, isUrgent: kind == .cancel) }
    return heard
  }

  /// Makes whoever has the execution look at its mail.
  func deliver(to id: ExecutionID, isUrgent: Bool) async throws {
    if let run = parts.run(of: id) {
      try await run.readSignals()
    } else if try await takeAndAdopt({ try await parts.store.takeUp(id, isQueuedToo: isUrgent) }) == 0 {
      await wakes.publish(id)
    }
  }
}
