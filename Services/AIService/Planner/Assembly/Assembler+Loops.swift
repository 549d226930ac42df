internal import WorkflowModels

/// What is done to each of many, and what is done again and again.
extension WorkflowAssembler {
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
}
