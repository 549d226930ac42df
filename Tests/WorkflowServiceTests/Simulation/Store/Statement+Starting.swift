import Store
import WorkflowModels

/// Starts, and what is said to executions.
extension Statement where Answer == [StartAnswer?] {
  /// Nil: fenced out.
  static func start(_ starts: [ExecutionStart], by owner: String) -> Statement {
    Statement("start") { store, transaction in
      store.share(owner, transaction) != nil
    } commit: { store, transaction in
      starts.map { store.begin($0, owner, isAlive: transaction.shared.contains(owner)) }
    }
  }
}

extension ModelStore {
  fileprivate func begin(_ start: ExecutionStart, _ owner: String, isAlive: Bool) -> StartAnswer? {
    let key = start.idempotency.map { Key(route: $0.route, key: $0.key) }
    if isAlive, key.map({ keys[$0] == nil }) ?? true, rows[start.id] == nil {
      if let key { keys[key] = (start.idempotency?.bodyDigest ?? "", start.id) }
      var row = Row(
        id: start.id, documentHash: start.documentHash, startedAt: start.startedAt, input: start.input,
        options: start.options, status: start.isQueued ? .queued : .running, owner: start.isQueued ? nil : owner)
      if let end = start.end {
        (row.status, row.completedAt, row.output, row.error) = (end.status, end.completedAt, end.output, end.error)
      }
      rows[start.id] = row
      for entry in start.journal where insert(entry) { auditor.wrote(entry, by: owner, self) }
      return .started
    }
    if let row = rows[start.id], row.owner == owner || row.owner == nil { return .started }
    guard let key, let earlier = keys[key] else { return nil }
    guard earlier.digest == start.idempotency?.bodyDigest else { return .mismatch }
    return earlier.execution == start.id ? .started : .duplicate(of: earlier.execution)
  }
}

extension Statement where Answer == ExecutionStatus? {
  static func say(_ kind: StoredSignal.Kind, to id: ExecutionID, node: NodeID, payload: JSON) -> Statement {
    Statement("say") { store, transaction in
      store.rows[id] == nil || store.lock(id, transaction)
    } commit: { store, _ in
      guard let row = store.rows[id] else { return nil }
      if row.isOpen { store.tell(id, kind, node: node, payload: payload) }
      return row.status
    }
  }
}
