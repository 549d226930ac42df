internal import Platform
internal import WorkflowModels

/// Reads a model's reply into a draft. It forgives what can only mean one thing, and notes what leads nowhere, so that
/// the model is shown it; whether the workflow is right is the validator's to say.
struct DraftReader {
  private let offers: ToolOffers
  private let request: DraftRequest
  /// The model's names of steps and ours.
  private var ids: [String: NodeID] = [:]
  /// What each step uses, for the ports that it has.
  private var uses: [NodeID: ToolOffer] = [:]
  private var nodes: [WorkflowNode] = []
  private var edges: [WorkflowEdge] = []
  private var draft: Draft
  private static let mostSteps = 100

  init(_ offers: ToolOffers, _ request: DraftRequest) {
    self.offers = offers
    self.request = request
    draft = Draft(document: WorkflowDocument(name: ""))
  }

  /// What to ask, when the reply is that no workflow can be made.
  static func clarification(of reply: JSON) -> String? {
    guard let question = reply["clarification"]?.stringValue, !question.isEmpty,
      reply["steps"]?.arrayValue?.isEmpty != false
    else { return nil }
    return String(question.prefix(500))
  }

  func read(_ reply: JSON) -> Draft {
    var reader = self
    return reader.readAll(reply)
  }

  private mutating func readAll(_ reply: JSON) -> Draft {
    addTrigger(reply["trigger"] ?? .null)
    let steps = reply["steps"]?.arrayValue ?? []
    if steps.isEmpty { problem("no_steps", "steps", "The workflow does nothing: it has no steps.") }
    if steps.count > Self.mostSteps {
      problem("too_many_steps", "steps", "There are more than \(Self.mostSteps) steps.")
    }
    let read = steps.prefix(Self.mostSteps)
    // All names first: a step may come after one that is said later.
    let names = read.enumerated().map { nameStep($1["id"]?.stringValue ?? "", at: $0) }
    for (name, step) in zip(names, read) { uses[name] = offers[step["tool"]?.stringValue ?? ""] }
    for (index, step) in read.enumerated() {
      addStep(step, names[index], previous: index > 0 ? names[index - 1] : nodes[0].id, at: index)
    }
    for question in reply["questions"]?.arrayValue ?? [] { ask(question) }
    draft.document = WorkflowDocument(
      name: title(reply["name"]) ?? "Workflow",
      description: String(request.prompt.replacing("\u{0}", with: " ").prefix(500)),
      nodes: Layout.placed(nodes, edges), edges: edges)
    return draft
  }

  // MARK: - Nodes

  private mutating func addTrigger(_ trigger: JSON) {
    let type = trigger["type"]?.stringValue ?? "manual-trigger"
    let offer = offers.triggers.first { $0.id == type }
    let id: NodeID =
      switch type {
      case "webhook": "webhook"
      case "schedule": "schedule"
      case "when-chat-received": "chat"
      default: "start"
      }
    ids["trigger"] = id
    ids[type] = id
    var node = WorkflowNode(id: id, type: offer?.id ?? "manual-trigger", name: offer?.title ?? "Start")
    node.properties = settings(trigger["settings"], offer)
    if node.type == "schedule", node.properties["cron"] != nil { node.properties["every_seconds"] = nil }
    nodes.append(node)
  }

  private mutating func nameStep(_ name: String, at index: Int) -> NodeID {
    let base = Self.isPlain(name) ? name : Words.slug(name.isEmpty ? "step" : String(name.prefix(60)))
    let taken = Set(ids.values)
    var id = NodeID(rawValue: base)
    var number = 2
    while taken.contains(id) {
      id = NodeID(rawValue: "\(base)_\(number)")
      number += 1
    }
    if ids[name] == nil {
      ids[name] = id
    } else if !name.isEmpty {
      problem(
        "duplicate_step", "steps[\(index)].id", "Two steps have the same id, or one is called as the trigger.", id)
    }
    return id
  }

  /// A name that expressions can say as it is.
  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= 60, !(0x30...0x39).contains(first) else { return false }
    return name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
  }

  private mutating func addStep(_ step: JSON, _ id: NodeID, previous: NodeID, at index: Int) {
    let name = step["tool"]?.stringValue ?? ""
    // The schema's enum has it already; this is the line that holds even if a server does not keep to the schema.
    guard let offer = offers[name], offers.offers.contains(where: { $0.id == name }) else {
      return problem("unknown_tool", "steps[\(index)].tool", "A step uses a tool that is not listed.", id)
    }
    let spoken = title(SaidStep.title(of: id.rawValue).map { .string($0) })
    var node = WorkflowNode(id: id, type: offer.nodeType, name: spoken ?? String(offer.title.prefix(80)))
    var values = settings(step["settings"], offer)
    if case .connector(let tool) = offer.kind {
      let credential = values.removeValue(forKey: "credential")
      node.properties = ["toolkit": .string(tool.toolkit), "tool": .string(tool.slug), "arguments": .object(values)]
      node.properties["credential"] = credential
      askForCredential(id, offer, tool, values, credential)
    } else {
      node.properties = values
    }
    if let body = step["inside"]?.stringValue, !body.isEmpty {
      node.parentID = place(body, "steps[\(index)].inside", id)
    }
    nodes.append(node)
    let retrieved = request.tools.first { $0.use == ToolOffers.use(of: node) }
    draft.reasons[id] = PlannedWorkflow.Reason(
      words: spoken ?? "", tool: nil, score: retrieved?.score ?? 0, runnersUp: [],
      use: ToolOffers.use(of: node))
    connect(step["after"]?.arrayValue ?? [], node, previous: previous, at: index)
  }

  // MARK: - Edges

  private mutating func connect(_ sources: [JSON], _ node: WorkflowNode, previous: NodeID, at index: Int) {
    if sources.isEmpty {
      // The first step of a body has nothing before it; any other that says nothing follows the one before.
      if node.parentID == nil { join(previous, SaidStep.port("", of: uses[previous]), node.id) }
      return
    }
    for (number, source) in sources.prefix(50).enumerated() {
      let (name, said) = SaidStep.source(source) { ids[$0] != nil }
      guard let id = place(name, "steps[\(index)].after[\(number)]", node.id) else { continue }
      // Said of the body's own node, it means that the step is its first.
      if id == node.parentID { continue }
      let port = SaidStep.port(said, of: uses[id])
      join(id, String(port.prefix(200)).replacing("\u{0}", with: " "), node.id)
    }
  }

  private mutating func join(_ source: NodeID, _ port: String, _ target: NodeID) {
    guard !edges.contains(where: { $0.source == source && $0.target == target && $0.sourceHandle == port }) else {
      return
    }
    edges.append(WorkflowEdge(id: "e\(edges.count + 1)", source: source, target: target, sourceHandle: port))
  }

  private mutating func place(_ name: String, _ path: String, _ node: NodeID) -> NodeID? {
    if let id = ids[name] { return id }
    problem("unknown_step", path, "It names \"\(name.prefix(60))\", which is no step's id.", node)
    return nil
  }

  // MARK: - Settings and questions

  private func settings(_ list: JSON?, _ offer: ToolOffer?) -> JSONObject {
    var values: JSONObject = [:]
    for entry in (list?.arrayValue ?? []).prefix(100) {
      guard let (name, text) = SaidStep.setting(entry) else { continue }
      let known = offer?.settings.first { $0.name == name }
      // An empty text for what may be left out is no value.
      if text.isEmpty, known?.isRequired != true { continue }
      values[String(name.prefix(200)).replacing("\u{0}", with: " ")] = SettingValue.read(text, as: known?.kind ?? .any)
    }
    return values
  }

  private mutating func askForCredential(
    _ id: NodeID, _ offer: ToolOffer, _ tool: ToolkitTool, _ values: JSONObject, _ credential: JSON?
  ) {
    for input in tool.inputs where input.isRequired && values[input.name] == nil {
      ask(
        id, "arguments.\(input.name)", "Which \(input.name.replacing("_", with: " ")) should be used to \(offer.title)?"
      )
    }
    if credential == nil {
      ask(id, "credential", "Which credential of yours opens \(tool.toolkit)? Store it and name it here.")
    }
  }

  private mutating func ask(_ question: JSON) {
    guard let text = title(question["question"], limit: 300), draft.missing.count < 50 else { return }
    let node = ids[question["step"]?.stringValue ?? ""] ?? nodes[0].id
    let isConnector = nodes.contains { $0.id == node && $0.type == "connector-action" }
    let setting = title(question["setting"]) ?? ""
    ask(node, isConnector && setting != "credential" && !setting.isEmpty ? "arguments.\(setting)" : setting, text)
  }

  private mutating func ask(_ node: NodeID, _ property: String, _ question: String) {
    guard !draft.missing.contains(where: { $0.nodeID == node && $0.property == property && !property.isEmpty }) else {
      return
    }
    draft.missing.append(PlannedWorkflow.Question(nodeID: node, property: property, question: question))
  }

  private func title(_ json: JSON?, limit: Int = 80) -> String? {
    guard let text = json?.stringValue?.replacing("\u{0}", with: " "), text.contains(where: { !$0.isWhitespace }) else {
      return nil
    }
    return String(text.prefix(limit))
  }

  private mutating func problem(_ code: String, _ path: String, _ message: String, _ node: NodeID? = nil) {
    guard draft.problems.count < 20 else { return }
    draft.problems.append(.error(code, nodeID: node, path: path, message: message))
  }
}
