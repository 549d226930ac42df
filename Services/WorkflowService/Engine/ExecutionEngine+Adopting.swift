internal import Catalog
internal import Platform
internal import Store
internal import WorkflowModels

/// Going on with executions that were begun elsewhere or earlier.
extension ExecutionEngine {
  /// Takes executions for this process and goes on with them. Answers how many.
  @discardableResult
  func takeAndAdopt(_ take: () async throws -> [ExecutionRecord]) async throws -> Int {
    try await parts.takes.during { await adopt(try await take()) }
  }

  private func adopt(_ records: [ExecutionRecord]) async -> Int {
    guard !records.isEmpty else { return 0 }
    for record in records { parts.adopts(record.id, fence: record.fence) }
    defer { for record in records { parts.endsAdopting(record.id, fence: record.fence) } }
    do {
      let ids = records.map(\.id)
      let journals = try await parts.store.journals(of: ids)
      let mail = try await parts.store.signals(of: ids)
      for record in records {
        do {
          try await resume(record, journals[record.id] ?? [], mail[record.id])
        } catch {
          unresumed(record, error)
        }
      }
    } catch {
      for record in records { unresumed(record, error) }
    }
    return records.count
  }

  /// It stays this process's and unknown to it: the search for strays comes back to it.
  private func unresumed(_ record: ExecutionRecord, _ error: any Error) {
    parts.logger.error("An execution could not be resumed", [.executionID: "\(record.id)", .error: "\(error)"])
  }

  private func resume(
    _ record: ExecutionRecord, _ journal: [JournalEntry], _ mail: ExecutionStore.Mail?
  ) async throws {
    let owner = parts.store.lease.ownerID
    // Read after the journal: with another fence there is a later life of it, and the journal may be an old one.
    guard record.owner == owner, mail?.fence == record.fence, parts.run(of: record.id) == nil else { return }
    guard parts.endsAdopting(record.id, fence: record.fence) else { return }
    let identity = try ExecutionIdentity(record)
    guard let workflow = try await library.workflow(hash: record.documentHash) else {
      let failure = NodeFailure(
        code: "document_unusable", message: "This version of the engine cannot run its document.")
      return try await end(record, identity, failure)
    }
    let history: RecordedHistory
    do {
      history = try RecordedHistory(identity, workflow, journal)
    } catch let error as NondeterminismError {
      return try await end(record, identity, error.failure)
    }
    let run = ExecutionRun(
      identity, history, owner: owner, fence: record.fence, signalCount: mail?.count ?? record.signalCount,
      engine: parts)
    guard parts.registerNew(run) else { return }
    parts.metrics.tookOver()
    parts.logger.debug(
      "An execution goes on here", [.executionID: "\(record.id)", .workflowID: "\(record.workflowID)"])
    run.resume(history, mail?.signals ?? [], isCancelled: record.isCancelRequested)
  }

  private func end(_ record: ExecutionRecord, _ identity: ExecutionIdentity, _ failure: NodeFailure) async throws {
    var finish = ExecutionFinish(record.id, fence: record.fence, .failed(failure, node: nil), at: parts.now())
    finish.parent = identity.options.parent
    try await parts.store.finish(finish)
  }
}
