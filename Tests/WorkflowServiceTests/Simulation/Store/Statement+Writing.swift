import Store
import WorkflowModels

@testable import WorkflowService

/// What `ExecutionWriter` sends.
extension Statement where Answer == [Bool] {
  static func append(_ entries: [JournalEntry], by owner: String) -> Statement {
    var allowed: [JournalEntry] = []
    return Statement("append") { store, transaction in
      let isUnlocked = store.sabotage == .unlockedJournal
      guard let isAlive = isUnlocked ? store.executors[owner] != nil : store.share(owner, transaction) else {
        return false
      }
      // The rows of the executions are read, not locked: their owner and fence are those of the snapshot.
      allowed = entries.filter { entry in
        if store.sabotage == .skipFence { return store.rows[entry.execution] != nil }
        guard isAlive, let row = store.rows[entry.execution] else { return false }
        return row.owner == owner && row.fence == entry.fence && row.isOpen
      }
      return true
    } commit: { store, _ in
      for entry in allowed where store.insert(entry) { store.auditor.wrote(entry, by: owner, store) }
      // What was not written now is asked for: it may be there from an attempt whose answer was lost.
      return entries.map { store.entry(at: ModelStore.Place($0))?.fence == $0.fence }
    }
  }

  static func finish(_ finishes: [ExecutionFinish], by owner: String) -> Statement {
    Statement("finish") { store, transaction in
      guard let isAlive = store.share(owner, transaction) else { return false }
      return !isAlive || finishes.allSatisfy { store.lock($0.id, transaction) }
    } commit: { store, transaction in
      finishes.map { finish in
        guard store.mayWrite(finish.id, owner, finish.fence, transaction) else { return false }
        store.auditor.wrote("finish", finish.id, owner, finish.fence, store)
        store.end(finish)
        return true
      }
    }
  }

  static func park(_ rests: [ExecutionRest], by owner: String) -> Statement {
    Statement("park") { store, transaction in
      guard let isAlive = store.share(owner, transaction) else { return false }
      return !isAlive || rests.allSatisfy { store.lock($0.id, transaction) }
    } commit: { store, transaction in
      rests.map { rest in
        guard store.mayWrite(rest.id, owner, rest.fence, transaction), let row = store.rows[rest.id], row.isOpen,
          row.signals == rest.signals
        else { return false }
        store.auditor.wrote("park", rest.id, owner, rest.fence, store)
        store.rows[rest.id]?.status = .waiting
        store.rows[rest.id]?.lastOwner = owner
        store.rows[rest.id]?.owner = nil
        store.rows[rest.id]?.wakeAt = rest.wakeAt
        return true
      }
    }
  }
}

extension Statement where Answer == Bool {
  /// The child's end and its parent's signal, in one statement.
  static func finishChild(_ finish: ExecutionFinish, _ parent: ParentExecution, by owner: String) -> Statement {
    Statement("finish child") { store, transaction in
      guard let isAlive = store.share(owner, transaction) else { return false }
      return !isAlive || [finish.id, parent.id].sorted().allSatisfy { store.lock($0, transaction) }
    } commit: { store, transaction in
      guard store.mayWrite(finish.id, owner, finish.fence, transaction), let row = store.rows[finish.id] else {
        return false
      }
      guard row.isOpen else { return true }
      store.auditor.wrote("finish", finish.id, owner, finish.fence, store)
      store.end(finish)
      if let waiting = store.rows[parent.id], waiting.isOpen {
        store.tell(parent.id, .child, node: parent.node, payload: finish.report)
      }
      return true
    }
  }
}

extension ModelStore {
  /// `where exists (select from me) and e.owner = … and e.fence = …`, on the locked row.
  fileprivate func mayWrite(_ id: ExecutionID, _ owner: String, _ fence: Int, _ transaction: Transaction) -> Bool {
    guard let row = rows[id] else { return false }
    if sabotage == .skipFence { return true }
    return transaction.shared.contains(owner) && row.owner == owner && row.fence == fence
  }

  fileprivate func end(_ finish: ExecutionFinish) {
    rows[finish.id]?.status = finish.status
    rows[finish.id]?.completedAt = finish.completedAt
    rows[finish.id]?.output = finish.output
    rows[finish.id]?.error = finish.error
  }

  /// A signal, counted in the row: it keeps the execution awake or wakes it.
  func tell(_ id: ExecutionID, _ kind: StoredSignal.Kind, node: NodeID, payload: JSON) {
    rows[id]?.signals += 1
    if rows[id]?.status == .waiting { rows[id]?.wakeAt = Timestamp(microseconds: 0) }
    if kind == .cancel { rows[id]?.isCancelRequested = true }
    keep(kind, for: id, node: node, payload: payload)
  }
}

extension ExecutionFinish {
  fileprivate var report: JSON {
    [
      "execution_id": .string(id.rawValue), "status": .string(status.rawValue), "output": Self.value(output),
      "error": Self.value(error),
    ]
  }

  private static func value(_ text: String?) -> JSON {
    text.flatMap { try? JSON(parsing: Array($0.utf8)) } ?? .null
  }
}
