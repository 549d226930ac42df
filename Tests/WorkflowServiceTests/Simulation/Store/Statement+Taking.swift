import Store
import WorkflowModels

/// How executions change hands.
extension Statement where Answer == [ModelStore.Row] {
  /// Executions at rest whose time has come.
  static func takeDue(by owner: String, at now: Timestamp, limit: Int) -> Statement {
    take("take due", by: owner) { store in
      store.sortedIDs.filter { id in
        store.rows[id].map { $0.status == .waiting && ($0.wakeAt ?? now) <= now } ?? false
      }.prefix(limit)
    }
  }

  /// Queued ones that were cancelled, out of their turn.
  static func takeCancelled(by owner: String, limit: Int) -> Statement {
    take("take cancelled", by: owner) { store in
      store.sortedIDs.filter { store.rows[$0].map { $0.status == .queued && $0.isCancelRequested } ?? false }
        .prefix(limit)
    }
  }

  static func takeQueued(by owner: String, limit: Int) -> Statement {
    take("take queued", by: owner) { store in
      store.sortedIDs.filter { store.rows[$0].map { $0.status == .queued && $0.slot == nil } ?? false }.prefix(limit)
    }
  }

  static func takeUp(_ id: ExecutionID, isQueuedToo: Bool, by owner: String) -> Statement {
    take("take up", by: owner) { store in
      let status = store.rows[id]?.status
      return status == .waiting || (isQueuedToo && status == .queued) ? [id] : []
    }
  }

  private static func take(
    _ name: String, by owner: String, _ chosen: @escaping (ModelStore) -> ArraySlice<ExecutionID>
  ) -> Statement {
    Statement(name) { store, transaction in
      guard let isAlive = store.share(owner, transaction) else { return false }
      if isAlive { for id in chosen(store) { _ = store.lock(id, transaction) } }
      return true
    } commit: { store, transaction in
      transaction.rows.compactMap { id in
        store.rows[id]?.status = .running
        store.rows[id]?.wakeAt = nil
        return store.handOver(id, to: owner)
      }
    }
  }

  /// Executions whose owner has no heartbeat row.
  static func claimOrphans(by owner: String, limit: Int) -> Statement {
    Statement("claim") { store, transaction in
      guard let isAlive = store.share(owner, transaction) else { return false }
      if isAlive { for id in store.orphans.prefix(limit) { _ = store.lock(id, transaction) } }
      return true
    } commit: { store, transaction in
      transaction.rows.compactMap { store.handOver($0, to: owner) }
    }
  }

  /// Executions of this owner that its process does not know of.
  static func claimOwn(_ strays: [OwnedExecution], by owner: String) -> Statement {
    Statement("claim own") { store, transaction in
      guard let isAlive = store.share(owner, transaction) else { return false }
      return !isAlive || strays.allSatisfy { store.lock($0.id, transaction) }
    } commit: { store, transaction in
      strays.compactMap { stray in
        guard transaction.rows.contains(stray.id), let row = store.rows[stray.id], row.isOpen, row.owner == owner,
          row.fence == stray.fence
        else { return nil }
        return store.handOver(stray.id, to: owner)
      }
    }
  }
}

extension ModelStore {
  /// A new owner and a higher fence; nobody else holds the row.
  func handOver(_ id: ExecutionID, to owner: String) -> Row? {
    rows[id]?.owner = owner
    rows[id]?.fence += 1
    return rows[id]
  }

  var orphans: [ExecutionID] {
    sortedIDs.filter { id in
      guard let row = rows[id], row.isOpen, let owner = row.owner else { return false }
      return executors[owner] == nil
    }
  }

  func lapsed(at now: Timestamp, after length: Duration, except owner: String) -> [String] {
    executors.filter { $0.key != owner && $0.value + length < now }.keys.sorted()
  }

  /// What `moveStalled` would move: nothing does it by itself.
  var stalled: [ExecutionID] {
    sortedIDs.filter { id in rows[id].map { $0.status == .running && $0.owner == nil } ?? false }
  }
}

extension Statement where Answer == Int {
  static func beat(_ owner: String) -> Statement {
    var statement = Statement("beat") { store, _ in
      !store.isBeingBuried(owner)
    } commit: { store, transaction in
      guard store.executors[owner] != nil else { return 0 }
      store.executors[owner] = transaction.now
      return 1
    }
    // The most frequent by far, and the least worth a mishap.
    statement.isWrite = false
    return statement
  }

  static func register(_ owner: String) -> Statement {
    Statement("register") { store, transaction in
      if store.executors[owner] == nil { store.executors[owner] = transaction.now }
      return 1
    }
  }

  /// An orderly end: the delete waits for writes on the way.
  static func release(_ owner: String) -> Statement {
    Statement("release") { store, transaction in
      store.executors[owner] == nil || store.lockForBurial(owner, transaction)
    } commit: { store, transaction in
      for owner in transaction.burials { store.executors[owner] = nil }
      return transaction.burials.count
    }
  }

  /// `for update skip locked`: an owner with a write on its way is left for the next time.
  static func buryTheDead(by owner: String, leaseLength: Duration) -> Statement {
    Statement("bury") { store, transaction in
      for owner in store.lapsed(at: transaction.now, after: leaseLength, except: owner) {
        _ = store.lockForBurial(owner, transaction)
      }
      return true
    } commit: { store, transaction in
      for owner in transaction.burials { store.executors[owner] = nil }
      return transaction.burials.count
    }
  }
}
