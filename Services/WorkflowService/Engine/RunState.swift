internal import Catalog
internal import Store
internal import WorkflowModels

/// One execution as its owner knows it: a value that says what is to be recorded and what is to be done, and does
/// neither. `ExecutionRun` drives it against the real store, the simulation against one that breaks on purpose.
///
/// Each thing that happens becomes a step; the step's entry is committed to the journal, and only then is it applied, so
/// that no successor sees what a crash could take back.
struct RunState: Sendable {
  enum Incoming: Sendable {
    case begun
    case settled(NodeRun, Result<NodeResult, NodeFailure>)
    case timer(node: Int, at: Timestamp)
    case signal(StoredSignal)
    case cancel
    case timedOut
  }

  struct Step: Sendable {
    let event: MachineEvent
    let entry: JournalEntry?
  }

  enum Action: Sendable {
    case runEffect(NodeRun)
    case stopEffect(Int)
    case startTimer(Int, at: Timestamp)
    case stopTimer(Int)
    case cancelChild(ExecutionID)
    case finish(ExecutionOutcome)
  }

  let identity: ExecutionIdentity
  let fence: Int
  private(set) var fold: ExecutionFold
  private(set) var sequence: Int
  /// Attempts at effects on their way, by node.
  private(set) var effects: [Int: Int] = [:]
  /// Effects for which there is no room yet (`max_parallel`).
  private(set) var queued: [NodeRun] = []
  /// Signals that came before anybody waited for them.
  private var unheard: [StoredSignal] = []
  /// The end has been decided: what would be recorded after it would look as if it had counted.
  private var isEnding = false
  private var heard: Set<Int>
  /// The attempts that have a result, by node: an answer that comes twice before the first is applied counts once.
  private var answered: [Int: Int] = [:]

  init(_ identity: ExecutionIdentity, _ fold: ExecutionFold, fence: Int, sequence: Int = 0, heard: Set<Int> = []) {
    self.identity = identity
    self.fold = fold
    self.fence = fence
    self.sequence = sequence
    self.heard = heard
  }

  // MARK: What happened

  /// Nil for what no longer matters, such as the late answer of an abandoned node.
  mutating func step(_ incoming: Incoming, now: Timestamp) -> Step? {
    guard !isEnding else { return nil }
    switch incoming {
    case .begun:
      return Step(
        event: .started(trigger: identity.trigger, input: identity.input, at: identity.startedAt), entry: nil)
    case .settled(let run, let result):
      let nodes = fold.machine.nodes
      guard nodes.indices.contains(run.node), nodes[run.node].status == .running,
        nodes[run.node].attempts == run.attempt, answered[run.node] != run.attempt
      else { return nil }
      answered[run.node] = run.attempt
      return settled(run, result, now)
    case .timer(let node, let at):
      guard fold.machine.nodes.indices.contains(node), fold.machine.nodes[node].status == .waiting else { return nil }
      return Step(event: .timerFired(node, at: at), entry: entry(.timer, node, at: at, payload: ""))
    case .signal(let signal): return heard(signal, now)
    case .cancel:
      isEnding = true
      return Step(event: .cancelled(at: now), entry: nil)
    case .timedOut:
      isEnding = true
      // Recorded, because an error workflow is started and children are cancelled before the end is written: whoever
      // goes on after a crash may not come to another end.
      return Step(event: .timedOut(at: now), entry: entry(.timedOut, "", at: now, payload: ""))
    }
  }

  /// The place of an effect that must not be repeated, written before it begins.
  mutating func beginning(of run: NodeRun, at: Timestamp) -> JournalEntry {
    entry(.began, run.node, at: at, payload: "")
  }

  private mutating func settled(
    _ run: NodeRun, _ result: Result<NodeResult, NodeFailure>, _ now: Timestamp
  ) -> Step {
    let digest = InputDigest.text(of: run.input)
    switch result {
    case .failure(let failure):
      let entry = entry(.failed, run.node, at: now, payload: failure.json.text(), digest)
      return Step(event: .nodeFailed(run.node, failure, at: now), entry: entry)
    case .success(let result):
      let kind: JournalEntry.Kind =
        result.awaits != nil ? .awaiting : result.waitsUntil != nil ? .waiting : .finished
      return Step(
        event: result.event(of: run.node, at: now),
        entry: entry(kind, run.node, at: now, payload: result.journalPayload, digest))
    }
  }

  /// A signal for a node that does not wait for it is kept until it does.
  private mutating func heard(_ signal: StoredSignal, _ now: Timestamp) -> Step? {
    guard !heard.contains(signal.id) else { return nil }
    guard let node = fold.machine.node(named: signal.node),
      let event = fold.event(of: signal.payload, toNode: node, at: now)
    else {
      if !unheard.contains(where: { $0.id == signal.id }) { unheard.append(signal) }
      return nil
    }
    heard.insert(signal.id)
    let payload: JSON = ["id": .int(signal.id), "payload": signal.payload]
    return Step(event: event, entry: entry(.signal, node, at: now, payload: payload.text()))
  }

  private mutating func entry(
    _ kind: JournalEntry.Kind, _ node: Int, at: Timestamp, payload: String, _ digest: String? = nil
  ) -> JournalEntry {
    entry(kind, fold.machine.name(of: node), at: at, payload: payload, digest)
  }

  private mutating func entry(
    _ kind: JournalEntry.Kind, _ node: NodeID, at: Timestamp, payload: String, _ digest: String? = nil
  ) -> JournalEntry {
    sequence += 1
    return JournalEntry(
      execution: identity.id, sequence: sequence, fence: fence, kind: kind, node: node, at: at, payload: payload,
      inputDigest: digest)
  }

  // MARK: What follows

  /// To be called when the step's entry is committed, and not before.
  mutating func apply(_ step: Step) -> [Action] { actions(for: fold.apply(step.event)) }

  mutating func actions(for commands: [MachineCommand]) -> [Action] {
    var actions: [Action] = []
    for command in commands {
      switch command {
      case .run(let run): if let admitted = admit(run) { actions.append(admitted) }
      case .startTimer(let node, let at): actions.append(.startTimer(node, at: at))
      case .awaitSignal: break
      case .abandon(let node): abandon(node, &actions)
      case .finish(let outcome): actions.append(.finish(outcome))
      }
    }
    return actions
  }

  /// A signal that came earlier, for somebody who waits now.
  mutating func nextUnheard(now: Timestamp) -> Step? {
    guard !isEnding else { return nil }
    for (place, signal) in unheard.enumerated() {
      guard let node = fold.machine.node(named: signal.node), fold.machine.nodes[node].awaits != nil else { continue }
      unheard.remove(at: place)
      return heard(signal, now)
    }
    return nil
  }

  /// The effect has ended: is there another for its place?
  mutating func effectEnded(_ run: NodeRun) -> NodeRun? {
    if effects[run.node] == run.attempt { effects[run.node] = nil }
    guard effects.count < maxParallel, !queued.isEmpty else { return nil }
    let next = queued.removeFirst()
    effects[next.node] = next.attempt
    return next
  }

  private var maxParallel: Int { fold.workflow.document.settings.effectiveMaxParallel }

  private mutating func admit(_ run: NodeRun) -> Action? {
    guard effects.count < maxParallel else {
      queued.append(run)
      return nil
    }
    effects[run.node] = run.attempt
    return .runEffect(run)
  }

  private mutating func abandon(_ node: Int, _ actions: inout [Action]) {
    queued.removeAll { $0.node == node }
    if effects.removeValue(forKey: node) != nil { actions.append(.stopEffect(node)) }
    actions.append(.stopTimer(node))
    if let token = fold.machine.nodes[node].awaits?.token {
      actions.append(.cancelChild(ExecutionID(rawValue: token)))
    }
  }
}
