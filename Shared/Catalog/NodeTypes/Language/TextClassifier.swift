internal import LanguageModels
internal import WorkflowModels

/// Gives a text one of the given labels: by what both say and mean, or by a model.
struct TextClassifier: ModelBackedNodeType {
  let declaration = NodeTypeDeclaration(
    type: "text-classifier", title: "Classify text",
    summary: "Gives a text one of some labels; leaves by main and by the case of that label.",
    category: .artificialIntelligence,
    properties: [
      NodeProperty("text", .any, required: true, "The text; anything else is read as JSON text."),
      NodeProperty("labels", .array, required: true, "The labels: texts, the last one for what fits none."),
    ] + ModelChoice.optionalProperties,
    ports: ["main"],
    output: [
      "type": "object", "required": ["label", "score", "scores", "provider"],
      "properties": [
        "label": ["type": "string"], "score": ["type": "number"], "scores": ["type": "object"],
        "provider": ["type": "string"], "model": ["type": "string"], "usage": ModelUsage.schema,
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

  func ask(
    _ model: NodeModel, _ properties: JSONObject, _: (any TextMeaning)?
  ) async throws(NodeFailure) -> NodeResult {
    let labels = (properties["labels"]?.arrayValue ?? []).map(\.asText)
    guard !labels.isEmpty else { throw Self.noLabels }
    let label: JSON = ["type": "string", "enum": .array(labels.map { .string($0) })]
    let (data, reply) = try await model.data(
      system: """
        You give a text the one label that fits it best; the last label is for what fits none. scores says for each \
        label how well it fits, from 0 to 1. \(ModelData.rule("text", "labels"))
        """,
      ModelData.block("labels", .array(labels.map { .string($0) })) + "\n"
        + ModelData.block("text", .string((properties["text"] ?? .null).asText)),
      [
        "type": "object", "required": ["label", "scores"],
        "properties": [
          "label": label,
          "scores": [
            "type": "array",
            "items": [
              "type": "object", "properties": ["label": label, "score": ["type": "number"]],
              "required": ["label", "score"],
            ],
          ],
        ],
      ])
    guard let best = data["label"]?.stringValue, labels.contains(best) else { throw Self.noLabels }
    var scores: JSONObject = [:]
    for label in labels { scores[label] = label == best ? 1 : 0 }
    for one in data["scores"]?.arrayValue ?? [] {
      guard let name = one["label"]?.stringValue, scores[name] != nil, let score = one["score"]?.doubleValue else {
        continue
      }
      scores[name] = Self.number(min(max(score, 0), 1))
    }
    return Self.result(
      best, reply.signed(["label": .string(best), "score": scores[best] ?? 1, "scores": .object(scores)]))
  }

  private static let noLabels = NodeFailure(code: "no_labels", message: "\"labels\" must be at least one text.")

  private static func result(_ label: String, _ value: JSON) -> NodeResult {
    NodeResult(NodeOutputs([.init(port: "main", value: value), .init(port: "case:\(label)", value: value)]))
  }

  func builtin(_ properties: JSONObject, _ meaning: (any TextMeaning)?) throws(NodeFailure) -> NodeResult {
    let labels = (properties["labels"]?.arrayValue ?? []).map(\.asText)
    guard let found = LabelScores(of: labels, for: (properties["text"] ?? .null).asText, by: meaning) else {
      throw Self.noLabels
    }
    var scores: JSONObject = [:]
    for (label, score) in zip(labels, found.scores) { scores[label] = Self.number(score) }
    let best = labels[found.best]
    return Self.result(
      best,
      [
        "label": .string(best), "score": scores[best] ?? 0, "scores": .object(scores), "provider": "builtin",
      ])
  }

  var readsMeaning: Bool { true }

  private static func number(_ value: Double) -> JSON { Int(exactly: value).map { .int($0) } ?? .double(value) }
}
