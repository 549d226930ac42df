internal import Catalog
internal import HTTP
internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// One attempt at a node whose result is recorded: what it needs, without the state of the machine.
struct EffectWork: Sendable {
  private enum Kind: Sendable {
    case computed(Result<NodeResult, NodeFailure>)
    case effect(any EffectNodeType, JSONObject)
  }

  private let kind: Kind
  private let node: WorkflowNode
  private let run: NodeRun
  /// What computes may be computed as often as one likes.
  private let isAtMostOnce: Bool
  private let execution: ExecutionRun
  /// What the node is called from outside: in a body, with its round.
  private let address: NodeID

  init(_ call: NodeCall, of execution: ExecutionRun) {
    node = call.node.node
    run = call.run
    isAtMostOnce = call.node.effectType != nil && node.effect == .atMostOnce
    self.execution = execution
    address = execution.state.withLock { $0.run.fold.machine.name(of: call.run.node) }
    guard let type = call.node.effectType ?? call.node.slowType else {
      kind = .computed(ExecutionFold.compute(call, by: execution.engine.meaning))
      return
    }
    do throws(NodeFailure) {
      kind = .effect(type, try call.properties())
    } catch {
      kind = .computed(.failure(error))
    }
  }

  /// Nil when the execution has gone to another owner.
  func result() async -> Result<NodeResult, NodeFailure>? {
    guard case .effect(let type, let properties) = kind else {
      if case .computed(let result) = kind { return result }
      return nil
    }
    guard await execution.engine.mayAct(for: execution) else { return nil }
    if isAtMostOnce {
      do {
        let entry = execution.state.withLock { $0.run.beginning(of: run, at: execution.engine.now()) }
        try await execution.engine.store.append(entry)
      } catch {
        execution.surrender()
        return nil
      }
    }
    let effects = NodeEffects(
      http: execution.engine.http, egress: execution.engine.egress,
      children: NodeChildren(engine: execution.engine, parent: execution.identity, node: address),
      idempotencyKey: idempotencyKey, isAtMostOnce: isAtMostOnce,
      credentials: NodeCredentials(
        vault: execution.engine.credentials, user: execution.identity.userID, execution: execution.identity.id),
      models: execution.engine.models,
      memory: execution.engine.agents.memory(
        of: execution.identity.userID, workflow: execution.identity.workflowID, node: node.id),
      searchURL: execution.engine.agents.searchURL, meaning: execution.engine.meaning)
    let started = MonotonicTime.now
    let result = await limited { await Self.attempt(type, properties, effects) }
    execution.engine.metrics.ran(node.type, result, for: MonotonicTime.now.duration(since: started))
    return result
  }

  /// The same for every attempt at this node of this execution, in a form that any header can carry.
  private var idempotencyKey: String {
    "\(execution.identity.id)/\(PercentEncoding.encode(address.rawValue))"
  }

  private static func attempt(
    _ type: any EffectNodeType, _ properties: JSONObject, _ effects: NodeEffects
  ) async -> Result<NodeResult, NodeFailure> {
    do throws(NodeFailure) {
      return .success(try await type.run(properties, effects))
    } catch {
      return .failure(error)
    }
  }

  private func limited(
    _ attempt: @escaping @Sendable () async -> Result<NodeResult, NodeFailure>
  ) async -> Result<NodeResult, NodeFailure> {
    guard let limit = node.timeoutSeconds else { return await attempt() }
    return await withTaskGroup(of: Result<NodeResult, NodeFailure>?.self) { group in
      group.addTask { await attempt() }
      group.addTask {
        try? await Task.sleep(for: .seconds(min(max(limit, 0), 31_536_000)))
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first ?? .failure(timeout(limit))
    }
  }

  private func timeout(_ limit: Double) -> NodeFailure {
    NodeFailure(
      code: "node_timeout", message: "\"\(node.id)\" took longer than its timeout_seconds of \(limit).",
      isRetryable: !isAtMostOnce, isInDoubt: isAtMostOnce)
  }
}
