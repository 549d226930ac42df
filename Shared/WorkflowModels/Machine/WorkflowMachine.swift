/// The heart: decides what runs next. A value without I/O, clock or randomness, so that the durable engine, recovery,
/// replay and simulation all drive the same decisions.
///
/// Recovery is folding the recorded events through `apply` again; an event that no longer fits (a late answer of an
/// abandoned node) changes nothing and asks for nothing.
package struct WorkflowMachine: Sendable {
  package enum Phase: Sendable, Hashable {
    case notStarted
    case running
    case ended(ExecutionOutcome)
  }

  enum EdgeState: Sendable { case undecided, live, dead }

  package let plan: ExecutionPlan
  package internal(set) var phase: Phase = .notStarted
  package internal(set) var nodes: [NodeProgress]
  var edges: [EdgeState]
  /// Nodes of the run that are not over yet; the execution ends when none is left.
  var unfinished = 0
  var trigger: JSON = .null
  /// Spreads the jitter of retries, the same on every fold.
  let seed: UInt64

  package init(plan: ExecutionPlan, seed: UInt64) {
    self.plan = plan
    self.seed = seed
    nodes = [NodeProgress](repeating: NodeProgress(), count: plan.nodes.count)
    edges = [EdgeState](repeating: .undecided, count: plan.edges.count)
  }

  package mutating func apply(_ event: MachineEvent) -> [MachineCommand] {
    var commands: [MachineCommand] = []
    switch (event, phase) {
    case (.started(let trigger, let input, let at), .notStarted):
      start(firedBy: trigger, input: input, at: at, &commands)
    case (.nodeFinished(let node, let outputs, let at), .running) where isStatus(.running, of: node):
      settle(node, outputs, at: at, &commands)
    case (.nodeFailed(let node, let failure, let at), .running) where isStatus(.running, of: node):
      fail(node, failure, at: at, &commands)
    case (.nodeWaiting(let node, let outputs, let until, let at), .running) where isStatus(.running, of: node):
      hold(node, outputs, until: until, at: at, &commands)
    case (.timerFired(let node, let at), .running) where isStatus(.waiting, of: node):
      wake(node, at: at, &commands)
    case (.cancelled(let at), .running), (.cancelled(let at), .notStarted):
      end(.cancelled, at: at, &commands)
    case (.timedOut(let at), .running):
      let failure = NodeFailure(code: "execution_timeout", message: "The execution ran longer than its settings allow.")
      end(.failed(failure, node: nil), at: at, &commands)
    default:
      break
    }
    return commands
  }

  /// `$nodes.<id>`: null for a node that has emitted nothing, nil for one that is not in the plan.
  package func output(of id: NodeID) -> JSON? {
    plan.index(of: id).map { nodes[$0].outputs?.principal ?? .null }
  }

  /// `$nodes` as a whole.
  package var allOutputs: JSONObject {
    var outputs = JSONObject(minimumCapacity: nodes.count)
    for (index, node) in plan.nodes.enumerated() {
      outputs[node.id.rawValue] = nodes[index].outputs?.principal ?? .null
    }
    return outputs
  }

  /// `$trigger`: what started the execution.
  package var triggerData: JSON { trigger }

  /// Events come from journals and late answers too: an index or a state that does not fit is not an error.
  private func isStatus(_ status: NodeProgress.Status, of node: Int) -> Bool {
    nodes.indices.contains(node) && nodes[node].status == status
  }
}
