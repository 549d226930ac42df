internal import Catalog
internal import Store
internal import WorkflowModels

/// Executions that bring secrets along.
extension ExecutionEngine {
  /// The secrets are kept before the execution begins, and go when it turns out not to begin.
  func start(
    _ workflow: CompiledWorkflow, _ identity: ExecutionIdentity, idempotency: ExecutionStart.Idempotency?,
    credentials: [String: Credential]
  ) async throws -> Started {
    guard !credentials.isEmpty else { return try await start(workflow, identity, idempotency: idempotency) }
    try await parts.credentials.take(credentials, for: identity.id)
    let started: Started
    do {
      started = try await start(workflow, identity, idempotency: idempotency)
    } catch {
      await forgetSecrets(of: identity.id, unbegunBy: error)
      throw error
    }
    if !started.willRun { await parts.credentials.ended(identity.id) }
    return started
  }

  /// After most errors the execution may have begun all the same, and what is left over is wiped later; after these it
  /// has not.
  func forgetSecrets(of id: ExecutionID, unbegunBy error: any Error) async {
    guard let error = error as? StoreError, error == .fencedOut || error == .closed else { return }
    await parts.credentials.ended(id)
  }
}

extension ExecutionEngine.Started {
  /// Whether it is a new execution that runs, now or when there is room.
  var willRun: Bool {
    switch self {
    case .run: true
    case .stored(let status): !status.isFinal
    case .ended, .duplicate, .mismatch: false
    }
  }
}
