internal import Catalog
internal import Platform
internal import Store
internal import WorkflowModels

/// Begins executions, takes over those of dead processes, and cancels.
final class ExecutionEngine: Service {
  enum Started: Sendable {
    case run(ExecutionRun)
    /// Computed at once, and committed with its end.
    case ended(ImmediateExecution)
    case duplicate(of: ExecutionID)
    /// The idempotency key was used with another body.
    case mismatch
  }

  let serviceName = "execution engine"
  let parts: EngineParts
  let library: WorkflowLibrary
  private let handOverPatience: Duration

  /// - Parameter handOverPatience: how long effects on their way may still take at shutdown.
  init(parts: EngineParts, library: WorkflowLibrary, handOverPatience: Duration = .seconds(4)) {
    self.parts = parts
    self.library = library
    self.handOverPatience = handOverPatience
  }

  /// Returns when the start is committed: from then on no crash can lose the execution.
  func start(
    _ workflow: CompiledWorkflow, _ identity: ExecutionIdentity, idempotency: ExecutionStart.Idempotency?
  ) async throws -> Started {
    try await library.store(workflow, at: identity.startedAt)
    let owner = parts.store.lease.ownerID
    let immediate = ImmediateExecution(workflow, identity, now: parts.now)
    switch try await parts.store.start(ExecutionStart(identity, workflow, immediate, idempotency: idempotency)) {
    case .duplicate(let id): return .duplicate(of: id)
    case .mismatch: return .mismatch
    case .started:
      if let immediate {
        note(immediate)
        return .ended(immediate)
      }
      let run = ExecutionRun(identity, workflow, owner: owner, engine: parts)
      parts.register(run)
      parts.metrics.began()
      run.post(.begun)
      return .run(run)
    }
  }

  /// Notes the wish and, where the execution runs here, acts on it at once. Nil when it is not the user's.
  func cancel(_ id: ExecutionID, of user: UserID) async throws -> ExecutionRecord? {
    guard let record = try await parts.store.requestCancel(id, of: user) else { return nil }
    guard !record.status.isFinal, let run = parts.run(of: id) else { return record }
    run.post(.cancel)
    return record
  }

  /// Watches over executions until cancelled, then hands over what is left.
  func run() async throws {
    var round = 0
    while !Task.isCancelled {
      do {
        try await watchOver(round)
      } catch {
        parts.logger.warning("Watching over executions failed", [.error: "\(error)"])
      }
      round += 1
      try? await Task.sleep(for: .milliseconds(1000))
    }
    await handOver()
  }

  private func watchOver(_ round: Int) async throws {
    for run in parts.allRuns where run.owner != parts.store.lease.ownerID { run.surrender() }
    guard parts.store.lease.isHeld else { return }
    for id in try await parts.store.cancelRequestsOfMine() { parts.run(of: id)?.post(.cancel) }
    let buried = try await parts.store.buryTheDead()
    if buried > 0 { parts.logger.warning("Took leases of silent processes", [.count: .int(buried)]) }
    if parts.store.lease.mayJudgeOthers {
      while try await adopt(parts.store.claimOrphans(limit: 100)) == 100 { try Task.checkCancellation() }
    }
    // A start whose commit was reported as unknown is in the table, and nobody here knows of it.
    if round % 5 == 0 { try await adoptStrays() }
    if round % 600 == 0 { _ = try await parts.store.forgetKeys(before: parts.now() - .seconds(86_400)) }
  }

  private func adoptStrays() async throws {
    let mine = try await parts.store.unfinishedOfMine(startedBefore: parts.now() - .seconds(5))
    let strays = mine.filter { parts.run(of: $0) == nil }
    if !strays.isEmpty { _ = await adopt(try await parts.store.unfinished(Array(strays.prefix(500)))) }
  }

  @discardableResult
  private func adopt(_ records: [ExecutionRecord]) async -> Int {
    for record in records {
      do {
        try await resume(record)
      } catch {
        // It stays this process's and unknown to it: the search for strays comes back to it.
        parts.logger.error("An execution could not be resumed", [.executionID: "\(record.id)", .error: "\(error)"])
      }
    }
    return records.count
  }

  private func resume(_ record: ExecutionRecord) async throws {
    let owner = parts.store.lease.ownerID
    guard record.owner == owner, parts.run(of: record.id) == nil else { return }
    let identity = try ExecutionIdentity(record)
    guard let workflow = try await library.workflow(hash: record.documentHash) else {
      try await end(record, code: "document_unusable", "This version of the engine cannot run its document.")
      return
    }
    let history = try RecordedHistory(identity, workflow, try await parts.store.journal(of: record.id))
    let run = ExecutionRun(identity, history, owner: owner, fence: record.fence, engine: parts)
    parts.register(run)
    parts.metrics.tookOver()
    parts.logger.info(
      "An execution goes on here", [.executionID: "\(record.id)", .workflowID: "\(record.workflowID)"])
    run.resume(history)
    if record.isCancelRequested { run.post(.cancel) }
  }

  private func end(_ record: ExecutionRecord, code: String, _ message: String) async throws {
    let failure = NodeFailure(code: code, message: message)
    try await parts.store.finish(
      ExecutionFinish(record.id, fence: record.fence, .failed(failure, node: nil), at: parts.now()))
  }

  /// Lets effects on their way come to their end and be recorded, begins no others, and lets go of the rest.
  private func handOver() async {
    parts.stopActing()
    let deadline = MonotonicTime.now.advanced(by: handOverPatience)
    while MonotonicTime.now < deadline, parts.allRuns.contains(where: \.hasEffectsOnTheirWay) {
      // In a task of its own, because this one is cancelled and would not sleep.
      await Task(name: "hand over") { try? await Task.sleep(for: .milliseconds(20)) }.value
    }
    for run in parts.allRuns { run.surrender() }
  }
}
