internal import WorkflowModels

/// More steps at a place of a workflow that is there.
extension WorkflowEditor {
  func several(_ document: WorkflowDocument, _ wishes: [EditWish]) -> Outcome {
    var current = document
    var missing: [PlannedWorkflow.Question] = []
    for wish in wishes {
      guard case .changed(let changed, let questions, _) = apply(wish, to: current) else { continue }
      current = changed
      missing += questions
    }
    return current == document ? .unclear(question: Self.what) : .changed(current, missing: missing, reasons: [:])
  }

  /// On the way that the last decision has left open.
  func otherwise(_ document: WorkflowDocument, _ words: [Token]) -> Outcome {
    let ports = ["if-else": "false", "approval": "rejected", "switch": "default", "filter": "rejected"]
    let decision = document.nodes.last { node in
      guard let port = ports[node.type] else { return false }
      return !document.edges.contains { $0.source == node.id && $0.sourceHandle == port }
    }
    guard let decision, let port = ports[decision.type] else { return .unclear(question: Self.what) }
    var assembler = WorkflowAssembler(extending: document)
    assembler.ends = [.init(node: decision.id, port: port)]
    assembler.flow = document.flow(behind: decision.id)
    return place(words, in: &assembler, document)
  }

  func insert(_ document: WorkflowDocument, _ words: [Token], before place: [Token], _ trigger: NodeID?) -> Outcome {
    let steps = document.nodes.filter { $0.id != trigger }
    let found = NodeFinder(document: document, trigger: trigger).find(place)
    guard let target = found ?? steps.last(where: { !document.bringsData($0) }) ?? steps.last else {
      return append(document, words)
    }
    return insert(document, words, at: document.edges.filter { $0.target == target.id }, target)
  }

  func insert(_ document: WorkflowDocument, _ words: [Token], after place: [Token], _ trigger: NodeID?) -> Outcome {
    guard let source = NodeFinder(document: document, trigger: trigger).find(place),
      let edge = document.edges.first(where: { $0.source == source.id }),
      let target = document.nodes.first(where: { $0.id == edge.target })
    else { return append(document, words) }
    return insert(document, words, at: [edge], target)
  }

  /// New steps take the place of edges and lead on to where these led.
  func insert(
    _ document: WorkflowDocument, _ words: [Token], at edges: [WorkflowEdge], _ target: WorkflowNode
  ) -> Outcome {
    var open = document
    open.edges.removeAll { edges.contains($0) }
    var assembler = WorkflowAssembler(extending: open)
    assembler.ends = edges.map { .init(node: $0.source, port: $0.sourceHandle) }
    assembler.body = target.parentID
    if let source = edges.first?.source { assembler.flow = document.flow(behind: source) }
    let outcome = place(words, in: &assembler, open)
    guard case .changed(var changed, let missing, let reasons) = outcome else { return outcome }
    for end in assembler.ends { changed.join(end.node, end.port, to: target.id) }
    // What was taken out of an answer before need not be taken out again.
    let made = changed.nodes.dropFirst(document.nodes.count)
    let readsBody = made.contains {
      ["transform", "filter", "edit-fields"].contains($0.type) && JSON.object($0.properties).text().contains(".body")
    }
    if readsBody, let place = changed.nodes.firstIndex(where: { $0.id == target.id }) {
      changed.nodes[place].properties.readsItself()
    }
    changed.nodes = Layout.placed(changed.nodes, changed.edges, keeping: document.nodes)
    return .changed(changed, missing: missing, reasons: reasons)
  }

  private func place(
    _ words: [Token], in assembler: inout WorkflowAssembler, _ document: WorkflowDocument
  ) -> Outcome {
    var context = ClauseContext()
    context.preferences = preferences
    context.hasData = true
    context.noun = assembler.flow.noun
    context.codes = CodeWord.all(in: words)
    var parser = StatementParser(context: context, reader: reader)
    assembler.place(Coalescing.joined(parser.parse(words)))
    guard assembler.nodes.count > document.nodes.count else { return .unclear(question: Self.what) }
    var changed = document
    changed.nodes = Layout.placed(assembler.nodes, assembler.edges, keeping: document.nodes)
    changed.edges = assembler.edges
    return .changed(changed, missing: assembler.missing, reasons: assembler.reasons)
  }

  /// A list is thinned out behind the step that brought it.
  func thin(_ document: WorkflowDocument, _ condition: Condition, behind source: WorkflowNode) -> Outcome {
    var properties: JSONObject = ["condition": .string(condition.jq("$item"))]
    if source.type == "http-request" { properties["items"] = "{{ .body }}" }
    let node = WorkflowNode(
      id: document.freeID("keep"), type: "filter", name: String("Keep where \(condition.words)".prefix(80)),
      properties: properties)
    var changed = document
    changed.insert(node, behind: source.id, leavingBy: WorkflowEdge.mainPort)
    changed.nodes = Layout.placed(changed.nodes, changed.edges, keeping: document.nodes)
    return .changed(changed, missing: [], reasons: [:])
  }

  /// In front of the loop that goes through the list.
  func thin(_ document: WorkflowDocument, _ condition: Condition, _ trigger: NodeID?) -> Outcome {
    guard let loop = document.nodes.first(where: { $0.type == "for-each" }),
      let items = loop.properties["items"]?.stringValue
    else { return .unclear(question: Self.what) }
    let node = WorkflowNode(
      id: document.freeID("keep"), type: "filter", name: String("Keep where \(condition.words)".prefix(80)),
      properties: ["items": .string(items), "condition": .string(condition.jq("$item"))])
    var changed = document
    changed.insert(node, before: loop.id)
    if let place = changed.nodes.firstIndex(where: { $0.id == loop.id }) {
      changed.nodes[place].properties["items"] = "{{ . }}"
    }
    changed.nodes = Layout.placed(changed.nodes, changed.edges, keeping: document.nodes)
    return .changed(changed, missing: [], reasons: [:])
  }
}

extension WorkflowDocument {
  /// The step right behind the trigger that brings data, and the ones behind it that do too.
  func brought(from trigger: NodeID) -> WorkflowNode? {
    var found: WorkflowNode?
    var current = trigger
    for _ in 0..<8 {
      let next = edges.filter { $0.source == current }
      guard next.count == 1, let id = next.first?.target, let node = nodes.first(where: { $0.id == id }),
        bringsData(node)
      else { break }
      found = node
      current = id
    }
    return found
  }

  func bringsData(_ node: WorkflowNode) -> Bool {
    switch node.type {
    case "http-request": node.properties["method"]?.stringValue ?? "GET" == "GET"
    case "transform", "filter": true
    case "connector-action":
      node.properties["tool"]?.stringValue.map { tool in
        ["get", "list", "read", "search", "find", "query"].contains(String(tool.prefix { $0 != "_" }))
      } ?? false
    default: false
    }
  }

  /// Where the data stands for a step behind this one.
  func flow(behind id: NodeID) -> DataFlow {
    guard let node = nodes.first(where: { $0.id == id }) else { return DataFlow(origin: .trigger, shape: .itself) }
    if Self.isTrigger(node.type) {
      return DataFlow(origin: .trigger, shape: node.type == "webhook" ? .bodyOrSelf : .itself)
    }
    if ["if-else", "switch", "approval", "wait"].contains(node.type), let edge = edges.first(where: { $0.target == id })
    {
      // These hand on what they were given.
      var flow = flow(behind: edge.source, depth: 8)
      flow.isLocal = true
      return flow
    }
    return DataFlow(origin: .node(id), shape: node.type == "http-request" ? .body : .itself)
  }

  private func flow(behind id: NodeID, depth: Int) -> DataFlow {
    guard depth > 0, let node = nodes.first(where: { $0.id == id }) else {
      return DataFlow(origin: .trigger, shape: .itself)
    }
    if ["if-else", "switch", "approval", "wait"].contains(node.type), let edge = edges.first(where: { $0.target == id })
    {
      return flow(behind: edge.source, depth: depth - 1)
    }
    if Self.isTrigger(node.type) {
      return DataFlow(origin: .trigger, shape: node.type == "webhook" ? .bodyOrSelf : .itself)
    }
    return DataFlow(origin: .node(id), shape: node.type == "http-request" ? .body : .itself)
  }

  mutating func join(_ source: NodeID, _ port: String, to target: NodeID) {
    let taken = Set(edges.compactMap(\.id))
    var number = edges.count + 1
    while taken.contains("e\(number)") { number += 1 }
    edges.append(WorkflowEdge(id: "e\(number)", source: source, target: target, sourceHandle: port))
  }
}
