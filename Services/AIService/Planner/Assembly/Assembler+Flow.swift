internal import WorkflowModels

/// Waits, answers and ends.
extension WorkflowAssembler {
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
