internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// An execution that only waits leaves this process: its row says when it is to be looked at again, and any replica
/// takes it up then, or when somebody says something to it.
extension ExecutionRun {
  /// A wait that ends sooner stays in memory: to go and come back costs two writes and a read.
  private static let shortWait = Duration.seconds(5)

  func restIfIdle() async {
    let now = engine.now()
    let rest: (wakeAt: Timestamp, signals: Int)? = state.withLock { state in
      guard !state.isSurrendered, state.completedAt == nil, state.inbox.isEmpty,
        case .until(let wakeAt) = state.run.rest, wakeAt - now >= Self.shortWait
      else { return nil }
      return (wakeAt, state.signalCount)
    }
    guard let rest else { return }
    do {
      let isResting = try await engine.store.park(
        ExecutionRest(id: identity.id, fence: fence, wakeAt: rest.wakeAt, signals: rest.signals))
      if isResting { surrender() } else { try await readSignals() }
    } catch {
      engine.logger.warning(
        "An execution could not be put to rest", [.executionID: "\(identity.id)", .error: "\(error)"])
    }
  }

  /// Hears what the store has for it. What was heard before is known by its id.
  func readSignals() async throws {
    guard let mail = try await engine.store.signals(of: [identity.id])[identity.id] else {
      // Somebody else has it.
      surrender()
      return
    }
    let isNew = state.withLock { state in
      defer { state.signalCount = mail.count }
      return state.signalCount != mail.count
    }
    if isNew { post(mail.signals.map { $0.kind == .cancel ? .cancel : .signal($0) }) }
  }
}
