import WorkflowModels

/// A workflow drawn by chance: pieces one after the other, each with open ends that lead to the next.
struct WorkflowSketch {
  /// A node that waits for somebody, by its address.
  struct Listener {
    let address: NodeID
    let isApproval: Bool
  }

  /// An output that leads nowhere yet.
  struct End {
    let node: NodeID
    var port = "main"
  }

  let simulation: Simulation
  /// The hash of the workflow that it may have as a child.
  let child: String?
  private(set) var nodes: [WorkflowNode] = []
  private(set) var edges: [WorkflowEdge] = []
  private(set) var listeners: [Listener] = []
  private let name: String
  private let settings: WorkflowSettings

  init(_ simulation: Simulation, name: String, child: String?) {
    self.simulation = simulation
    self.name = name
    self.child = child
    let isShort = simulation.chance(0.1)
    settings = WorkflowSettings(
      timeoutSeconds: Double(isShort ? simulation.number(5...20) : simulation.number(100...200)),
      maxParallel: simulation.chance(0.2) ? simulation.number(1...2) : nil,
      errorWorkflow: name != "handler" && simulation.chance(0.4) ? "wf_handler" : nil,
      concurrency: simulation.chance(0.3) ? Self.rule(simulation, name) : nil)
    var ends = [add("start", "manual-trigger", after: [])]
    for _ in 1...(child == nil ? simulation.number(1...2) : simulation.number(2...4)) { piece(&ends, in: nil) }
    // A child that takes its time may outlive its parent.
    if name == "child", simulation.chance(0.5) { ends = [wait(ends, in: nil, seconds: 40...90)] }
  }

  var isKeyed: Bool { settings.concurrency != nil }

  private static func rule(_ simulation: Simulation, _ name: String) -> ConcurrencyRule {
    let onLimit = simulation.chance(0.6) ? .queue : simulation.pick(ConcurrencyRule.OnLimit.allCases) ?? .queue
    return ConcurrencyRule(key: name, limit: simulation.number(1...2), onLimit: onLimit)
  }

  var document: WorkflowDocument { WorkflowDocument(name: name, nodes: nodes, edges: edges, settings: settings) }

  mutating func add(
    _ id: String, _ type: String, _ properties: JSONObject = [:], after ends: [End], in parent: NodeID? = nil,
    change: (inout WorkflowNode) -> Void = { _ in }
  ) -> End {
    let id = NodeID(rawValue: id)
    var node = WorkflowNode(id: id, type: type, properties: properties, parentID: parent)
    change(&node)
    nodes.append(node)
    edges += ends.map { WorkflowEdge(source: $0.node, target: id, sourceHandle: $0.port) }
    return End(node: id)
  }

  mutating func listen(_ address: String, isApproval: Bool) {
    listeners.append(Listener(address: NodeID(rawValue: address), isApproval: isApproval))
  }

  func fresh(_ kind: String) -> String { "\(kind)\(nodes.count)" }
}
