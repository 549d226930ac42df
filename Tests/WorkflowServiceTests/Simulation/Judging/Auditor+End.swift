import Catalog
import Store
import WorkflowModels

@testable import WorkflowService

/// What must be true when everything has ended.
extension Auditor {
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
      let hasTimedOut = row.error?.contains("execution_timeout") ?? false
      if row.status != .cancelled && !hasTimedOut {
        complain(.outcomeIsTheFold, "\(row.id) is \(row.status.rawValue), but by its journal it goes on")
      }
    }
  }

  /// Whoever waited for a child and completed has heard how the child ended, and that once.
  private func judgeChildren(_ row: ModelStore.Row, _ store: ModelStore) {
    guard let json = row.options.flatMap({ try? JSON(parsing: Array($0.utf8)) }),
      let parent = ExecutionOptions(json: json).parent, let waiting = store.rows[parent.id]
    else { return }
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
