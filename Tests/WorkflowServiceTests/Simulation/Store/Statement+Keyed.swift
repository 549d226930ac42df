import Store
import WorkflowModels

@testable import WorkflowService

/// Executions whose key may run only so often at once. Whoever counts those of a key, or adds to them, holds its lock.
extension Statement where Answer == KeyedStart? {
  /// Nil: fenced out.
  static func startKeyed(_ start: ExecutionStart, _ slot: ConcurrencySlot, by owner: String) -> Statement {
    var running: [ExecutionID] = []
    return Statement("start keyed") { store, transaction in
      guard store.lock(key: slot.key, transaction), store.share(owner, transaction) != nil else { return false }
      running = store.sortedIDs.filter { id in
        store.rows[id].map { $0.slot?.key == slot.key && $0.isOpen && $0.status != .queued && id != start.id } ?? false
      }
      return true
    } commit: { store, transaction in
      if let idempotency = start.idempotency {
        let key = ModelStore.Key(route: idempotency.route, key: idempotency.key)
        if let earlier = store.keys[key], earlier.execution != start.id {
          return KeyedStart(place: .repeated, oldest: nil)
        }
        guard transaction.shared.contains(owner) else { return nil }
        store.keys[key] = (idempotency.bodyDigest, start.id)
      }
      guard transaction.shared.contains(owner) else { return nil }
      let isFull = running.count >= slot.limit
      let place: KeyedStart.Place =
        !isFull && !start.isQueued ? .running : slot.onLimit == .skip ? .skipped : .queued
      // An earlier try was committed: what has become of the row counts.
      let wanted = ModelStore.Row(start, place, slot, owner)
      if let row = store.rows[start.id], row.status != wanted.status || row.owner != wanted.owner || row.fence != 1 {
        return KeyedStart(place: .moved, oldest: nil)
      }
      if store.rows[start.id] == nil { store.rows[start.id] = wanted }
      store.auditor.tookPlace(slot, store)
      return KeyedStart(place: place, oldest: isFull && slot.onLimit == .cancelOldest ? running.first : nil)
    }
  }
}

extension Statement where Answer == [ModelStore.Row] {
  /// As many of the queued executions of a key as its limit leaves room for.
  static func takeQueued(key: String, atMost room: Int, by owner: String) -> Statement {
    Statement("take queued of \(key)") { store, transaction in
      guard store.lock(key: key, transaction), let isAlive = store.share(owner, transaction) else { return false }
      let open = store.sortedIDs.compactMap { store.rows[$0] }.filter { $0.slot?.key == key && $0.isOpen }
      let limit = open.compactMap(\.slot?.limit).max() ?? 0
      let free = store.sabotage == .lostCount ? limit : max(0, limit - open.count { $0.status != .queued })
      let chosen = open.filter { $0.status == .queued }.prefix(min(room, free))
      return !isAlive || chosen.allSatisfy { store.lock($0.id, transaction) }
    } commit: { store, transaction in
      let taken = transaction.rows.compactMap { id -> ModelStore.Row? in
        // Looked at again as it is locked: it may have been taken out of its turn meanwhile.
        guard store.rows[id]?.status == .queued else { return nil }
        store.rows[id]?.status = .running
        return store.handOver(id, to: owner)
      }
      if let slot = taken.first?.slot { store.auditor.tookPlace(slot, store) }
      return taken
    }
  }
}

extension ModelStore.Row {
  fileprivate init(_ start: ExecutionStart, _ place: KeyedStart.Place, _ slot: ConcurrencySlot, _ owner: String) {
    self.init(
      id: start.id, documentHash: start.documentHash, startedAt: start.startedAt, input: start.input,
      options: start.options, slot: slot,
      status: place == .skipped ? .cancelled : place == .queued ? .queued : .running,
      owner: place == .queued ? nil : owner)
    if place == .skipped { completedAt = start.startedAt }
  }
}

extension ModelStore {
  /// Keys that have queued executions.
  var queuedKeys: [String] {
    Set(rows.values.filter { $0.status == .queued }.compactMap(\.slot?.key)).sorted()
  }

  /// Children that a parent waited for which has ended.
  var orphanedChildren: [ExecutionID] {
    sortedIDs.filter { id in
      guard let row = rows[id], row.isOpen, !row.isCancelRequested, let parent = row.parent else { return false }
      return !(rows[parent.id]?.isOpen ?? false)
    }
  }
}

extension Statement where Answer == [ExecutionID] {
  static func cancelOrphanedChildren() -> Statement {
    Statement("cancel orphans") { store, transaction in
      for id in store.orphanedChildren { _ = store.lock(id, transaction) }
      return true
    } commit: { store, transaction in
      transaction.rows.filter { id in
        guard let row = store.rows[id], row.isOpen, !row.isCancelRequested else { return false }
        store.tell(id, .cancel, node: "", payload: .null)
        return true
      }
    }
  }
}
