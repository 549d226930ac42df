import Catalog
import Store
import WorkflowModels

@testable import WorkflowService

/// What must be true when everything has ended.
extension Auditor {
  /// How long after its parent's end a child may go on when nothing is broken any more, and how long it takes until
  /// what was broken before is found and taken over.
  private static let patience = Duration.seconds(12)
  private static let recovery = Duration.seconds(30)

  func unfinished(_ store: ModelStore) {
    for id in store.sortedIDs {
      guard let row = store.rows[id], row.isOpen else { continue }
      complain(.everyExecutionEnds, "\(id) is still \(row.status.rawValue), \(row.owner ?? "nobody")'s")
    }
  }

  func judgeEnd(_ store: ModelStore) {
    for id in acknowledged.sorted() where store.rows[id] == nil {
      complain(.acknowledgedStartExists, "\(id) was acknowledged, and is not there")
    }
    for id in store.sortedIDs {
      guard let row = store.rows[id] else { continue }
      judgeOutcome(row, store)
      judgeChildren(row, store)
      judgeFollowUp(row, store)
    }
  }

  private func judgeFollowUp(_ row: ModelStore.Row, _ store: ModelStore) {
    let workflow = store.documents[row.documentHash].flatMap(Workload.compile)
    let hasHandler = workflow?.document.settings.errorWorkflow != nil
    let handler = store.keys[ModelStore.Key(route: "error-workflow", key: row.id.rawValue)]?.execution
    let isFollowed = handler.map { store.rows[$0] != nil } ?? false
    if isFollowed != (hasHandler && row.status == .failed) {
      complain(
        .failureIsFollowedUp,
        "\(row.id) is \(row.status.rawValue), and its error workflow \(handler?.rawValue ?? "none")")
    }
  }

  private func judgeOutcome(_ row: ModelStore.Row, _ store: ModelStore) {
    guard let identity = ExecutionIdentity(row), let bytes = store.documents[row.documentHash],
      let workflow = Workload.compile(bytes), let history = history(identity, workflow, store.journal(of: row.id)),
      let completedAt = row.completedAt
    else { return complain(.historyIsReadable, "\(row.id) cannot be read") }
    switch history.fold.machine.phase {
    case .ended(let outcome):
      let finish = ExecutionFinish(row.id, fence: row.fence, outcome, at: completedAt)
      if (finish.status, finish.output, finish.error) != (row.status, row.output, row.error) {
        complain(
          .outcomeIsTheFold, "\(row.id) is \(row.status.rawValue), but its journal says \(finish.status.rawValue)")
      }
    case .running, .notStarted:
      if row.status != .cancelled {
        complain(.outcomeIsTheFold, "\(row.id) is \(row.status.rawValue), but by its journal it goes on")
      }
    }
  }

  /// Whoever waited for a child and completed has heard how the child ended, and that once.
  private func judgeChildren(_ row: ModelStore.Row, _ store: ModelStore) {
    guard let parent = row.parent, let waiting = store.rows[parent.id] else { return }
    if let end = waiting.completedAt, let own = row.completedAt,
      own > max(max(end, row.startedAt) + Self.patience, Simulation.calm + Self.recovery)
    {
      complain(.childEndsWithParent, "\(row.id) ended \(own - end) after \(parent.id)")
    }
    let told = (store.signals[parent.id] ?? []).filter {
      $0.kind == .child && $0.payload["execution_id"]?.stringValue == row.id.rawValue
    }
    // A parent that ended first is not told any more.
    if told.count > 1 { complain(.parentIsTold, "\(parent.id) was told of \(row.id) \(told.count) times") }
    let journal = store.journal(of: parent.id).filter { $0.node == parent.node }
    guard waiting.status == .completed, journal.contains(where: { $0.kind == .awaiting }) else { return }
    if told.first.map({ $0.payload["status"]?.stringValue != row.status.rawValue }) ?? true {
      complain(.parentIsTold, "\(parent.id) completed without the end of \(row.id)")
    }
  }
}
