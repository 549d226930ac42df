internal import Catalog
internal import Store
internal import WorkflowModels

/// An execution folded from its journal: where it stands, and what is outstanding.
struct RecordedHistory {
  private(set) var fold: ExecutionFold
  private(set) var lastSequence = 0
  /// What the outside still has to do, by node.
  private var outstanding: [Int: MachineCommand] = [:]
  private var finish: ExecutionOutcome?
  /// Effects that began, must not happen twice, and have no recorded result.
  private var inDoubt: Set<Int> = []

  init(_ identity: ExecutionIdentity, _ workflow: CompiledWorkflow, _ entries: [JournalEntry]) throws {
    fold = ExecutionFold(workflow: workflow, execution: identity.scope, seed: identity.seed)
    note(fold.apply(.started(trigger: identity.trigger, input: identity.input, at: identity.startedAt)))
    for entry in entries { try apply(entry) }
  }

  /// In the order of the plan, so that a recovery acts in the same order every time.
  var commands: [MachineCommand] {
    let due = outstanding.sorted { $0.key < $1.key }.map(\.value)
    return due + (finish.map { [.finish($0)] } ?? [])
  }

  func isInDoubt(_ node: Int) -> Bool { inDoubt.contains(node) }

  /// Applies what the row itself says of an end that is not in the journal.
  mutating func close(_ record: ExecutionRecord) {
    guard record.status.isFinal, case .running = fold.machine.phase else { return }
    _ = fold.apply(.cancelled(at: record.completedAt ?? record.startedAt))
  }

  private mutating func apply(_ entry: JournalEntry) throws {
    lastSequence = max(lastSequence, entry.sequence)
    guard let node = fold.workflow.plan.index(of: entry.node) else {
      throw StoreError.corrupt("the journal of \(entry.execution) names a node that its document does not have")
    }
    if entry.kind == .began {
      inDoubt.insert(node)
      return
    }
    inDoubt.remove(node)
    outstanding[node] = nil
    note(fold.apply(try event(of: entry, node)))
  }

  private func event(of entry: JournalEntry, _ node: Int) throws -> MachineEvent {
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
    case .timer: return .timerFired(node, at: entry.at)
    case .began: break
    }
    throw StoreError.corrupt("entry \(entry.sequence) of the journal of \(entry.execution) cannot be read")
  }

  private mutating func note(_ commands: [MachineCommand]) {
    for command in commands {
      switch command {
      case .run(let run): outstanding[run.node] = command
      case .startTimer(let node, _): outstanding[node] = command
      case .abandon(let node): outstanding[node] = nil
      case .finish(let outcome): finish = outcome
      }
    }
  }
}
