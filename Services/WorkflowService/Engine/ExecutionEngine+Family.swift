internal import Catalog
internal import Platform
internal import Store
internal import WorkflowModels

/// What executions ask of the engine: children, successors, and word of their ends.
protocol EngineServices: AnyObject, Sendable {
  func say(
    _ kind: StoredSignal.Kind, to id: ExecutionID, of user: UserID, node: NodeID, payload: JSON
  ) async throws -> ExecutionStore.Heard?
  func startChild(_ child: ChildStart) async throws(NodeFailure) -> ExecutionID
  func failed(_ identity: ExecutionIdentity, _ workflow: CompiledWorkflow, _ failure: NodeFailure, _ node: NodeID?)
    async throws
  func ended(_ identity: ExecutionIdentity, _ workflow: CompiledWorkflow) async
}

/// An execution that a node wants to have.
struct ChildStart: Sendable {
  let workflow: WorkflowID
  let version: Int?
  let input: JSON
  /// Same key, same child.
  let key: String
  let parent: ExecutionIdentity
  /// The node that waits for the child's end, if one does.
  let node: NodeID?
}

extension ExecutionEngine: EngineServices {
  /// Workflows that call each other in a circle end here.
  private static let deepest = 16

  func startChild(_ child: ChildStart) async throws(NodeFailure) -> ExecutionID {
    do {
      return try await start(child, route: "sub-workflow")
    } catch let failure as NodeFailure {
      throw failure
    } catch {
      throw NodeFailure(
        code: "child_not_started", message: "The child execution could not be started.", isRetryable: true)
    }
  }

  private func start(_ child: ChildStart, route: String) async throws -> ExecutionID {
    let user = child.parent.userID
    guard child.parent.options.depth < Self.deepest else {
      throw NodeFailure(
        code: "too_deep",
        message: "More than \(Self.deepest) executions led to each other; do workflows call in a circle?")
    }
    guard let record = try await workflows.workflow(child.workflow, of: user) else {
      throw NodeFailure(code: "workflow_not_found", message: "There is no workflow \(child.workflow).")
    }
    var (hash, document, number) = (record.documentHash, record.document, record.version)
    if let version = child.version, version != record.version {
      guard let stored = try await workflows.version(version, of: child.workflow, user: user) else {
        throw NodeFailure(
          code: "version_not_found", message: "The workflow \(child.workflow) has no version \(version).")
      }
      (hash, document, number) = (stored.documentHash, stored.document, stored.version)
    }
    guard let workflow = try library.workflow(hash: hash, document: document) else {
      throw NodeFailure(code: "workflow_unusable", message: "The workflow \(child.workflow) is not valid any more.")
    }
    var options = ExecutionOptions()
    options.depth = child.parent.options.depth + 1
    options.parent = child.node.map { ParentExecution(id: child.parent.id, node: $0) }
    let identity = ExecutionIdentity(
      id: .next(), userID: user, workflowID: child.workflow, workflowVersion: number, startedAt: parts.now(),
      businessKey: nil, trigger: nil, input: child.input, options: options)
    let idempotency = ExecutionStart.Idempotency(route: route, key: child.key, bodyDigest: "")
    switch try await start(workflow, identity, idempotency: idempotency) {
    case .duplicate(let id): return id
    case .run, .stored, .ended: return identity.id
    case .mismatch: throw NodeFailure(code: "child_mismatch", message: "The child's key was used for something else.")
    }
  }

  /// Starts the error workflow before the failure is written: a crash between the two starts it under the same key.
  func failed(
    _ identity: ExecutionIdentity, _ workflow: CompiledWorkflow, _ failure: NodeFailure, _ node: NodeID?
  ) async throws {
    guard let handler = workflow.document.settings.errorWorkflow else { return }
    let input: JSON = [
      "execution_id": .string(identity.id.rawValue), "workflow_id": .string(identity.workflowID.rawValue),
      "workflow_version": identity.workflowVersion.map { .int($0) } ?? .null,
      "error": [
        "code": .string(failure.code), "message": .string(failure.message),
        "node_id": node.map { .string($0.rawValue) } ?? .null,
      ],
      "input": identity.input,
    ]
    let child = ChildStart(
      workflow: handler, version: nil, input: input, key: identity.id.rawValue, parent: identity, node: nil)
    do {
      _ = try await start(child, route: "error-workflow")
    } catch let problem as NodeFailure {
      // Not there, not valid, or too deep: the failure itself is what has to be told.
      parts.logger.warning(
        "An error workflow could not be started", [.executionID: "\(identity.id)", .error: "\(problem.message)"])
    }
  }

  /// Makes room for the next of its key, and wakes whoever waits for its end.
  func ended(_ identity: ExecutionIdentity, _ workflow: CompiledWorkflow) async {
    do {
      if let parent = identity.options.parent { try await deliver(to: parent.id, isUrgent: false) }
      if let slot = try ConcurrencyKey.slot(of: workflow, identity) {
        try await takeAndAdopt {
          try await parts.store.takeQueued(workflow: identity.workflowID, key: slot.key, atMost: slot.limit)
        }
      }
    } catch {
      // Both are found by whoever looks next.
      parts.logger.warning("After an execution's end", [.executionID: "\(identity.id)", .error: "\(error)"])
    }
  }
}
