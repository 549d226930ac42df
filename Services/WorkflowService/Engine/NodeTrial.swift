internal import Catalog
internal import HTTP
internal import Platform
internal import WorkflowModels

/// One node run by itself, for the author who wants to see what it does: nothing is recorded, and nothing is repeated.
struct NodeTrial: Sendable {
  enum Outcome: Sendable {
    case outputs(NodeResult)
    case failed(NodeFailure)
  }

  let parts: EngineParts
  let workflow: CompiledWorkflow
  /// Made for this trial: it names the effects, and the credentials that were sent along.
  let identity: ExecutionIdentity
  private static let longest = Duration.seconds(60)

  /// Nil when the workflow has no such node.
  ///
  /// - Parameter nodes: what `$nodes` is to be; nothing has run before.
  func run(_ node: NodeID, nodes: JSONObject) async -> Outcome? {
    let call = workflow.trial(
      of: node, input: identity.input, at: identity.startedAt, execution: identity.scope, nodes: nodes)
    guard let call else { return nil }
    if call.node.type is any BodyNodeType {
      return .failed(
        NodeFailure(
          code: "not_on_trial",
          message: "\"\(node)\" has a body, which runs only with its workflow; execute the workflow."))
    }
    guard let type = call.node.effectType else {
      switch ExecutionFold.compute(call, by: parts.meaning) {
      case .success(let result): return .outputs(result)
      case .failure(let failure): return .failed(failure)
      }
    }
    return await attempt(type, call)
  }

  private func attempt(_ type: any EffectNodeType, _ call: NodeCall) async -> Outcome {
    let node = call.node.node
    let limit = node.timeoutSeconds.map { min(.seconds(max($0, 0)), Self.longest) } ?? Self.longest
    return await withTaskGroup(of: Outcome.self) { group in
      group.addTask {
        do throws(NodeFailure) {
          return .outputs(try await type.run(try call.properties(), effects(of: node)))
        } catch {
          return .failed(error)
        }
      }
      group.addTask {
        try? await Task.sleep(for: limit)
        return .failed(
          NodeFailure(code: "node_timeout", message: "\"\(node.id)\" took longer than \(limit.inSeconds) s."))
      }
      defer { group.cancelAll() }
      return await group.next() ?? .failed(.inDoubt)
    }
  }

  private func effects(of node: WorkflowNode) -> NodeEffects {
    NodeEffects(
      http: parts.http, egress: parts.egress, children: NoChildren(),
      idempotencyKey: "\(identity.id)/\(PercentEncoding.encode(node.id.rawValue))",
      isAtMostOnce: node.effect == .atMostOnce,
      credentials: NodeCredentials(vault: parts.credentials, user: identity.userID, execution: identity.id),
      models: parts.models,
      memory: parts.agents.memory(of: identity.userID, workflow: identity.workflowID, node: node.id),
      searchURL: parts.agents.searchURL, meaning: parts.meaning)
  }
}
