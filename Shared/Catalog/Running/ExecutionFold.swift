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

  private let allowance: ExpressionAllowance?

  /// - Parameter allowance: where computing may not take long: what all evaluations may do together.
  package init(workflow: CompiledWorkflow, execution: JSON, seed: UInt64, allowance: ExpressionAllowance? = nil) {
    self.allowance = allowance
    self.workflow = workflow
    self.execution = execution
    machine = WorkflowMachine(plan: workflow.plan, seed: seed)
  }

  /// Applies the event and computes every pure node that it makes ready, before anything else may happen: that order
  /// is what a second computation repeats.
  package mutating func apply(_ event: MachineEvent) -> [MachineCommand] {
    var outside: [MachineCommand] = []
    var pending = machine.apply(event)
    var next = 0
    while next < pending.count {
      let command = pending[next]
      next += 1
      // The event is computed by a function of its own: a call still alive here would share the machine's storage,
      // and each event would copy all of it.
      if case .run(let run) = command, let event = computed(run) {
        pending.append(contentsOf: machine.apply(event))
      } else {
        outside.append(command)
      }
    }
    return outside
  }

  /// An attempt as its node type sees it; nil for an index that is not of this workflow.
  package func call(_ run: NodeRun) -> NodeCall? {
    workflow.call(run, in: machine, execution: execution, allowance: allowance)
  }

  /// Computes a pure node whose result its author wants recorded.
  package static func compute(_ call: NodeCall) -> Result<NodeResult, NodeFailure> {
    guard let type = call.node.pureType else {
      return .failure(
        NodeFailure(code: "not_pure", message: "The node type \(call.node.node.type) cannot be computed."))
    }
    do throws(NodeFailure) {
      return .success(try type.run(call))
    } catch {
      return .failure(error)
    }
  }

  /// What a node that is computed here and now gives; nil for one whose result is recorded.
  private mutating func computed(_ run: NodeRun) -> MachineEvent? {
    guard workflow.plan.nodes.indices.contains(run.node), !workflow.plan.nodes[run.node].traits.isJournaled,
      let call = call(run)
    else { return nil }
    switch Self.compute(call) {
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
    if let waitsUntil { return .nodeWaiting(node, outputs, until: waitsUntil, at: at) }
    return .nodeFinished(node, outputs, at: at)
  }
}

extension WorkflowMachine {
  /// `node_states` of the answers: every node of the plan by its id, in the order of the document.
  package var nodeStates: JSON {
    var states = JSONObject(minimumCapacity: nodes.count)
    for (index, node) in plan.nodes.enumerated() { states[node.id.rawValue] = nodes[index].json }
    return .object(states)
  }
}
