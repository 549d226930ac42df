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
    if !started.isRun { await parts.credentials.ended(identity.id) }
    return started
  }
}

extension ExecutionEngine.Started {
  var isRun: Bool { if case .run = self { true } else { false } }
}
