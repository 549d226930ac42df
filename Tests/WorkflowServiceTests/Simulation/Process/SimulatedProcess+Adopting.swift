import Store
import WorkflowModels

@testable import WorkflowService

/// `ExecutionEngine+Adopting`: going on with executions that were begun elsewhere or earlier.
extension SimulatedProcess {
  /// - Parameter noting: called with each row that was taken.
  func takeAndAdopt(
    _ statement: Statement<[ModelStore.Row]>, noting: @escaping (ModelStore.Row) -> Void = { _ in },
    _ then: @escaping (Int) -> Void
  ) {
    takeCount += 1
    let number = takeCount
    takes.insert(number)
    send(statement) { [self] result in
      let rows = (try? result.get()) ?? []
      for row in rows { noting(row) }
      adopt(rows) { [self] in
        takes.remove(number)
        then(rows.count)
      }
    }
  }

  private func adopt(_ rows: [ModelStore.Row], _ then: @escaping () -> Void) {
    guard !rows.isEmpty else { return then() }
    for row in rows { adoptions[row.id] = max(adoptions[row.id] ?? 0, row.fence) }
    let then = { [self] in
      for row in rows { endsAdopting(row) }
      then()
    }
    send(
      .reading("journals") { store in rows.map { store.journal(of: $0.id) } }
    ) { [self] result in
      guard case .success(let journals) = result else { return then() }
      send(.reading("mail") { [lease] store in rows.map { store.mail(of: $0.id, owner: lease.ownerID) } }) {
        [self] result in
        guard case .success(let mail) = result else { return then() }
        for (index, row) in rows.enumerated() { resume(row, journals[index], mail[index]) }
        then()
      }
    }
  }

  @discardableResult
  private func endsAdopting(_ row: ModelStore.Row) -> Bool {
    guard adoptions[row.id] == row.fence else { return false }
    adoptions[row.id] = nil
    return true
  }

  private func resume(_ row: ModelStore.Row, _ journal: [JournalEntry], _ mail: ModelStore.Mail?) {
    guard row.owner == lease.ownerID, mail?.fence == row.fence, runs[row.id] == nil else { return }
    guard endsAdopting(row) else { return }
    guard let identity = ExecutionIdentity(row), let workflow = workflow(hash: row.documentHash) else {
      return simulation.violate(.historyIsReadable, "\(row.id) has no usable document")
    }
    let history: RecordedHistory
    do {
      history = try RecordedHistory(identity, workflow, journal)
    } catch {
      return simulation.violate(.historyIsReadable, "\(row.id): \(error)")
    }
    simulation.auditor.recovered(identity, workflow, fence: row.fence, journal, simulation.store)
    note("goes on with \(row.id) at entry \(history.lastSequence), fence \(row.fence)")
    let run = SimulatedRun(
      RunState(identity, history.fold, fence: row.fence, sequence: history.lastSequence, heard: history.heard),
      owner: lease.ownerID, signalCount: mail?.count ?? row.signals, self)
    run.appliedSequence = history.lastSequence
    runs[row.id] = run
    run.resume(history, mail?.signals ?? [], isCancelled: row.isCancelRequested)
  }
}

extension ModelStore {
  /// `ExecutionStore.Mail`.
  struct Mail {
    let fence: Int
    let count: Int
    let signals: [StoredSignal]
  }

  /// Nil when the execution is not this owner's.
  func mail(of id: ExecutionID, owner: String) -> Mail? {
    guard let row = rows[id], row.owner == owner else { return nil }
    return Mail(fence: row.fence, count: row.signals, signals: signals[id] ?? [])
  }
}

extension ExecutionIdentity {
  /// Nil for a row that cannot be read.
  convenience init?(_ row: ModelStore.Row) {
    guard let input = try? JSON(parsing: Array(row.input.utf8)) else { return nil }
    var options = ExecutionOptions()
    if let text = row.options {
      guard let json = try? JSON(parsing: Array(text.utf8)) else { return nil }
      options = ExecutionOptions(json: json)
    }
    self.init(
      id: row.id, userID: Workload.user, workflowID: Workload.workflowID, workflowVersion: 1,
      startedAt: row.startedAt, businessKey: nil, trigger: nil, input: input, options: options)
  }
}
