internal import Catalog
internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// Does what the machine asks for.
extension ExecutionRun {
  func perform(_ command: MachineCommand) {
    switch command {
    case .run(let run): admit(run)
    case .startTimer(let node, let at): startTimer(node, at: at)
    case .abandon(let node): abandon(node)
    case .finish: break
    }
  }

  /// Writes the end; after it the execution is over for everybody.
  func finish(_ outcome: ExecutionOutcome) async {
    let now = engine.now()
    let chatResponse = state.withLock { $0.fold.chatResponse }
    let finish = ExecutionFinish(identity.id, fence: fence, outcome, at: now, chatResponse: chatResponse)
    do {
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
  }

  func startTimeout() {
    guard isOpen else { return }
    let seconds = state.withLock { $0.fold.workflow.document.settings.effectiveTimeoutSeconds }
    let end = identity.startedAt + .seconds(min(max(seconds, 0), 31_536_000))
    let timer = engine.timers.schedule(at: end) { [weak self] in self?.post(.timedOut) }
    state.withLock { $0.timeout = timer }
  }

  private var isOpen: Bool {
    state.withLock { state in
      if case .running = state.fold.machine.phase { return !state.isSurrendered }
      return false
    }
  }

  private func admit(_ run: NodeRun) {
    let hasRoom = state.withLock { state in
      guard !state.isSurrendered else { return false }
      if state.effects.count < state.fold.workflow.document.settings.effectiveMaxParallel { return true }
      state.queued.append(run)
      return false
    }
    if hasRoom { start(run) }
  }

  /// The properties are expanded here, before the effect's task begins: a task that held on to the machine's state
  /// would make every later event copy it.
  private func start(_ run: NodeRun) {
    let call = state.withLock { state in state.fold.call(run) }
    guard let call else { return }
    let work = EffectWork(call, of: self)
    state.withLock { state in
      guard !state.isSurrendered else { return }
      // Made under the lock, so that it cannot end before it is entered. Ends by itself, or is cancelled by `abandon`
      // or `surrender`.
      let task = Task(name: "node") {
        let result = await work.result()
        self.admitNext(after: run)
        if let result { self.post(.settled(run, result)) }
      }
      state.effects[run.node] = EffectTask(attempt: run.attempt, task: task)
    }
  }

  private func admitNext(after run: NodeRun) {
    let next: NodeRun? = state.withLock { state in
      if state.effects[run.node]?.attempt == run.attempt { state.effects[run.node] = nil }
      return state.queued.isEmpty ? nil : state.queued.removeFirst()
    }
    if let next { start(next) }
  }

  private func abandon(_ node: Int) {
    let (effect, timer) = state.withLock { state in
      state.queued.removeAll { $0.node == node }
      return (state.effects[node], state.timers.removeValue(forKey: node))
    }
    effect?.task.cancel()
    if let timer { engine.timers.cancel(timer) }
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
