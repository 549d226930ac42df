internal import Catalog
internal import Store
internal import WorkflowModels

/// An execution folded from its journal: where it stands, and what is outstanding.
struct RecordedHistory {
  private(set) var fold: ExecutionFold
  private(set) var lastSequence = 0
  /// Signals that the journal has.
  private(set) var heard: Set<Int> = []
  /// Children that were waited for by nodes which were abandoned: whether they were told is not in the journal.
  private(set) var abandonedChildren: [ExecutionID] = []
  /// What the outside still has to do, by node.
  private var outstanding: [Int: MachineCommand] = [:]
  /// Timers beside what a node awaits.
  private var timers: [Int: Timestamp] = [:]
  private var finish: ExecutionOutcome?
  /// Effects that began, must not happen twice, and have no recorded result.
  private var inDoubt: Set<Int> = []

  init(_ identity: ExecutionIdentity, _ workflow: CompiledWorkflow, _ entries: [JournalEntry]) throws {
    fold = ExecutionFold(workflow: workflow, identity)
    note(fold.apply(.started(trigger: identity.trigger, input: identity.input, at: identity.startedAt)))
    for entry in entries { try apply(entry) }
  }

  /// In the order of the plan, so that a recovery acts in the same order every time.
  var commands: [MachineCommand] {
    var due = outstanding.sorted { $0.key < $1.key }.map(\.value)
    due += timers.sorted { $0.key < $1.key }.map { .startTimer(node: $0.key, at: $0.value) }
    return due + (finish.map { [.finish($0)] } ?? [])
  }

  func isInDoubt(_ node: Int) -> Bool { inDoubt.contains(node) }

  /// Applies what the row itself says of an end that is not in the journal.
  mutating func close(_ record: ExecutionRecord) {
    guard record.status.isFinal, case .running = fold.machine.phase else { return }
    _ = fold.apply(.cancelled(at: record.completedAt ?? record.startedAt))
  }

  mutating func apply(_ entry: JournalEntry) throws {
    lastSequence = max(lastSequence, entry.sequence)
    if entry.kind == .timedOut { return note(fold.apply(.timedOut(at: entry.at))) }
    guard let node = fold.machine.node(named: entry.node) else {
      throw NondeterminismError(entry: entry, reason: "the document has no such node at this point")
    }
    if entry.kind == .began {
      inDoubt.insert(node)
      return
    }
    if let digest = entry.inputDigest, case .run(let run)? = outstanding[node],
      digest != InputDigest.text(of: run.input)
    {
      throw NondeterminismError(entry: entry, reason: "its input is another than the recorded one")
    }
    inDoubt.remove(node)
    outstanding[node] = nil
    timers[node] = nil
    if let event = try event(of: entry, node) { note(fold.apply(event)) }
  }

  private mutating func event(of entry: JournalEntry, _ node: Int) throws -> MachineEvent? {
    let payload = entry.payload.isEmpty ? JSON.null : try JSON(parsing: Array(entry.payload.utf8))
    switch entry.kind {
    case .finished:
      if let outputs = NodeOutputs(json: payload) { return .nodeFinished(node, outputs, at: entry.at) }
    case .failed:
      if let failure = NodeFailure(json: payload) { return .nodeFailed(node, failure, at: entry.at) }
    case .waiting:
      if let outputs = payload["outputs"].flatMap(NodeOutputs.init(json:)), let until = payload["until"]?.intValue {
        return .nodeWaiting(node, outputs, until: Timestamp(microseconds: until), at: entry.at)
      }
    case .awaiting:
      if let wait = SignalWait(json: payload) { return .nodeAwaiting(node, wait, at: entry.at) }
    case .signal:
      if let id = payload["id"]?.intValue, let content = payload["payload"] {
        heard.insert(id)
        return fold.event(of: content, toNode: node, at: entry.at)
      }
    case .timer: return .timerFired(node, at: entry.at)
    case .began, .timedOut: break
    }
    throw StoreError.corrupt("entry \(entry.sequence) of the journal of \(entry.execution) cannot be read")
  }

  private mutating func note(_ commands: [MachineCommand]) {
    for command in commands {
      switch command {
      case .run(let run): outstanding[run.node] = command
      case .awaitSignal(let node): outstanding[node] = command
      case .startTimer(let node, let at): timers[node] = at
      case .abandon(let node):
        outstanding[node] = nil
        timers[node] = nil
        if let token = fold.machine.nodes[node].awaits?.token { abandonedChildren.append(ExecutionID(rawValue: token)) }
      case .finish(let outcome): finish = outcome
      }
    }
  }
}

/// What is computed again is not what was computed first: the engine or a node type has changed under a running
/// execution. It ends in this error instead of going on as something else.
struct NondeterminismError: Error, CustomStringConvertible {
  let entry: JournalEntry
  let reason: String

  var failure: NodeFailure {
    NodeFailure(
      code: "nondeterminism_detected",
      message: "Going on from the journal is not possible: at \"\(entry.node)\" \(reason).")
  }

  var description: String { failure.message }
}
