internal import Catalog
internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// Drives one execution: takes what happened, records it, lets the state decide, and does what it asks.
///
/// Everything that happens goes through the inbox and is handled by one drain at a time, in order. A result is
/// committed to the journal before the machine, and so any successor, sees it.
final class ExecutionRun: Sendable {
  struct EffectTask {
    let attempt: Int
    let task: Task<Void, Never>
  }

  struct State {
    var run: RunState
    var inbox: [RunState.Incoming] = []
    var isDraining = false
    /// Effects on their way, by node; the run ends or abandons each.
    var tasks: [Int: EffectTask] = [:]
    var timers: [Int: TimerToken] = [:]
    /// Ends the whole execution when it takes too long.
    var timeout: TimerToken?
    var completedAt: Timestamp?
    /// The execution is not this process's any longer.
    var isSurrendered = false
    /// How many signals the store had when they were last read: one more since then, and the execution cannot rest.
    var signalCount: Int
  }

  let identity: ExecutionIdentity
  let fence: Int
  /// Under which owner it runs: when the lease is lost, this is no longer the lease's.
  let owner: String
  let engine: EngineParts
  let observers = RunObservers()
  let state: Mutex<State>

  /// A fresh execution.
  init(_ identity: ExecutionIdentity, _ workflow: CompiledWorkflow, owner: String, engine: EngineParts) {
    self.identity = identity
    self.owner = owner
    self.engine = engine
    fence = 1
    state = Mutex(
      State(run: RunState(identity, ExecutionFold(workflow: workflow, identity), fence: 1), signalCount: 0))
  }

  /// One that another process, or an earlier life of this one, began.
  init(
    _ identity: ExecutionIdentity, _ history: RecordedHistory, owner: String, fence: Int, signalCount: Int,
    engine: EngineParts
  ) {
    self.identity = identity
    self.owner = owner
    self.fence = fence
    self.engine = engine
    state = Mutex(
      State(
        run: RunState(
          identity, history.fold, fence: fence, sequence: history.lastSequence, heard: history.heard),
        signalCount: signalCount))
  }

  func post(_ incoming: RunState.Incoming) { post([incoming]) }

  func post(_ incoming: [RunState.Incoming]) {
    let mustDrain = state.withLock { state in
      state.inbox.append(contentsOf: incoming)
      if state.isDraining { return false }
      state.isDraining = true
      return true
    }
    // Unstructured: it ends when the inbox is empty, and whatever ends the run makes it find nothing to do.
    if mustDrain { Task(name: "execution") { await drain() } }
  }

  /// Goes on where the history stopped.
  func resume(_ history: RecordedHistory, _ signals: [StoredSignal], isCancelled: Bool) {
    var pending: [RunState.Incoming] = []
    let actions = state.withLock { state in
      var commands = history.commands
      commands.removeAll { command in
        guard case .run(let run) = command, history.isInDoubt(run.node) else { return false }
        pending.append(.settled(run, .failure(.inDoubt)))
        return true
      }
      return state.run.actions(for: commands)
    }
    for child in history.abandonedChildren { perform(.cancelChild(child)) }
    // Its time is over: nothing is begun that would only be abandoned.
    if isLate { return post(.timedOut) }
    startTimeout()
    for action in actions {
      if case .finish(let outcome) = action {
        // Unstructured: it only writes the end that was decided before.
        Task(name: "execution end") { await self.finish(outcome) }
      } else {
        perform(action)
      }
    }
    pending += signals.map { $0.kind == .cancel ? .cancel : .signal($0) }
    if isCancelled { pending.append(.cancel) }
    // Also without anything pending: what only waits may go to rest again.
    post(pending)
  }

  /// Stops everything without a trace in the store: the execution is somebody else's now.
  func surrender() {
    let (tasks, timers) = state.withLock { state in
      state.isSurrendered = true
      defer {
        state.tasks = [:]
        state.timers = [:]
      }
      return (state.tasks, Array(state.timers.values) + (state.timeout.map { [$0] } ?? []))
    }
    for effect in tasks.values { effect.task.cancel() }
    for timer in timers { engine.timers.cancel(timer) }
    engine.forget(self)
    observers.wake()
  }

  var hasEffectsOnTheirWay: Bool { state.withLock { !$0.tasks.isEmpty || $0.isDraining } }

  private func drain() async {
    while true {
      while let batch = nextBatch() {
        do {
          try await handle(batch)
        } catch {
          engine.logger.warning(
            "An execution goes to another owner", [.executionID: "\(identity.id)", .error: "\(error)"])
          surrender()
        }
      }
      await restIfIdle()
      if state.withLock({ state in
        if state.inbox.isEmpty { state.isDraining = false }
        return state.inbox.isEmpty
      }) {
        return
      }
    }
  }

  private func nextBatch() -> [RunState.Incoming]? {
    state.withLock { state in
      guard !state.inbox.isEmpty else { return nil }
      defer { state.inbox = [] }
      return state.inbox
    }
  }

  private func handle(_ batch: [RunState.Incoming]) async throws {
    let now = engine.now()
    let steps = state.withLock { state in
      state.isSurrendered ? [] : batch.compactMap { state.run.step($0, now: now) }
    }
    try await record(steps.compactMap(\.entry))
    for step in steps { await apply(step) }
    while let step = state.withLock({ $0.isSurrendered ? nil : $0.run.nextUnheard(now: now) }) {
      try await record([step.entry].compactMap(\.self))
      await apply(step)
    }
  }

  private func apply(_ step: RunState.Step) async {
    let actions = state.withLock { state in state.isSurrendered ? [] : state.run.apply(step) }
    for action in actions {
      if case .finish(let outcome) = action { await finish(outcome) } else { perform(action) }
    }
    if case .started = step.event { startTimeout() }
    observers.wake()
  }

  private func record(_ entries: [JournalEntry]) async throws {
    guard entries.count > 1 else {
      if let entry = entries.first { try await engine.store.append(entry) }
      return
    }
    try await withThrowingDiscardingTaskGroup { group in
      for entry in entries { group.addTask { try await self.engine.store.append(entry) } }
    }
  }
}
