import Catalog
import Store
import WorkflowModels

@testable import WorkflowService

/// Sees everything that happens, and says when a promise is broken. It shares no code with what it judges but the fold.
final class Auditor {
  /// An execution as its owner knew it when it last applied something that is in the journal.
  struct Applied {
    var fence: Int
    var sequence: Int
    var nodes: [NodeProgress]
    var phase: WorkflowMachine.Phase
    /// Something was applied that is not in the journal: a cancellation.
    var isClosed = false
  }

  var complain: (Violation.Invariant, String) -> Void = { _, _ in }
  private var recorded: [ModelStore.Place: JournalEntry] = [:]
  private(set) var acknowledged: Set<ExecutionID> = []
  private(set) var applied: [ExecutionID: Applied] = [:]

  func acknowledge(_ id: ExecutionID, _ store: ModelStore) {
    acknowledged.insert(id)
    if store.rows[id] == nil { complain(.acknowledgedStartExists, "\(id) was acknowledged, and is not there") }
  }

  // MARK: Writes

  func wrote(_ entry: JournalEntry, by owner: String, _ store: ModelStore) {
    recorded[ModelStore.Place(entry)] = entry
    wrote("entry \(entry.sequence)", entry.execution, owner, entry.fence, store)
    guard entry.kind == .signal else { return }
    let earlier = store.journal(of: entry.execution).filter { $0.kind == .signal && $0.sequence != entry.sequence }
    if earlier.contains(where: { Self.signal(of: $0) == Self.signal(of: entry) }) {
      complain(.heardOnce, "\(entry.execution) heard a signal again at entry \(entry.sequence)")
    }
  }

  func wrote(_ what: String, _ id: ExecutionID, _ owner: String, _ fence: Int, _ store: ModelStore) {
    let row = store.rows[id]
    if row?.owner != owner || row?.fence != fence || store.executors[owner] == nil {
      complain(
        .fencedOutWritesNothing,
        "\(owner) with fence \(fence) wrote \(what) of \(id), which is \(row?.owner ?? "nobody")'s with fence "
          + "\(row?.fence ?? 0)")
    }
  }

  /// The store has said that the entry is committed.
  func answered(_ entry: JournalEntry, _ store: ModelStore) {
    guard let there = store.entry(at: ModelStore.Place(entry)), there == entry else {
      return complain(
        .entryNeverChanges,
        "entry \(entry.sequence) of \(entry.execution) was said to be committed, but the journal has another")
    }
  }

  /// Somebody came into a place of a key.
  func tookPlace(_ slot: ConcurrencySlot, _ store: ModelStore) {
    let count = store.rows.values.count { $0.slot?.key == slot.key && $0.isInPlace }
    if count > slot.limit { complain(.keyHasItsLimit, "\(count) run of \(slot.key), which may \(slot.limit)") }
  }

  static func signal(of entry: JournalEntry) -> Int? {
    (try? JSON(parsing: Array(entry.payload.utf8)))?["id"]?.intValue
  }

  // MARK: Owners

  /// After a step, at its owner's.
  func applied(_ step: RunState.Step, _ run: SimulatedRun, _ store: ModelStore) {
    let id = run.identity.id
    guard store.rows[id]?.fence == run.state.fence else { return }
    if applied[id]?.isClosed == true, applied[id]?.fence == run.state.fence { return }
    switch step.event {
    case .cancelled: applied[id]?.isClosed = true
    default:
      applied[id] = Applied(
        fence: run.state.fence, sequence: run.appliedSequence, nodes: run.state.fold.machine.nodes,
        phase: run.state.fold.machine.phase)
      if run.appliedSequence % 4 == 3 {
        compare(run.identity, run.state.fold.workflow, store.journal(of: id), "its owner")
      }
    }
  }

  /// Somebody goes on from the journal: whatever the last owner had applied must be in it. Not for one whose turn is
  /// over already; it will find that it may do nothing.
  func recovered(
    _ identity: ExecutionIdentity, _ workflow: CompiledWorkflow, fence: Int, _ journal: [JournalEntry],
    _ store: ModelStore
  ) {
    guard store.rows[identity.id]?.fence == fence else { return }
    compare(identity, workflow, journal, "its heir")
    applied[identity.id]?.isClosed = false
    applied[identity.id]?.fence = fence
  }

  private func compare(
    _ identity: ExecutionIdentity, _ workflow: CompiledWorkflow, _ journal: [JournalEntry], _ who: String
  ) {
    guard let applied = applied[identity.id] else { return }
    let seen = journal.filter { $0.sequence <= applied.sequence }
    guard let machine = history(identity, workflow, seen)?.fold.machine else { return }
    if machine.nodes != applied.nodes || machine.phase != applied.phase {
      complain(
        .foldIsWhatWasApplied,
        "\(identity.id), folded for \(who) up to entry \(applied.sequence): \(Self.difference(machine.nodes, applied.nodes))"
      )
    }
  }

  private static func difference(_ folded: [NodeProgress], _ known: [NodeProgress]) -> String {
    guard let index = zip(folded, known).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset else {
      return "\(folded.count) nodes, but the owner had \(known.count)"
    }
    return "node \(index) is \(folded[index].status.rawValue), but for the owner it was \(known[index].status.rawValue)"
  }

  /// An effect begins: by what its owner has applied, and that is in the journal, it must be outstanding.
  func begins(_ attempt: NodeRun, _ run: SimulatedRun, _ store: ModelStore) {
    let id = run.identity.id
    guard isOwner(run, store) else { return }
    let seen = store.journal(of: id).filter { $0.sequence <= run.appliedSequence }
    guard let history = history(run.identity, run.state.fold.workflow, seen) else { return }
    if !history.commands.contains(.run(attempt)) {
      complain(
        .resultIsRecordedFirst,
        "\(id) runs \(run.state.fold.machine.name(of: attempt.node)), which nothing in its journal leads to")
    }
  }

  /// Between the proof of its lease and the call nobody else can have had its turn.
  func acts(_ attempt: NodeRun, as name: NodeID, _ id: ExecutionID, _ store: ModelStore) {
    let results: Set<JournalEntry.Kind> = [.finished, .failed, .waiting, .awaiting]
    let recorded = store.journal(of: id).count { $0.node == name && results.contains($0.kind) }
    if recorded >= attempt.attempt {
      complain(.recordedIsNotRepeated, "attempt \(attempt.attempt) at \(name) of \(id) begins, and has a result")
    }
  }

  /// It will be at rest until its next timer: nothing else may be left to do.
  func rests(_ run: SimulatedRun, _ store: ModelStore) {
    let id = run.identity.id
    guard isOwner(run, store), let history = history(run.identity, run.state.fold.workflow, store.journal(of: id))
    else { return }
    for case .run(let attempt) in history.commands {
      complain(.restsOnlyToWait, "\(id) rests while \(history.fold.machine.name(of: attempt.node)) is to be run")
    }
  }

  private func isOwner(_ run: SimulatedRun, _ store: ModelStore) -> Bool {
    guard let row = store.rows[run.identity.id] else { return false }
    return row.owner == run.owner && row.fence == run.state.fence && row.isOpen
  }

  func history(
    _ identity: ExecutionIdentity, _ workflow: CompiledWorkflow, _ journal: [JournalEntry]
  ) -> RecordedHistory? {
    do {
      return try RecordedHistory(identity, workflow, journal)
    } catch {
      complain(.historyIsReadable, "\(identity.id): \(error)")
      return nil
    }
  }
}
