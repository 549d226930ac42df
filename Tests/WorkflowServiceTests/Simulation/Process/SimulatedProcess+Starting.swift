import Catalog
import Store
import WorkflowModels

@testable import WorkflowService

/// `ExecutionEngine`: beginning executions, and saying things to them.
extension SimulatedProcess {
  enum Started {
    case execution(ExecutionID)
    /// Whether it was committed is unknown, or this process may not write.
    case failed
  }

  func start(
    hash: String, input: JSON, options: ExecutionOptions = ExecutionOptions(),
    idempotency: ExecutionStart.Idempotency?, then: @escaping (Started) -> Void
  ) {
    guard let workflow = workflow(hash: hash) else { return then(.failed) }
    let identity = ExecutionIdentity(
      id: ExecutionID(rawValue: "exec_" + simulation.nextIdentifier()), userID: Workload.user,
      workflowID: Workload.workflowID, workflowVersion: 1, startedAt: now, businessKey: nil, trigger: nil, input: input,
      options: options)
    let owner = lease.ownerID
    if let slot = try? ConcurrencyKey.slot(of: workflow, identity) {
      let start = ExecutionStart(identity, workflow, idempotency, isQueued: runs.count >= maximumRunning)
      return startKeyed(start, slot, workflow, identity, owner, until: simulation.clock + .milliseconds(1500), then)
    }
    let immediate = ImmediateExecution(workflow, identity, now: { self.now })
    let start = ExecutionStart(
      identity, workflow, idempotency, immediate, isQueued: immediate == nil && runs.count >= maximumRunning)
    starts?.submit(start) { [self, identity] answer in
      switch answer {
      case .some(.started):
        if immediate == nil, !start.isQueued { begin(identity, workflow, owner) }
        then(.execution(identity.id))
      case .some(.duplicate(let id)):
        simulation.injected(.repeatedStart)
        then(.execution(id))
      case .some(.mismatch), .some(nil), nil: then(.failed)
      }
    }
  }

  private func startKeyed(
    _ start: ExecutionStart, _ slot: ConcurrencySlot, _ workflow: CompiledWorkflow, _ identity: ExecutionIdentity,
    _ owner: String, until end: Timestamp, _ then: @escaping (Started) -> Void
  ) {
    send(.startKeyed(start, slot, by: lease.ownerID)) { [self] result in
      guard case .success(let answer) = result else {
        if simulation.clock >= end { return then(.failed) }
        return later(simulation.milliseconds(20...500)) {
          self.startKeyed(start, slot, workflow, identity, owner, until: end, then)
        }
      }
      guard let answer else { return then(.failed) }
      if answer.place != .running, answer.place != .repeated { simulation.injected(.fullKey) }
      if let oldest = answer.oldest { say(.cancel, to: oldest, node: "", payload: .null) { _ in } }
      switch answer.place {
      case .running:
        begin(identity, workflow, owner)
        then(.execution(identity.id))
      case .queued, .skipped, .moved: then(.execution(identity.id))
      case .repeated: plain(start, then)
      }
    }
  }

  /// The plain start finds the key taken and says by whom.
  private func plain(_ start: ExecutionStart, _ then: @escaping (Started) -> Void) {
    starts?.submit(start) { [self] answer in
      guard case .duplicate(let id)?? = answer else { return then(.failed) }
      simulation.injected(.repeatedStart)
      then(.execution(id))
    }
  }

  private func begin(_ identity: ExecutionIdentity, _ workflow: CompiledWorkflow, _ owner: String) {
    // It may have been found as a stray while the answer was on its way.
    guard runs[identity.id] == nil else { return }
    note("begins \(identity.id)")
    let run = SimulatedRun(
      RunState(identity, ExecutionFold(workflow: workflow, identity), fence: 1), owner: owner, signalCount: 0, self)
    runs[identity.id] = run
    run.post([.begun])
  }

  /// Committed first, then delivered. Nil: unknown whether it was committed.
  func say(
    _ kind: StoredSignal.Kind, to id: ExecutionID, node: NodeID, payload: JSON,
    then: @escaping (ExecutionStatus?) -> Void
  ) {
    send(.say(kind, to: id, node: node, payload: payload)) { [self] result in
      guard case .success(let status?) = result else { return then(nil) }
      then(status)
      if !status.isFinal { deliver(to: id, isUrgent: kind == .cancel) }
    }
  }

  /// Makes whoever has the execution look at its mail.
  func deliver(to id: ExecutionID, isUrgent: Bool) {
    if let run = runs[id] { return run.readSignals {} }
    takeAndAdopt(.takeUp(id, isQueuedToo: isUrgent, by: lease.ownerID), noting: noteMove) { [self] count in
      if count == 0 { publish(id) }
    }
  }

  /// A message that may come once, twice or never.
  private func publish(_ id: ExecutionID) {
    for other in simulation.processes where other !== self {
      if simulation.mishap(0.2) {
        simulation.injected(.lostWake)
        continue
      }
      let isRepeated = simulation.mishap(0.1)
      if isRepeated { simulation.injected(.repeatedWake) }
      for _ in 0..<(isRepeated ? 2 : 1) {
        let life = other.life
        simulation.after(simulation.latency) { other.receive(in: life) { other.runs[id]?.readSignals {} } }
      }
    }
  }
}
