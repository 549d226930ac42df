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
    // When this throws, the execution may have begun all the same; what is left over is wiped later.
    let started = try await start(workflow, identity, idempotency: idempotency)
    if !started.willRun { await parts.credentials.ended(identity.id) }
    return started
  }
}

extension ExecutionEngine.Started {
  /// Whether it is a new execution that runs, now or when there is room.
  var willRun: Bool {
    switch self {
    case .run: true
    case .stored(let status): !status.isFinal
    case .duplicate, .mismatch: false
    }
  }
}
