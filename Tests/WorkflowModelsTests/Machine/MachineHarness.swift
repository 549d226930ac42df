import WorkflowModels

/// Drives a machine by hand: nodes named in `journaled` are answered by the test, all others pass their input on.
struct MachineHarness {
  static let start = Timestamp(microseconds: 1_800_000_000_000_000)
  private(set) var machine: WorkflowMachine
  private(set) var commands: [MachineCommand] = []
  private(set) var now = MachineHarness.start

  init(_ nodes: [WorkflowNode], _ edges: [WorkflowEdge], joinsFirst: Set<NodeID> = []) {
    let document = WorkflowDocument(name: "test", nodes: nodes, edges: edges)
    let plan = ExecutionPlan(document) { node in
      NodeTraits(
        isTrigger: node.type.hasSuffix("trigger"), joinsFirst: joinsFirst.contains(node.id),
        isJournaled: node.type == "effect")
    }
    machine = WorkflowMachine(plan: plan, seed: 7)
  }

  mutating func begin(_ input: JSON = [:], trigger: NodeID? = nil) {
    apply(.started(trigger: trigger, input: input, at: now))
  }

  mutating func finish(_ id: NodeID, _ outputs: NodeOutputs) {
    now += .seconds(1)
    apply(.nodeFinished(index(id), outputs, at: now))
  }

  mutating func finish(_ id: NodeID, _ value: JSON = nil) { finish(id, .main(value)) }

  mutating func fail(_ id: NodeID, _ failure: NodeFailure = NodeFailure(code: "broken", message: "It broke.")) {
    now += .seconds(1)
    apply(.nodeFailed(index(id), failure, at: now))
  }

  mutating func apply(_ event: MachineEvent) { commands += machine.apply(event) }

  func index(_ id: NodeID) -> Int { machine.plan.index(of: id) ?? -1 }
  func status(_ id: NodeID) -> NodeProgress.Status { machine.nodes[index(id)].status }

  /// The ids that the machine asked to run, in order.
  var asked: [String] {
    commands.compactMap { command in
      if case .run(let run) = command { machine.plan.nodes[run.node].id.rawValue } else { nil }
    }
  }

  func input(of id: NodeID) -> JSON? {
    for case .run(let run) in commands.reversed() where run.node == index(id) { return run.input }
    return nil
  }

  var outcome: ExecutionOutcome? {
    if case .ended(let outcome) = machine.phase { outcome } else { nil }
  }

  static func node(_ id: NodeID, _ type: String = "step", retry: RetryPolicy? = nil, onError: OnError = .fail)
    -> WorkflowNode
  {
    WorkflowNode(id: id, type: type, retry: retry, onError: onError)
  }

  static func edge(_ source: NodeID, _ target: NodeID, _ port: String = "main") -> WorkflowEdge {
    WorkflowEdge(source: source, target: target, sourceHandle: port)
  }
}
