internal import Catalog
internal import Store
internal import WorkflowModels

/// Executions that end with the commit of their start.
extension ExecutionEngine {
  /// Computes and commits without a task. False where the execution has to be begun as any other; nothing has happened
  /// then.
  ///
  /// - Parameter done: called once, when it is committed.
  func startAtOnce(
    _ workflow: CompiledWorkflow, _ identity: ExecutionIdentity,
    _ done: @escaping @Sendable (Result<ImmediateExecution, any Error>) -> Void
  ) -> Bool {
    guard library.isStored(workflow),
      let immediate = ImmediateExecution(workflow, identity, meaning: parts.meaning, now: parts.now)
    else { return false }
    parts.store.start(ExecutionStart(identity, workflow, nil, immediate)) { [self] answer in
      switch answer {
      case .success(.started):
        note(immediate)
        done(.success(immediate))
      // It has no key that another could have had before.
      case .success(.duplicate), .success(.mismatch): done(.failure(StoreError.incomplete))
      case .failure(let error): done(.failure(error))
      }
    }
    return true
  }

  /// What a committed start means that is over with its commit.
  func ended(_ answer: StartAnswer, _ immediate: ImmediateExecution) -> Started {
    switch answer {
    case .duplicate(let id): return .duplicate(of: id)
    case .mismatch: return .mismatch
    case .started:
      note(immediate)
      return .ended(immediate)
    }
  }

  private func note(_ immediate: ImmediateExecution) {
    parts.metrics.began()
    parts.metrics.ended(immediate.end.status, after: immediate.end.completedAt - immediate.identity.startedAt)
  }
}

extension ExecutionStart {
  convenience init(
    _ identity: ExecutionIdentity, _ workflow: CompiledWorkflow, _ idempotency: Idempotency?,
    _ immediate: ImmediateExecution? = nil, isQueued: Bool = false
  ) {
    self.init(
      id: identity.id, userID: identity.userID, workflowID: identity.workflowID,
      workflowVersion: identity.workflowVersion, documentHash: workflow.hash, trigger: identity.trigger,
      input: identity.input.text(), businessKey: identity.businessKey, startedAt: identity.startedAt,
      idempotency: idempotency, end: immediate?.end, journal: immediate?.journal ?? [], options: identity.options.text,
      isQueued: isQueued)
  }
}
