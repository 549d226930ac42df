internal import Catalog
internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// Does what the run's state asks for.
extension ExecutionRun {
  func perform(_ action: RunState.Action) {
    switch action {
    case .runEffect(let run): start(run)
    case .stopEffect(let node): state.withLock { $0.tasks[node] }?.task.cancel()
    case .startTimer(let node, let at): startTimer(node, at: at)
    case .stopTimer(let node):
      if let timer = state.withLock({ $0.timers.removeValue(forKey: node) }) { engine.timers.cancel(timer) }
    case .cancelChild(let child):
      // Unstructured: it writes a wish down and ends. If it does not come to that, `cancelOrphanedChildren` does it
      // after this execution's end, and whoever goes on with this execution does it before.
      Task(name: "cancel child") { [engine, identity] in
        do {
          _ = try await engine.say(.cancel, to: child, of: identity.userID)
        } catch {
          engine.logger.warning("A child could not be cancelled", [.executionID: "\(child)", .error: "\(error)"])
        }
      }
    case .finish: break
    }
  }

  /// Writes the end; after it the execution is over for everybody.
  func finish(_ outcome: ExecutionOutcome) async {
    let now = engine.now()
    let chatResponse = state.withLock { $0.run.fold.chatResponse }
    var finish = ExecutionFinish(identity.id, fence: fence, outcome, at: now, chatResponse: chatResponse)
    finish.parent = identity.options.parent
    do {
      if case .failed(let failure, let node) = outcome { try await engine.followUp(identity, workflow, failure, node) }
      try await engine.store.finish(finish)
    } catch {
      engine.logger.warning("An execution ended elsewhere", [.executionID: "\(identity.id)", .error: "\(error)"])
      surrender()
      return
    }
    await engine.credentials.ended(identity.id, wasTakenOver: fence > 1)
    let timeout = state.withLock { state in
      state.completedAt = now
      return state.timeout
    }
    if let timeout { engine.timers.cancel(timeout) }
    engine.metrics.ended(finish.status, after: now - identity.startedAt)
    engine.forget(self)
    observers.wake()
    await engine.afterEnd(of: self)
  }

  var workflow: CompiledWorkflow { state.withLock { $0.run.fold.workflow } }

  func startTimeout() {
    guard isOpen else { return }
    let end = state.withLock { $0.run.end }
    let timer = engine.timers.schedule(at: end) { [weak self] in self?.post(.timedOut) }
    state.withLock { $0.timeout = timer }
  }

  var isLate: Bool { isOpen && state.withLock { $0.run.end } <= engine.now() }

  private var isOpen: Bool {
    state.withLock { state in
      if case .running = state.run.fold.machine.phase { return !state.isSurrendered }
      return false
    }
  }

  /// The properties are expanded here, before the effect's task begins: a task that held on to the machine's state
  /// would make every later event copy it.
  private func start(_ run: NodeRun) {
    let call = state.withLock { state in state.run.fold.call(run) }
    guard let call else { return }
    let work = EffectWork(call, of: self)
    state.withLock { state in
      guard !state.isSurrendered else { return }
      // Made under the lock, so that it cannot end before it is entered. Ends by itself, or is cancelled by
      // `stopEffect` or `surrender`.
      let task = Task(name: "node") {
        let result = await work.result()
        self.ended(run)
        if let result { self.post(.settled(run, result)) }
      }
      state.tasks[run.node] = EffectTask(attempt: run.attempt, task: task)
    }
  }

  private func ended(_ run: NodeRun) {
    let next: NodeRun? = state.withLock { state in
      if state.tasks[run.node]?.attempt == run.attempt { state.tasks[run.node] = nil }
      return state.isSurrendered ? nil : state.run.effectEnded(run)
    }
    if let next { start(next) }
  }

  private func startTimer(_ node: Int, at: Timestamp) {
    let timer = engine.timers.schedule(at: at) { [weak self] in self?.post(.timer(node: node, at: at)) }
    state.withLock { $0.timers[node] = timer }
  }
}

extension ExecutionFinish {
  init(_ id: ExecutionID, fence: Int, _ outcome: ExecutionOutcome, at: Timestamp, chatResponse: String? = nil) {
    var output: String?
    var error: String?
    let status: ExecutionStatus
    switch outcome {
    case .completed(let value):
      status = .completed
      output = value.text()
    case .failed(let failure, let node):
      status = .failed
      let report: JSON = [
        "code": .string(failure.code), "message": .string(failure.message),
        "node_id": node.map { .string($0.rawValue) } ?? .null,
      ]
      error = report.text()
    case .cancelled: status = .cancelled
    }
    self.init(
      id: id, fence: fence, status: status, completedAt: at, output: output, error: error,
      chatResponse: chatResponse)
  }
}

extension NodeFailure {
  /// Of an effect that may have happened, was never recorded, and must not happen twice.
  static let inDoubt = NodeFailure(
    code: "in_doubt", message: "It began, and whether it happened is unknown; it may not be repeated.", isInDoubt: true)
}
