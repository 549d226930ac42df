import Catalog
import Store
import WorkflowModels

@testable import WorkflowService

/// `EffectWork`: one attempt at a node whose result is recorded.
extension SimulatedRun {
  func start(_ run: NodeRun) {
    guard let call = state.fold.call(run), !isSurrendered else { return }
    simulation.auditor.begins(run, self, simulation.store)
    let task = EffectTask(attempt: run.attempt)
    tasks[run.node] = task
    process.later(.microseconds(simulation.number(1...500))) { self.work(call, task) }
  }

  private func work(_ call: NodeCall, _ task: EffectTask) {
    guard call.node.effectType != nil else { return ended(call.run, ExecutionFold.compute(call)) }
    do throws(NodeFailure) {
      whenAllowed(task, call, try call.properties())
    } catch {
      ended(call.run, .failure(error))
    }
  }

  /// `EngineParts.mayAct`.
  private func whenAllowed(_ task: EffectTask, _ call: NodeCall, _ properties: JSONObject) {
    guard !task.isCancelled, !process.isStopping, owner == process.lease.ownerID else { return ended(call.run, nil) }
    guard process.holdsLease else {
      return process.later(.milliseconds(50)) { self.whenAllowed(task, call, properties) }
    }
    simulation.auditor.acts(
      call.run, as: state.fold.machine.name(of: call.run.node), identity.id, simulation.store)
    guard call.node.node.effect == .atMostOnce else { return act(task, call, properties) }
    append(state.beginning(of: call.run, at: process.now)) { [self] isCommitted in
      guard isCommitted else {
        surrender()
        return ended(call.run, nil)
      }
      act(task, call, properties)
    }
  }

  private func act(_ task: EffectTask, _ call: NodeCall, _ properties: JSONObject) {
    guard !task.isCancelled else { return ended(call.run, nil) }
    let name = state.fold.machine.name(of: call.run.node)
    var isOver = false
    let settle: (Result<NodeResult, NodeFailure>) -> Void = { [self] result in
      guard !isOver else { return }
      isOver = true
      ended(call.run, result)
      if simulation.mishap(0.05) {
        simulation.injected(.repeatedEffectAnswer)
        process.later(simulation.milliseconds(0...400)) { self.post([.settled(call.run, result)]) }
      }
    }
    let key = "\(identity.id)/\(name)"
    if call.node.node.type == "sub-workflow" {
      startChild(call, properties, key: key, name, settle)
    } else {
      let isAtMostOnce = call.node.node.effect == .atMostOnce
      let request = World.Request(
        key: key, execution: identity.id, node: call.run.node, properties: properties, isAtMostOnce: isAtMostOnce)
      let life = process.life
      simulation.world.perform(request) { [process] result in process.receive(in: life) { settle(result) } }
    }
    guard let limit = call.node.node.timeoutSeconds else { return }
    let isInDoubt = call.node.node.effect == .atMostOnce
    process.later(.seconds(limit)) {
      settle(
        .failure(
          NodeFailure(code: "node_timeout", message: "It took too long.", isRetryable: !isInDoubt, isInDoubt: isInDoubt)
        ))
    }
  }

  /// `SubWorkflow` and `ExecutionEngine+Family`: the same key is the same child.
  private func startChild(
    _ call: NodeCall, _ properties: JSONObject, key: String, _ name: NodeID,
    _ settle: @escaping (Result<NodeResult, NodeFailure>) -> Void
  ) {
    let hash = properties["input"]?["document"]?.stringValue ?? ""
    var options = ExecutionOptions()
    options.depth = identity.options.depth + 1
    options.parent = ParentExecution(id: identity.id, node: name)
    process.start(
      hash: hash, input: ["from": .string(identity.id.rawValue)], options: options,
      idempotency: ExecutionStart.Idempotency(route: "sub-workflow", key: key, bodyDigest: "")
    ) { started in
      guard case .execution(let child) = started else {
        return settle(
          .failure(NodeFailure(code: "child_not_started", message: "It could not be started.", isRetryable: true)))
      }
      let lost = NodeFailure(code: "child_lost", message: "The child execution never ended.")
      settle(.success(NodeResult(awaits: SignalWait(until: nil, onTimeout: .fail(lost), token: child.rawValue))))
    }
  }

  private func ended(_ run: NodeRun, _ result: Result<NodeResult, NodeFailure>?) {
    if tasks[run.node]?.attempt == run.attempt { tasks[run.node] = nil }
    if !isSurrendered, let next = state.effectEnded(run) { start(next) }
    guard let result else { return }
    // Two steps in the engine too: something may happen in between.
    process.later(simulation.latency) { self.post([.settled(run, result)]) }
  }
}
