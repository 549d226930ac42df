internal import WorkflowModels

/// Decisions and routes, and what comes after their branches.
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
