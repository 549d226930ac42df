internal import WorkflowModels

/// Decisions, routes, waits, answers and ends.
extension WorkflowAssembler {
  mutating func decide(_ condition: Condition, _ then: [PlannedStep], _ otherwise: [PlannedStep]) {
    let expression = program(condition)
    let words = condition.words
    let id = add(
      "if-else", id: "if \(words.prefix(30))", name: "If \(words)", ["condition": .string(expression)])
    let before = flow
    let followers = hasFollowers
    ends = [OpenEnd(node: id, port: "true")]
    beforeMessages = nil
    let outer = situation
    situation = words
    place(then)
    situation = outer
    let (thenEnds, thenFlow) = (ends, flow)
    flow = before
    beforeMessages = nil
    ends = [OpenEnd(node: id, port: "false")]
    place(otherwise)
    join(thenEnds, thenFlow, before: before)
    hasFollowers = followers
    beforeMessages = nil
  }

  /// What comes after both ways works on the data of the one that goes on, or, if both do, on what was there before.
  private mutating func join(_ otherEnds: [OpenEnd], _ otherFlow: DataFlow, before: DataFlow) {
    if ends.isEmpty {
      (ends, flow) = (otherEnds, otherFlow)
    } else if !otherEnds.isEmpty {
      ends = otherEnds + ends
      if otherFlow != flow {
        flow = before
        flow.isLocal = false
      }
    }
  }

  private mutating func program(_ condition: Condition) -> String {
    if condition.isOfResponse, let answer = response, case .node(let id) = answer.origin {
      // An answer whose status is looked at must not fail the run before.
      set("fail_on_status", to: false, on: id)
      var root = answer
      root.isLocal = ends.allSatisfy { $0.node == id }
      return condition.jq(root.base)
    }
    if condition.isCount {
      if let measure = flow.measure { return condition.counted(as: FieldPath([measure])).jq(flow.expression) }
      needsList()
      flow.isList = true
      return condition.jq(flow.expression)
    }
    if flow.isList == true {
      needsList()
      return "(\(flow.expression) | map(select(\(condition.jq(".")))) | length) > 0"
    }
    return condition.jq(flow.expression)
  }

  mutating func route(_ field: FieldPath, _ cases: [RouteCase], _ otherwise: [PlannedStep]) {
    if flow.isList == true { return routeList(field, cases, otherwise) }
    if field == FieldPath(["label"]), routeByPorts(cases) { return }
    let list = cases.map { branch -> JSON in
      ["name": .string(branch.name), "equals": TextLiteral.value(branch.value, root: flow.expression)]
    }
    let id = add(
      "switch", id: "route by \(field.name)", name: "Route by \(field.name)",
      [
        "value": JQText.template(field.jq(from: flow.expression)), "cases": .array(list), "fallback": true,
      ])
    let before = flow
    var open: [OpenEnd] = []
    for branch in cases {
      ends = [OpenEnd(node: id, port: "case:\(branch.name)")]
      flow = before
      beforeMessages = nil
      place(branch.steps)
      open += ends
    }
    ends = [OpenEnd(node: id, port: "default")]
    flow = before
    beforeMessages = nil
    place(otherwise)
    ends = open + ends
    beforeMessages = nil
    flow = before
    flow.isLocal = false
  }

  /// What has given the label has a port for each: it is the switch. It may stand before what another label's steps added.
  private mutating func routeByPorts(_ cases: [RouteCase]) -> Bool {
    guard let node = nodes.last(where: { ["text-classifier", "sentiment-analysis"].contains($0.type) }), ends.count >= 1
    else { return false }
    let before = flow
    var open = ends.filter { $0.node != node.id || $0.port != WorkflowEdge.mainPort }
    for branch in cases {
      ends = [OpenEnd(node: node.id, port: node.type == "text-classifier" ? "case:\(branch.name)" : branch.name)]
      flow = before
      flow.isLocal = true
      beforeMessages = nil
      place(branch.steps)
      open += ends
    }
    (ends, flow) = (open, before)
    flow.isLocal = false
    beforeMessages = nil
    return true
  }

  /// A switch decides once for its whole input; a list is divided by filters instead.
  private mutating func routeList(_ field: FieldPath, _ cases: [RouteCase], _ otherwise: [PlannedStep]) {
    let (before, start) = (flow, ends)
    var open: [OpenEnd] = []
    for branch in cases {
      (flow, ends) = (before, start)
      beforeMessages = nil
      keep(.compare(field, .equals, branch.value))
      place(branch.steps)
      open += ends
    }
    if !otherwise.isEmpty {
      (flow, ends) = (before, start)
      beforeMessages = nil
      keep(.all(cases.map { .compare(field, .notEquals, $0.value) }))
      place(otherwise)
      open += ends
    }
    (flow, ends) = (before, open)
    flow.isLocal = false
  }

  mutating func each(_ noun: String, _ steps: [PlannedStep]) {
    flow.noun = flow.noun ?? noun
    if steps.contains(where: \.reachesOutside) { return eachApart(noun, steps) }
    if flow.origin == .trigger, !flow.isMember { collect(noun) }
    flow.isList = true
    let first = nodes.count
    place(steps)
    let calls = nodes.dropFirst(first).first { ["http-request", "wait"].contains($0.type) }
    if let calls {
      suggestions.append(
        question(calls.id, "body", "This step gets the whole list at once. Should it run once for each \(noun)?"))
    }
  }

  /// A body that is run once for each.
  private mutating func eachApart(_ noun: String, _ steps: [PlannedStep]) {
    let items = flow.isList == true ? flow.expression : listed(noun)
    let id = add(
      "for-each", id: "each \(noun)", name: "For each \(noun)", ["items": JQText.template(items)])
    let outer = (body, flow, hasFollowers, beforeMessages)
    (body, ends, beforeMessages) = (id, [], nil)
    flow = DataFlow(origin: .trigger, shape: .itself, isLocal: true, isList: false, noun: noun)
    flow.item = true
    place(steps)
    (body, _, hasFollowers, beforeMessages) = outer
    ends = [OpenEnd(node: id, port: WorkflowEdge.mainPort)]
    flow = outer.1
    becomesData(id, isList: true)
  }

  /// A body that is run again until what it brought is as wished.
  mutating func loop(until condition: Condition, most: Int?, _ steps: [PlannedStep]) {
    let outer = (flow, body, hasFollowers, beforeMessages)
    var properties: JSONObject = ["while": "true"]
    if let most { properties["max_iterations"] = .int(most) }
    let id = add("loop", id: "until", name: "Repeat until \(condition.words)", properties)
    (body, ends, beforeMessages) = (id, [], nil)
    place(steps)
    let result = flow
    (_, body, hasFollowers, beforeMessages) = outer
    ends = [OpenEnd(node: id, port: WorkflowEdge.mainPort)]
    // The first round's input is what came before: it has nothing of what the body brings yet.
    var data = result
    data.isLocal = true
    set("while", to: .string("(\(condition.jq(data.expression))) | not"), on: id)
    becomesData(id, shape: result.shape, isList: result.isList)
  }

  mutating func wait(_ plan: WaitPlan) {
    switch plan {
    case .seconds(let seconds):
      let value = JQText.json(seconds)
      add("wait", id: "wait", name: "Wait \(value.text()) seconds", ["seconds": value])
    case .until(let moment):
      add("wait", id: "wait", name: "Wait until \(moment)", ["until": .string(moment)])
    }
  }

  mutating func stop(_ message: String) {
    add("stop-and-error", id: "stop", name: "Stop with an error", ["message": TextLiteral.property(message)])
    ends = []
  }

  mutating func respond(_ plan: ReplyPlan) {
    if case .chat = trigger { return answerChat(plan) }
    guard isWebhook else { return shapeOutput(plan) }
    var properties: JSONObject = ["status": .int(plan.status ?? 200)]
    properties["body"] = answer(plan)
    let id = add("respond-to-webhook", id: "respond", name: "Respond", properties)
    set("respond", to: "respond_node", on: triggerID)
    if case .text = plan.body { flow.isLocal = flow.isLocal && id != triggerID }
  }

  private func answer(_ plan: ReplyPlan) -> JSON {
    switch plan.body {
    case .data: return JQText.template(answered.expression)
    case .text(let text): return TextLiteral.property(text)
    case .json(let text): return (try? JSON(parsing: text)) ?? .string(text)
    case .fields(let fields):
      var object: JSONObject = [:]
      for field in fields { object[field.name] = JQText.template(field.jq(from: flow.expression)) }
      return .object(object)
    }
  }

  /// "return the response" means what the last call brought.
  private var answered: DataFlow {
    guard var response, case .node(let id) = response.origin, let words = current?.words,
      Tokenizer.tokens(of: words).containsAny(["response", "answer", "reply"])
        && !Tokenizer.tokens(of: words).containsAny(["respond"])
        || flow.origin == .trigger && !flow.isLocal && !isWebhook
    else { return flow }
    response.isLocal = ends.allSatisfy { $0.node == id }
    return response
  }

  private mutating func shapeOutput(_ plan: ReplyPlan) {
    switch plan.body {
    case .fields(let fields): keep(fields)
    case .text(let text):
      let id = add(
        "edit-fields", id: "return message", name: "Return a message",
        [
          "fields": ["message": TextLiteral.property(text)], "mode": "replace",
        ])
      becomesData(id, isList: false)
    case .json(let text):
      guard let value = try? JSON(parsing: text) else { return }
      let id = add("transform", id: "return value", name: "Return a value", ["expression": .string(value.text())])
      becomesData(id)
    case .data:
      let data = answered
      guard !data.isInput else { return }
      let id = add(
        "transform", id: "return \(data.noun ?? "result")", name: "Return the \(data.noun ?? "result")",
        [
          "expression": .string(data.expression)
        ])
      becomesData(id, isList: data.isList)
    }
  }
}

extension Condition {
  /// A demand on a number that was already counted.
  func counted(as field: FieldPath) -> Condition {
    switch self {
    case .count(let comparison, let number): .compare(field, comparison, .number(number))
    case .not(let inner): .not(inner.counted(as: field))
    default: self
    }
  }
}
