internal import WorkflowModels

/// Builds the graph out of steps, one after the other: each new node is joined to the open ends, and the assembler
/// remembers where the data is that the next step speaks of.
struct WorkflowAssembler {
  /// An output port to which nothing is joined yet.
  struct OpenEnd: Sendable, Hashable {
    let node: NodeID
    let port: String
  }

  private(set) var nodes: [WorkflowNode] = []
  private(set) var edges: [WorkflowEdge] = []
  private(set) var reasons: [NodeID: PlannedWorkflow.Reason] = [:]
  var missing: [PlannedWorkflow.Question] = []
  var suggestions: [PlannedWorkflow.Question] = []
  var ends: [OpenEnd] = []
  var flow: DataFlow
  /// The answer of the last call that sent something.
  var response: DataFlow?
  /// Where messages that stand side by side begin.
  var beforeMessages: [OpenEnd]?
  var wasLocalBeforeMessages = false
  /// In words, the condition under which the steps being placed run.
  var situation: String?
  /// The data is watched, so an empty list asks for no message.
  var alertsOnlyIfAny = false
  /// The node in whose body steps are placed.
  var body: NodeID?
  /// The step being placed.
  var current: PlannedStep?
  /// In a body, the next step begins a row of its own.
  var beginsRow = false
  /// Whether steps follow the one being placed.
  var hasFollowers = false
  let trigger: TriggerPlan
  let triggerID: NodeID
  private var taken: Set<String> = []

  init(trigger: TriggerPlan) {
    self.trigger = trigger
    let node = TriggerNode.make(trigger)
    triggerID = node.id
    flow = DataFlow(origin: .trigger, shape: .itself)
    if case .webhook(let plan) = trigger {
      flow.shape = .bodyOrSelf
      flow.noun = plan.noun
    }
    nodes.append(node)
    taken.insert(node.id.rawValue)
    ends = [OpenEnd(node: node.id, port: WorkflowEdge.mainPort)]
    reasons[node.id] = PlannedWorkflow.Reason(words: "", tool: TriggerNode.tool(trigger), score: 1, runnersUp: [])
  }

  /// On top of what is there; `ends` and `flow` are the caller's to set.
  init(_ trigger: TriggerPlan, nodes: [WorkflowNode], edges: [WorkflowEdge], trigger id: NodeID?) {
    self.trigger = trigger
    triggerID = id ?? "start"
    flow = DataFlow(origin: .trigger, shape: .itself)
    if case .webhook = trigger { flow.shape = .bodyOrSelf }
    self.nodes = nodes
    self.edges = edges
    taken = Set(nodes.map(\.id.rawValue))
  }

  var isWebhook: Bool {
    if case .webhook = trigger { true } else { false }
  }

  var isFull: Bool { nodes.count >= 300 }

  /// Adds a node behind the open ends, which it closes; its `main` port becomes the open end.
  @discardableResult
  mutating func add(_ type: String, id: String, name: String, _ properties: JSONObject) -> NodeID {
    let nodeID = NodeID(rawValue: unique(Words.slug(id)))
    nodes.append(
      WorkflowNode(id: nodeID, type: type, name: String(name.prefix(80)), properties: properties, parentID: body))
    beginsRow = false
    for end in ends { join(end, to: nodeID) }
    ends = [OpenEnd(node: nodeID, port: WorkflowEdge.mainPort)]
    if let current {
      reasons[nodeID] = PlannedWorkflow.Reason(
        words: current.words, tool: current.tool, score: current.score, runnersUp: current.runnersUp,
        use: current.use, otherUses: current.otherUses)
    }
    return nodeID
  }

  private mutating func join(_ end: OpenEnd, to target: NodeID) {
    var number = edges.count + 1
    while edges.contains(where: { $0.id == "e\(number)" }) { number += 1 }
    edges.append(WorkflowEdge(id: "e\(number)", source: end.node, target: target, sourceHandle: end.port))
  }

  private mutating func unique(_ id: String) -> String {
    guard taken.contains(id) else {
      taken.insert(id)
      return id
    }
    var number = 2
    while taken.contains("\(id)_\(number)") { number += 1 }
    taken.insert("\(id)_\(number)")
    return "\(id)_\(number)"
  }

  mutating func set(_ property: String, to value: JSON, on id: NodeID) {
    guard let index = nodes.firstIndex(where: { $0.id == id }) else { return }
    nodes[index].properties[property] = value
  }

  func type(of id: NodeID) -> String? {
    nodes.first { $0.id == id }?.type
  }

  /// The node's output is the data from here on.
  mutating func becomesData(_ id: NodeID, shape: DataFlow.Shape = .itself, isList: Bool? = nil, measure: String? = nil)
  {
    flow = DataFlow(origin: .node(id), shape: shape, isLocal: true, isList: isList, noun: flow.noun, measure: measure)
  }

  mutating func place(_ steps: [PlannedStep]) {
    for (index, step) in steps.enumerated() {
      // A body begins without an end to join to.
      let begins = beginsRow || body.map { id in !nodes.contains { $0.parentID == id } } == true
      guard !ends.isEmpty || begins || step.isRefusal, !isFull else { return }
      let outer = (current, hasFollowers)
      current = step
      hasFollowers = outer.1 || index + 1 < steps.count
      switch step.kind {
      case .message, .record: break
      default: beforeMessages = nil
      }
      place(step)
      (current, hasFollowers) = outer
    }
  }

  private mutating func place(_ step: PlannedStep) {
    switch step.kind {
    case .request(let plan): request(plan)
    case .keep(let condition): keep(condition)
    case .setFields(let assignments): set(assignments)
    case .keepFields(let fields): keep(fields)
    case .removeFields(let fields): remove(fields)
    case .renameFields(let renamings): rename(renamings)
    case .compute(let computation): compute(computation)
    case .wait(let plan): wait(plan)
    case .respond(let plan): respond(plan)
    case .stop(let message): stop(message)
    case .message(let plan): message(plan)
    case .record(let destination): record(destination)
    case .connector(let plan): connector(plan)
    case .approval(let message): approval(message)
    case .ask(let type, let instruction): ask(type, instruction)
    case .extract(let names): extract(names)
    case .label(let plan): label(plan)
    case .process(let plan): process(plan)
    case .combine: combine()
    case .given(let given): take(given)
    case .decide(let condition, let then, let otherwise): decide(condition, then, otherwise)
    case .route(let field, let cases, let otherwise): route(field, cases, otherwise)
    case .beside(let rows): beside(rows)
    case .refused(let steps): refused(steps)
    case .each(let noun, let steps): each(noun, steps)
    case .until(let condition, let most, let steps): loop(until: condition, most: most, steps)
    }
  }

  func question(_ node: NodeID, _ property: String, _ question: String) -> PlannedWorkflow.Question {
    PlannedWorkflow.Question(nodeID: node, property: property, question: question)
  }
}
