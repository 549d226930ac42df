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

  /// The n-th time that a node goes through its body.
  struct Round: Hashable, Sendable {
    let container: Int
    let index: Int
  }

  enum EdgeState: Sendable { case undecided, live, dead }

  package let plan: ExecutionPlan
  package internal(set) var phase: Phase = .notStarted
  /// The nodes of the plan in its order, then those of each round of a body, in the order in which the rounds began.
  package internal(set) var nodes: [NodeProgress]
  var edges: [EdgeState]
  /// The plan itself, then each round of a body.
  var scopes: [MachineScope]
  /// Where to find a round among the scopes.
  var rounds: [Round: Int] = [:]
  /// Of the nodes that have a body and are at it.
  var bodies: [Int: BodyProgress] = [:]
  var trigger: JSON = .null
  /// Spreads the jitter of retries, the same on every fold.
  let seed: UInt64
  /// Inputs that nodes of the plan get instead of what arrives.
  let givenInputs: [NodeID: JSON]

  package init(plan: ExecutionPlan, seed: UInt64, givenInputs: [NodeID: JSON] = [:]) {
    self.plan = plan
    self.givenInputs = givenInputs
    self.seed = seed
    nodes = [NodeProgress](repeating: NodeProgress(), count: plan.nodes.count)
    edges = [EdgeState](repeating: .undecided, count: plan.edges.count)
    scopes = [MachineScope(plan: plan)]
  }

  package mutating func apply(_ event: MachineEvent) -> [MachineCommand] {
    var commands: [MachineCommand] = []
    switch (event, phase) {
    case (.started(let trigger, let input, let at), .notStarted):
      start(firedBy: trigger, input: input, at: at, &commands)
    case (.nodeFinished(let node, let outputs, let at), .running) where isBusy(node):
      settle(node, outputs, at: at, &commands)
    case (.nodeFailed(let node, let failure, let at), .running) where isBusy(node):
      fail(node, failure, at: at, &commands)
    case (.nodeWaiting(let node, let outputs, let until, _), .running) where isStatus(.running, of: node):
      hold(node, .holding(outputs), until: until, &commands)
    case (.nodeAwaiting(let node, let wait, _), .running) where isStatus(.running, of: node):
      commands.append(.awaitSignal(node: node))
      hold(node, .awaiting(wait), until: wait.until, &commands)
    case (.timerFired(let node, let at), .running) where isStatus(.waiting, of: node):
      wake(node, at: at, &commands)
    case (.itemsKnown(let node, let items, let at), .running) where isStatus(.running, of: node):
      open(node, items, at: at, &commands)
    case (.loopGoesOn(let node, let value, let at), .running) where isStatus(.running, of: node):
      goRound(node, value, at: at, &commands)
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

  /// `$trigger`: what started the execution.
  package var triggerData: JSON { trigger }

  /// Events come from journals and late answers too: an index or a state that does not fit is not an error.
  private func isStatus(_ status: NodeProgress.Status, of node: Int) -> Bool {
    nodes.indices.contains(node) && nodes[node].status == status
  }

  /// Runs, or waits for an answer from outside.
  private func isBusy(_ node: Int) -> Bool {
    guard nodes.indices.contains(node) else { return false }
    if nodes[node].status == .running { return true }
    if nodes[node].status == .waiting, case .awaiting = nodes[node].pause { return true }
    return false
  }
}
