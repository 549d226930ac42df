import Catalog
import Store
import WorkflowModels

@testable import WorkflowService

/// `ExecutionRun+Doing` and `+Resting`: what the state asks for, and going to rest.
extension SimulatedRun {
  func perform(_ action: RunState.Action) {
    switch action {
    case .runEffect(let run): start(run)
    case .stopEffect(let node): tasks[node]?.isCancelled = true
    case .startTimer(let node, let at): startTimer(node, at)
    case .stopTimer(let node): timers.removeValue(forKey: node)?.isCancelled = true
    case .cancelChild(let child):
      // Nobody repeats it: what is lost here has to be found by those who look.
      if simulation.mishap(0.4) {
        simulation.injected(.lostWish)
        return note("its wish that \(child) should end is lost")
      }
      process.say(.cancel, to: child, node: "", payload: .null) { _ in }
    case .finish: break
    }
  }

  func finish(_ outcome: ExecutionOutcome, _ then: @escaping () -> Void) {
    var finish = ExecutionFinish(identity.id, fence: state.fence, outcome, at: process.now)
    finish.parent = identity.options.parent
    note("ends \(finish.status.rawValue)")
    followUp(finish) { [self] isFollowed in
      guard isFollowed else {
        surrender()
        return then()
      }
      end(finish, then)
    }
  }

  /// `ExecutionEngine.failed`: the error workflow is started before the failure is written.
  private func followUp(_ finish: ExecutionFinish, _ then: @escaping (Bool) -> Void) {
    guard finish.status == .failed, state.fold.workflow.document.settings.errorWorkflow != nil,
      let handler = simulation.store.errorWorkflow
    else { return then(true) }
    var options = ExecutionOptions()
    options.depth = identity.options.depth + 1
    process.start(
      hash: handler, input: ["of": .string(identity.id.rawValue)], options: options,
      idempotency: ExecutionStart.Idempotency(route: "error-workflow", key: identity.id.rawValue, bodyDigest: "")
    ) { [self] started in
      guard case .execution = started else { return then(false) }
      simulation.injected(.errorWorkflow)
      then(true)
    }
  }

  private func end(_ finish: ExecutionFinish, _ then: @escaping () -> Void) {
    write(finish) { [self] isWritten in
      guard isWritten else {
        note("its end is turned away")
        simulation.injected(.turnedAway)
        surrender()
        return then()
      }
      isCompleted = true
      timeout?.isCancelled = true
      forget()
      if let parent = identity.options.parent { process.deliver(to: parent.id, isUrgent: false) }
      if let slot = simulation.store.rows[identity.id]?.slot {
        let owner = process.lease.ownerID
        process.take(.takeQueued(key: slot.key, atMost: slot.limit, by: owner)) {}
      }
      then()
    }
  }

  private func write(_ finish: ExecutionFinish, _ then: @escaping (Bool) -> Void) {
    guard let parent = finish.parent else {
      process.finishes?.submit(finish) { then($0 ?? false) }
      return
    }
    process.send(.finishChild(finish, parent, by: process.lease.ownerID)) { [self] result in
      switch result {
      case .success(let isWritten): then(isWritten)
      case .failure: process.later(simulation.milliseconds(20...500)) { self.write(finish, then) }
      }
    }
  }

  // MARK: Timers

  var isLate: Bool {
    if case .running = state.fold.machine.phase { return !isSurrendered && state.end <= process.now }
    return false
  }

  func startTimeout() {
    guard case .running = state.fold.machine.phase, !isSurrendered else { return }
    timeout = schedule(at: state.end) { self.post([.timedOut]) }
  }

  private func startTimer(_ node: Int, _ at: Timestamp) {
    timers[node] = schedule(at: at) { self.post([.timer(node: node, at: at)]) }
  }

  private func schedule(at moment: Timestamp, _ body: @escaping () -> Void) -> Timer {
    let timer = Timer()
    var delay = max(moment - process.now, .zero)
    if simulation.mishap(0.05) {
      simulation.injected(.delayedTimer)
      delay += simulation.milliseconds(100...8000)
    }
    process.later(delay) { if !timer.isCancelled { body() } }
    return timer
  }

  // MARK: Rest

  func restIfIdle(then: @escaping () -> Void) {
    guard !isSurrendered, !isCompleted, inbox.isEmpty, case .until(let wakeAt) = state.rest,
      wakeAt - process.now >= .seconds(5)
    else { return then() }
    note("goes to rest")
    simulation.auditor.rests(self, simulation.store)
    let rest = ExecutionRest(id: identity.id, fence: state.fence, wakeAt: wakeAt, signals: signalCount)
    process.rests?.submit(rest) { [self] isResting in
      switch isResting {
      case .some(true):
        surrender()
        then()
      case .some(false): readSignals(then)
      case nil: then()
      }
    }
  }

  func readSignals(_ then: @escaping () -> Void) {
    let (id, owner) = (identity.id, process.lease.ownerID)
    process.send(.reading("mail") { $0.mail(of: id, owner: owner) }) { [self] result in
      guard case .success(let mail) = result else { return then() }
      guard let mail else {
        surrender()
        return then()
      }
      if mail.count != signalCount {
        signalCount = mail.count
        post(mail.signals.map { $0.kind == .cancel ? .cancel : .signal($0) })
      }
      then()
    }
  }
}
