internal import Catalog
internal import HTTP
internal import LanguageModels
internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// What all executions of this process share.
final class EngineParts: Sendable {
  let store: ExecutionStore
  let http: HTTPClient
  /// Where requests of workflows may go.
  let egress: EgressPolicy
  let credentials: CredentialKeeper
  /// Nil when no language model is configured.
  let models: ModelDirectory?
  let agents: AgentParts
  /// Nil where texts are compared by their words alone.
  let meaning: (any TextMeaning)?
  let timers: TimerScheduler
  let metrics: EngineMetrics
  let takes = TakesUnderWay()
  let logger: Logger
  let now: @Sendable () -> Timestamp
  private let runs = Mutex<[ExecutionID: ExecutionRun]>([:])
  /// Executions that are being adopted, with the fence under which.
  private let adoptions = Mutex<[ExecutionID: Int]>([:])
  private let isStopping = Atomic(false)
  private let runningCount = Atomic(0)
  private struct Connection { weak var services: (any EngineServices)? }
  private let connection = Mutex(Connection())

  init(
    store: ExecutionStore, http: HTTPClient, egress: EgressPolicy, credentials: CredentialKeeper,
    models: ModelDirectory?, agents: AgentParts, meaning: (any TextMeaning)?, reactor: Reactor, metrics: Metrics,
    logger: Logger,
    now: @escaping @Sendable () -> Timestamp = { Timestamp(microseconds: SystemTime.microsecondsSince1970) }
  ) {
    self.store = store
    self.http = http
    self.egress = egress
    self.credentials = credentials
    self.models = models
    self.agents = agents
    self.meaning = meaning
    self.logger = logger
    self.now = now
    self.metrics = EngineMetrics(metrics)
    timers = TimerScheduler(reactor: reactor, now: now)
  }

  func run(of id: ExecutionID) -> ExecutionRun? { runs.withLock { $0[id] } }

  var allRuns: [ExecutionRun] { runs.withLock { Array($0.values) } }

  /// How many executions are in this process's memory.
  var runCount: Int { runningCount.load(ordering: .relaxed) }

  /// The engine around these parts; nil while the process ends.
  var services: (any EngineServices)? { connection.withLock { $0.services } }

  func connect(_ services: any EngineServices) { connection.withLock { $0.services = services } }

  /// False when the execution is here already.
  func registerNew(_ run: ExecutionRun) -> Bool {
    let isNew = runs.withLock { runs in
      guard runs[run.identity.id] == nil else { return false }
      runs[run.identity.id] = run
      return true
    }
    guard isNew else { return false }
    runningCount.add(1, ordering: .relaxed)
    metrics.running.increment()
    return true
  }

  func forget(_ run: ExecutionRun) {
    let wasThere = runs.withLock { runs in
      guard runs[run.identity.id] === run else { return false }
      runs[run.identity.id] = nil
      return true
    }
    guard wasThere else { return }
    runningCount.subtract(1, ordering: .relaxed)
    metrics.running.decrement()
  }

  func adopts(_ id: ExecutionID, fence: Int) {
    adoptions.withLock { $0[id] = max($0[id] ?? 0, fence) }
  }

  /// False when a later adoption has begun meanwhile, or has even ended: what this one has read may be old.
  @discardableResult
  func endsAdopting(_ id: ExecutionID, fence: Int) -> Bool {
    adoptions.withLock { adoptions in
      guard adoptions[id] == fence else { return false }
      adoptions[id] = nil
      return true
    }
  }

  /// Whether the execution is in this process's memory, or about to be.
  func knows(_ id: ExecutionID) -> Bool {
    run(of: id) != nil || adoptions.withLock { $0[id] != nil }
  }

  func say(_ kind: StoredSignal.Kind, to id: ExecutionID, of user: UserID) async throws -> ExecutionStore.Heard? {
    try await services?.say(kind, to: id, of: user, node: "", payload: .null)
  }

  func followUp(
    _ identity: ExecutionIdentity, _ workflow: CompiledWorkflow, _ failure: NodeFailure, _ node: NodeID?
  ) async throws {
    try await services?.failed(identity, workflow, failure, node)
  }

  func afterEnd(of run: ExecutionRun) async {
    let workflow = run.workflow
    guard run.identity.options.parent != nil || workflow.document.settings.concurrency != nil else { return }
    await services?.ended(run.identity, workflow)
  }

  var isStoppingToAct: Bool { isStopping.load(ordering: .relaxed) }

  /// From now on no effect begins: what is left goes to the next owner.
  func stopActing() { isStopping.store(true, ordering: .relaxed) }

  /// Waits until this process's lease allows it to act; false when the execution is no longer its own. A process that
  /// cannot renew its lease must not begin effects that its successor may be repeating.
  func mayAct(for run: ExecutionRun) async -> Bool {
    while !Task.isCancelled {
      if isStopping.load(ordering: .relaxed) || run.owner != store.lease.ownerID { return false }
      if store.lease.isHeld { return true }
      try? await Task.sleep(for: .milliseconds(50))
    }
    return false
  }
}
