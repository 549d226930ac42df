internal import WorkflowModels

/// What reads and writes language, on the built-in nodes that need no model.
extension WorkflowAssembler {
  /// False where there is no such node for what is wished.
  mutating func language(_ plan: LabelPlan) -> Bool {
    let text = textOfData
    switch plan.purpose {
    case .summary:
      let id = add("summarization-chain", id: "summarize", name: "Summarize", ["text": text])
      becomesData(id, isList: false, measure: nil)
      flow.noun = "summary"
    case .sentiment:
      let id = add("sentiment-analysis", id: "sentiment", name: "Find the sentiment", ["text": text])
      becomesData(id, isList: false)
    case .category where plan.labels.count > 1:
      let id = add(
        "text-classifier", id: "classify", name: "Classify as \(plan.labels.joined(separator: ", "))",
        ["text": text, "labels": .array(plan.labels.map { .string($0) })])
      becomesData(id, isList: false)
    case .category, .priority, .translation, .score: return false
    }
    return true
  }

  /// A model is told what to do and given the data, where there is any.
  mutating func ask(_ type: String, _ instruction: String) {
    let plain = instruction.replacing("{{", with: "{ {")
    let hasData = flow.origin != .trigger || isWebhook || flow.item || flow.noun != nil
    let prompt =
      hasData ? "\(plain)\n\n{{ \(flow.expression) | if type == \"string\" then . else tojson end }}" : plain
    let id = add(type, id: "ask \(type)", name: Self.title(instruction), ["prompt": .string(prompt)])
    becomesData(id, isList: false)
    flow.noun = "text"
  }

  private static func title(_ instruction: String) -> String {
    String((instruction.prefix(1).uppercased() + instruction.dropFirst()).prefix(60))
  }

  mutating func extract(_ names: [String]) {
    var fields: JSONObject = [:]
    for name in names { fields[name] = ["type": "string"] }
    let id = add(
      "information-extractor", id: "extract", name: "Extract \(names.joined(separator: ", "))",
      ["text": textOfData, "schema": ["type": "object", "properties": .object(fields)]])
    becomesData(id, isList: false)
    flow.noun = "extract"
  }

  /// The text in the data: its usual member, or all of it.
  var textOfData: JSON {
    let data = flow.expression
    let members = ["text", "message", "body", "content", "review", "description"].map { name in
      FieldPath([name]).jq(from: data) + "?"
    }
    return JQText.template(members.joined(separator: " // ") + " // (\(data) | tostring)")
  }

  mutating func approval(_ message: String) {
    let id = add("approval", id: "approval", name: "Ask for approval", ["message": TextLiteral.property(message)])
    ends = [OpenEnd(node: id, port: "approved")]
  }

  mutating func answerChat(_ plan: ReplyPlan) {
    let message: JSON =
      switch plan.body {
      case .text(let text), .json(let text): TextLiteral.property(text)
      case .data, .fields:
        JQText.template(
          "\(flow.expression) | if type == \"object\" then (.answer? // .summary? // .text? // .message? // tostring) else tostring end"
        )
      }
    add("respond-to-chat", id: "answer", name: "Answer in the chat", ["message": message])
  }
}
