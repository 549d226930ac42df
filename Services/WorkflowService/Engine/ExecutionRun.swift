internal import Catalog
internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// Drives one execution: takes what happened, records it, lets the machine decide, and does what it asks.
///
/// Everything that happens goes through the inbox and is handled by one drain at a time, in order. A result is
/// committed to the journal before the machine, and so any successor, sees it.
final class ExecutionRun: Sendable {
  enum Incoming: Sendable {
    case begun
    case settled(NodeRun, Result<NodeResult, NodeFailure>)
    case timer(node: Int, at: Timestamp)
    case cancel
    case timedOut
  }

  struct EffectTask {
    let attempt: Int
    let task: Task<Void, Never>
  }

  struct State {
    var fold: ExecutionFold
    var sequence: Int
    var inbox: [Incoming] = []
    var isDraining = false
    /// Effects on their way, by node; the run ends or abandons each.
    var effects: [Int: EffectTask] = [:]
    /// Effects for which there is no room yet (`max_parallel`).
    var queued: [NodeRun] = []
    var timers: [Int: TimerToken] = [:]
    /// Ends the whole execution when it takes too long.
    var timeout: TimerToken?
    var completedAt: Timestamp?
    /// The execution is not this process's any longer.
    var isSurrendered = false
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
    let fold = ExecutionFold(workflow: workflow, execution: identity.scope, seed: identity.seed)
    state = Mutex(State(fold: fold, sequence: 0))
  }

  /// One that another process, or an earlier life of this one, began.
  init(_ identity: ExecutionIdentity, _ history: RecordedHistory, owner: String, fence: Int, engine: EngineParts) {
    self.identity = identity
    self.owner = owner
    self.fence = fence
    self.engine = engine
    state = Mutex(State(fold: history.fold, sequence: history.lastSequence))
  }

  func post(_ incoming: Incoming) {
    let mustDrain = state.withLock { state in
      state.inbox.append(incoming)
      if state.isDraining { return false }
      state.isDraining = true
      return true
    }
    // Unstructured: it ends when the inbox is empty, and whatever ends the run makes it find nothing to do.
    if mustDrain { Task(name: "execution") { await drain() } }
  }

  /// Goes on where the history stopped.
  func resume(_ history: RecordedHistory) {
    for command in history.commands {
      if case .run(let run) = command, history.isInDoubt(run.node) {
        post(.settled(run, .failure(.inDoubt)))
      } else if case .finish(let outcome) = command {
        // Unstructured: it only writes the end that was decided before.
        Task(name: "execution end") { await self.finish(outcome) }
      } else {
        perform(command)
      }
    }
    startTimeout()
  }

  /// Stops everything without a trace in the store: the execution is somebody else's now.
  func surrender() {
    let (effects, timers) = state.withLock { state in
      state.isSurrendered = true
      state.queued = []
      defer {
        state.effects = [:]
        state.timers = [:]
      }
      return (state.effects, Array(state.timers.values) + (state.timeout.map { [$0] } ?? []))
    }
    for effect in effects.values { effect.task.cancel() }
    for timer in timers { engine.timers.cancel(timer) }
    engine.forget(self)
    observers.wake()
  }

  var hasEffectsOnTheirWay: Bool { state.withLock { !$0.effects.isEmpty || $0.isDraining } }

  private func drain() async {
    while let batch = nextBatch() {
      do {
        try await handle(batch)
      } catch {
        engine.logger.warning(
          "An execution goes to another owner", [.executionID: "\(identity.id)", .error: "\(error)"])
        surrender()
      }
    }
  }

  private func nextBatch() -> [Incoming]? {
    state.withLock { state in
      guard !state.inbox.isEmpty else {
        state.isDraining = false
        return nil
      }
      defer { state.inbox = [] }
      return state.inbox
    }
  }

  private func handle(_ batch: [Incoming]) async throws {
    let now = engine.now()
    let steps = state.withLock { state in batch.compactMap { step($0, &state, now) } }
    try await record(steps.compactMap(\.entry))
    for step in steps {
      let commands = state.withLock { state in state.isSurrendered ? [] : state.fold.apply(step.event) }
      for command in commands {
        if case .finish(let outcome) = command { await finish(outcome) } else { perform(command) }
      }
      if case .started = step.event { startTimeout() }
      observers.wake()
    }
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
