package import Expressions
package import WorkflowModels

/// One execution as far as it is known: the machine with everything pure computed at once.
///
/// The live engine, recovery and the reading of history all fold the same recorded events through it, and so come to
/// the same state. What it hands out as commands is only what the outside must do: effects, timers, endings.
package struct ExecutionFold: Sendable {
  package let workflow: CompiledWorkflow
  package private(set) var machine: WorkflowMachine
  /// `$execution`.
  package let execution: JSON
  /// What nodes have said to callers outside the flow, in order.
  package private(set) var announcements: [NodeResult.Announcement] = []

  /// Outputs that nodes have without being run, by node id.
  private let pinned: JSONObject
  /// Nodes with effects answer from their declared example.
  private let isDryRun: Bool
  private let allowance: ExpressionAllowance?

  /// - Parameter allowance: where computing may not take long: what all evaluations may do together.
  package init(
    workflow: CompiledWorkflow, execution: JSON, seed: UInt64, pinned: JSONObject = [:], isDryRun: Bool = false,
    givenInputs: [NodeID: JSON] = [:], allowance: ExpressionAllowance? = nil
  ) {
    self.allowance = allowance
    self.workflow = workflow
    self.execution = execution
    self.pinned = pinned
    self.isDryRun = isDryRun
    machine = WorkflowMachine(plan: workflow.plan, seed: seed, givenInputs: givenInputs)
  }

  /// Applies the event and computes every pure node that it makes ready, before anything else may happen: that order
  /// is what a second computation repeats.
  package mutating func apply(_ event: MachineEvent) -> [MachineCommand] {
    var outside: [MachineCommand] = []
    hear(event)
    var pending = machine.apply(event)
    var next = 0
    while next < pending.count {
      let command = pending[next]
      next += 1
      // The event is computed by a function of its own: a call still alive here would share the machine's storage,
      // and each event would copy all of it.
      if case .run(let run) = command, let event = computed(run) {
        hear(event)
        pending.append(contentsOf: machine.apply(event))
      } else {
        outside.append(command)
      }
    }
    return outside
  }

  /// What a `respond-to-chat` node said last, if one has run.
  package var chatResponse: String? {
    for case .chatResponse(let text) in announcements.reversed() { return text }
    return nil
  }

  private mutating func hear(_ event: MachineEvent) {
    guard case .nodeFinished(let node, let outputs, _) = event, machine.nodes.indices.contains(node) else { return }
    let place = machine.planNode(node).place
    guard workflow.nodes.indices.contains(place),
      let announcement = workflow.nodes[place].type.announcement(of: outputs)
    else { return }
    announcements.append(announcement)
  }

  /// An attempt as its node type sees it; nil for an index that is not of this workflow.
  package func call(_ run: NodeRun) -> NodeCall? {
    workflow.call(run, in: machine, execution: execution, allowance: allowance)
  }

  /// Computes a pure node whose result is recorded.
  ///
  /// - Parameter meaning: by which texts are compared; nil for their words alone.
  package static func compute(
    _ call: NodeCall, by meaning: (any TextMeaning)? = nil
  ) -> Result<NodeResult, NodeFailure> {
    guard let type = call.node.pureType else {
      return .failure(
        NodeFailure(code: "not_pure", message: "The node type \(call.node.node.type) cannot be computed."))
    }
    var call = call
    call.meaning = meaning
    return compute(call, as: type)
  }

  private static func compute(_ call: NodeCall, as type: any PureNodeType) -> Result<NodeResult, NodeFailure> {
    do throws(NodeFailure) {
      return .success(try type.run(call))
    } catch {
      return .failure(error)
    }
  }

  /// What a signal means to the node that waits for it; nil when it waits for none.
  package func event(of payload: JSON, toNode node: Int, at: Timestamp) -> MachineEvent? {
    guard let run = machine.waitingRun(of: node, at: at), let call = call(run),
      let type = call.node.type as? any SignalNodeType
    else { return nil }
    do throws(NodeFailure) {
      return .nodeFinished(node, try type.answer(to: payload, call), at: at)
    } catch {
      return .nodeFailed(node, error, at: at)
    }
  }

  private static func step(_ type: any BodyNodeType, _ call: NodeCall) -> MachineEvent {
    do throws(NodeFailure) {
      switch try type.next(call) {
      case .items(let items): return .itemsKnown(call.run.node, items, at: call.now)
      case .goesOn(let value): return .loopGoesOn(call.run.node, value, at: call.now)
      case .finished(let value): return .nodeFinished(call.run.node, .main(value), at: call.now)
      }
    } catch {
      return .nodeFailed(call.run.node, error, at: call.now)
    }
  }

  /// What a node that is computed here and now gives; nil for one whose result is recorded.
  private mutating func computed(_ run: NodeRun) -> MachineEvent? {
    guard machine.nodes.indices.contains(run.node) else { return nil }
    let planned = machine.planNode(run.node)
    if let output = pinned[planned.id.rawValue] { return .nodeFinished(run.node, .main(output), at: run.at) }
    if isDryRun, planned.traits.hasEffects, workflow.nodes.indices.contains(planned.place) {
      return rehearsed(run, workflow.nodes[planned.place].type)
    }
    guard !planned.traits.isJournaled, let call = call(run) else { return nil }
    if let type = call.node.bodyType { return Self.step(type, call) }
    return event(of: Self.compute(call), run)
  }

  /// What a node with effects gives in a dry run: where it also has a way without them, what that computes, else its
  /// declared example.
  private mutating func rehearsed(_ run: NodeRun, _ type: any NodeType) -> MachineEvent {
    guard let standIn = type as? any PureNodeType, let call = call(run) else {
      return .nodeFinished(run.node, .main(type.declaration.example.output), at: run.at)
    }
    return event(of: Self.compute(call, as: standIn), run)
  }

  private mutating func event(of result: Result<NodeResult, NodeFailure>, _ run: NodeRun) -> MachineEvent {
    switch result {
    case .success(let result):
      if let announcement = result.announcement { announcements.append(announcement) }
      return result.event(of: run.node, at: run.at)
    case .failure(let failure):
      return .nodeFailed(run.node, failure, at: run.at)
    }
  }
}

extension NodeResult {
  package func event(of node: Int, at: Timestamp) -> MachineEvent {
    if let awaits { return .nodeAwaiting(node, awaits, at: at) }
    if let waitsUntil { return .nodeWaiting(node, outputs, until: waitsUntil, at: at) }
    return .nodeFinished(node, outputs, at: at)
  }
}
