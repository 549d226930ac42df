internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// Reads executions, wherever they run.
struct ExecutionReader: Sendable {
  let engine: ExecutionEngine
  private static let pollInterval = Duration.milliseconds(500)

  /// Nil when there is none, or when it is another user's.
  func view(_ id: ExecutionID, of user: UserID, page: StatePage = .first) async throws -> ExecutionView? {
    if let run = engine.parts.run(of: id) { return run.identity.userID == user ? ExecutionView(run, page: page) : nil }
    guard let record = try await engine.parts.store.execution(id, of: user) else { return nil }
    let workflow = try await engine.library.workflow(hash: record.documentHash)
    return try ExecutionView(record, workflow, try await engine.parts.store.journal(of: id), page: page)
  }

  /// The execution when it has ended, or as it is after the time.
  func finished(_ id: ExecutionID, of user: UserID, within limit: Duration) async throws -> ExecutionView? {
    let deadline = MonotonicTime.now.advanced(by: limit)
    if let run = engine.parts.run(of: id) { await run.ended(until: deadline) }
    while true {
      let view = try await view(id, of: user)
      guard let view, !view.status.isFinal, MonotonicTime.now < deadline, !Task.isCancelled else { return view }
      // It runs in another process, or between two: look again.
      try await Task.sleep(for: min(Self.pollInterval, deadline.duration(since: .now)))
    }
  }
}

extension ExecutionRun {
  var isOver: Bool { state.withLock { $0.completedAt != nil || $0.isSurrendered } }

  /// Returns when the execution has ended here, went to another owner, or the time is over.
  func ended(until deadline: MonotonicTime) async {
    while true {
      let seen = observers.changes
      let rest = deadline.duration(since: .now)
      if isOver || rest <= .zero || Task.isCancelled { return }
      await observers.change(after: seen, within: rest)
    }
  }
}
