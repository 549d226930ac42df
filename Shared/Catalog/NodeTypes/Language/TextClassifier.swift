internal import WorkflowModels

/// Gives a text one of the given labels, by the words that it shares with them. No model.
struct TextClassifier: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "text-classifier", title: "Classify text",
    summary: "Gives a text one of some labels; leaves by main and by the case of that label.",
    category: .artificialIntelligence,
    properties: [
      NodeProperty("text", .any, required: true, "The text; anything else is read as JSON text."),
      NodeProperty("labels", .array, required: true, "The labels: texts, the last one for what fits none."),
    ],
    ports: ["main"],
    output: [
      "type": "object", "required": ["label", "score", "scores", "provider"],
      "properties": [
        "label": ["type": "string"], "score": ["type": "number"], "scores": ["type": "object"],
        "provider": ["type": "string"],
      ],
    ],
    example: .init(
      properties: ["text": "{{ .message }}", "labels": ["billing", "technical", "other"]],
      input: ["message": "The invoice charges me twice."],
      output: [
        "label": "billing", "score": 1, "scores": ["billing": 1, "technical": 0, "other": 0], "provider": "builtin",
      ]))

  func ports(of node: WorkflowNode) -> [String] {
    ["main"] + (node.properties["labels"]?.arrayValue ?? []).compactMap(\.stringValue).map { "case:\($0)" }
  }

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    guard let labels = node.properties["labels"]?.arrayValue else { return [] }
    let texts = labels.compactMap(\.stringValue)
    guard texts.count == labels.count, !texts.isEmpty, texts.count <= 100, Set(texts).count == texts.count else {
      return [PropertyProblem("labels", "\"labels\" must be 1 to 100 different texts.")]
    }
    return []
  }

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let properties = try call.properties()
    let text = (properties["text"] ?? .null).asText
    let labels = (properties["labels"]?.arrayValue ?? []).map(\.asText)
    let weights = LabelWords.weights(of: labels, in: text)
    let sum = weights.reduce(0, +)
    var scores: JSONObject = [:]
    for (label, weight) in zip(labels, weights) {
      scores[label] = Self.number(sum == 0 ? 0 : (weight / sum * 1000).rounded() / 1000)
    }
    let best = sum == 0 ? labels.count - 1 : weights.indices.max { weights[$0] < weights[$1] } ?? 0
    guard labels.indices.contains(best) else {
      throw NodeFailure(code: "no_labels", message: "\"labels\" must be at least one text.")
    }
    let value: JSON = [
      "label": .string(labels[best]), "score": scores[labels[best]] ?? 0, "scores": .object(scores),
      "provider": "builtin",
    ]
    return NodeResult(
      NodeOutputs([.init(port: "main", value: value), .init(port: "case:\(labels[best])", value: value)]))
  }

  private static func number(_ value: Double) -> JSON { Int(exactly: value).map { .int($0) } ?? .double(value) }
}
