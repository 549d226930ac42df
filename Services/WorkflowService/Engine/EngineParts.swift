internal import HTTP
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
  let timers: TimerScheduler
  let metrics: EngineMetrics
  let logger: Logger
  let now: @Sendable () -> Timestamp
  private let runs = Mutex<[ExecutionID: ExecutionRun]>([:])
  private let isStopping = Atomic(false)

  init(
    store: ExecutionStore, http: HTTPClient, egress: EgressPolicy, credentials: CredentialKeeper, reactor: Reactor,
    metrics: Metrics, logger: Logger,
    now: @escaping @Sendable () -> Timestamp = { Timestamp(microseconds: SystemTime.microsecondsSince1970) }
  ) {
    self.store = store
    self.http = http
    self.egress = egress
    self.credentials = credentials
    self.logger = logger
    self.now = now
    self.metrics = EngineMetrics(metrics)
    timers = TimerScheduler(reactor: reactor, now: now)
  }

  func run(of id: ExecutionID) -> ExecutionRun? { runs.withLock { $0[id] } }

  var allRuns: [ExecutionRun] { runs.withLock { Array($0.values) } }

  func register(_ run: ExecutionRun) {
    runs.withLock { $0[run.identity.id] = run }
    metrics.running.increment()
  }

  func forget(_ run: ExecutionRun) {
    let wasThere = runs.withLock { runs in
      guard runs[run.identity.id] === run else { return false }
      runs[run.identity.id] = nil
      return true
    }
    if wasThere { metrics.running.decrement() }
  }

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
