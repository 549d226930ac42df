import Catalog
import Store
import WorkflowModels

@testable import WorkflowService

/// Drives the real `RunState` of one execution against the model store: `ExecutionRun` with every wait made visible.
final class SimulatedRun {
  final class EffectTask {
    let attempt: Int
    var isCancelled = false

    init(attempt: Int) { self.attempt = attempt }
  }

  final class Timer {
    var isCancelled = false
  }

  let owner: String
  unowned let process: SimulatedProcess
  var state: RunState
  var inbox: [RunState.Incoming] = []
  private var isDraining = false
  var tasks: [Int: EffectTask] = [:]
  var timers: [Int: Timer] = [:]
  var timeout: Timer?
  var isSurrendered = false
  var isCompleted = false
  var signalCount: Int
  /// The last entry that the machine has seen.
  var appliedSequence = 0

  init(_ state: RunState, owner: String, signalCount: Int, _ process: SimulatedProcess) {
    self.state = state
    self.owner = owner
    self.signalCount = signalCount
    self.process = process
  }

  var identity: ExecutionIdentity { state.identity }
  var simulation: Simulation { process.simulation }
  var hasEffectsOnTheirWay: Bool { !tasks.isEmpty || isDraining }

  func note(_ text: @autoclosure () -> String) {
    simulation.note("\(process.name) \(identity.id)#\(state.fence) \(text())")
  }

  func post(_ incoming: [RunState.Incoming]) {
    inbox += incoming
    guard !isDraining else { return }
    isDraining = true
    process.later(.microseconds(simulation.number(1...300))) { self.drain() }
  }

  func resume(_ history: RecordedHistory, _ signals: [StoredSignal], isCancelled: Bool) {
    var pending: [RunState.Incoming] = []
    var commands = history.commands
    commands.removeAll { command in
      guard case .run(let run) = command, history.isInDoubt(run.node) else { return false }
      pending.append(.settled(run, .failure(.inDoubt)))
      return true
    }
    for child in history.abandonedChildren { perform(.cancelChild(child)) }
    let armsTimers = simulation.sabotage != .lostTimer
    let actions = state.actions(for: commands)
    if armsTimers, isLate { return post([.timedOut]) }
    if armsTimers { startTimeout() }
    for action in actions {
      switch action {
      case .finish(let outcome): process.later(.microseconds(100)) { self.finish(outcome) {} }
      case .startTimer where !armsTimers: break
      default: perform(action)
      }
    }
    pending += signals.map { $0.kind == .cancel ? .cancel : .signal($0) }
    if isCancelled { pending.append(.cancel) }
    post(pending)
  }

  func surrender() {
    guard !isSurrendered else { return }
    note("surrenders")
    isSurrendered = true
    for task in tasks.values { task.isCancelled = true }
    for timer in timers.values { timer.isCancelled = true }
    timeout?.isCancelled = true
    tasks = [:]
    timers = [:]
    forget()
  }

  func forget() {
    if process.runs[identity.id] === self { process.runs[identity.id] = nil }
  }

  // MARK: One thing after the other

  private func drain() {
    guard inbox.isEmpty else {
      let batch = inbox
      inbox = []
      return handle(batch) { self.drain() }
    }
    restIfIdle { [self] in
      if inbox.isEmpty { isDraining = false } else { drain() }
    }
  }

  private func handle(_ batch: [RunState.Incoming], then: @escaping () -> Void) {
    let now = process.now
    let steps = isSurrendered ? [] : batch.compactMap { state.step($0, now: now) }
    take(steps) { [self] isRecorded in
      isRecorded ? hearUnheard(now, then) : then()
    }
  }

  private func hearUnheard(_ now: Timestamp, _ then: @escaping () -> Void) {
    guard !isSurrendered, let step = state.nextUnheard(now: now) else { return then() }
    simulation.injected(.earlySignal)
    take([step]) { [self] isRecorded in
      isRecorded ? hearUnheard(now, then) : then()
    }
  }

  /// Records all, then applies all.
  private func take(_ steps: [RunState.Step], _ then: @escaping (Bool) -> Void) {
    let entries = steps.compactMap(\.entry)
    if simulation.sabotage == .earlySuccessor {
      return apply(steps[...]) { [self] in record(entries, then) }
    }
    record(entries) { [self] isRecorded in
      guard isRecorded else { return then(false) }
      apply(steps[...]) { then(true) }
    }
  }

  private func record(_ entries: [JournalEntry], _ then: @escaping (Bool) -> Void) {
    var (missing, isRecorded) = (entries.count, true)
    if entries.isEmpty { return then(true) }
    for entry in entries {
      append(entry) { [self] isCommitted in
        missing -= 1
        isRecorded = isRecorded && isCommitted
        guard missing == 0 else { return }
        if !isRecorded { surrender() }
        then(isRecorded)
      }
    }
  }

  func append(_ entry: JournalEntry, _ then: @escaping (Bool) -> Void) {
    note("records \(entry.sequence) \(entry.kind.rawValue) of \(entry.node)")
    process.journal?.submit(entry) { [self] isCommitted in
      let isCommitted = isCommitted ?? false
      if isCommitted {
        simulation.auditor.answered(entry, simulation.store)
      } else {
        note("entry \(entry.sequence) is turned away")
        simulation.injected(.turnedAway)
      }
      then(isCommitted)
    }
  }

  private func apply(_ steps: ArraySlice<RunState.Step>, _ then: @escaping () -> Void) {
    guard let step = steps.first, !isSurrendered else { return then() }
    let actions = state.apply(step)
    appliedSequence = max(appliedSequence, step.entry?.sequence ?? 0)
    simulation.auditor.applied(step, self, simulation.store)
    perform(actions[...]) { [self] in
      if case .started = step.event { startTimeout() }
      apply(steps.dropFirst(), then)
    }
  }

  private func perform(_ actions: ArraySlice<RunState.Action>, _ then: @escaping () -> Void) {
    var rest = actions
    while let action = rest.popFirst() {
      if case .finish(let outcome) = action {
        return finish(outcome) { [self, rest] in perform(rest, then) }
      }
      perform(action)
    }
    then()
  }
}
