internal import LanguageModels
internal import WorkflowModels

/// Says whether a text is friendly or not, by a list of words or by a model.
struct SentimentAnalysis: ModelBackedNodeType {
  let declaration = NodeTypeDeclaration(
    type: "sentiment-analysis", title: "Sentiment",
    summary: "Says whether a text is positive, neutral or negative; leaves by main and by the port of that name.",
    category: .artificialIntelligence,
    properties: [NodeProperty("text", .any, required: true, "The text; anything else is read as JSON text.")]
      + ModelChoice.optionalProperties,
    ports: ["main", "positive", "neutral", "negative"],
    output: [
      "type": "object", "required": ["sentiment", "score", "provider"],
      "properties": [
        "sentiment": ["enum": ["positive", "neutral", "negative"]], "score": ["type": "number"],
        "provider": ["type": "string"], "model": ["type": "string"], "usage": ModelUsage.schema,
      ],
    ],
    example: .init(
      properties: ["text": "{{ .review }}"], input: ["review": "Great service, but the room was dirty and cold."],
      output: ["sentiment": "negative", "score": -0.333, "provider": "builtin"]))

  private static let moods = ["positive", "neutral", "negative"]

  func ask(
    _ model: NodeModel, _ properties: JSONObject, _: (any TextMeaning)?
  ) async throws(NodeFailure) -> NodeResult {
    let (data, reply) = try await model.data(
      system: """
        You judge the sentiment of a text. score is from -1 (wholly negative) to 1 (wholly positive). \
        \(ModelData.rule("text"))
        """,
      ModelData.block("text", .string((properties["text"] ?? .null).asText)),
      [
        "type": "object", "required": ["sentiment", "score"],
        "properties": [
          "sentiment": ["type": "string", "enum": .array(Self.moods.map { .string($0) })],
          "score": ["type": "number"],
        ],
      ])
    let sentiment = data["sentiment"]?.stringValue.flatMap { Self.moods.contains($0) ? $0 : nil } ?? "neutral"
    let score = min(max(data["score"]?.doubleValue ?? 0, -1), 1)
    return Self.result(sentiment, reply.signed(["sentiment": .string(sentiment), "score": .double(score)]))
  }

  private static func result(_ sentiment: String, _ value: JSON) -> NodeResult {
    NodeResult(NodeOutputs([.init(port: "main", value: value), .init(port: sentiment, value: value)]))
  }

  func builtin(_ properties: JSONObject, _: (any TextMeaning)?) throws(NodeFailure) -> NodeResult {
    let text = (properties["text"] ?? .null).asText
    let score = SentimentLexicon.score(PlainText.words(text))
    let sentiment = score > 0.1 ? "positive" : score < -0.1 ? "negative" : "neutral"
    return Self.result(
      sentiment, ["sentiment": .string(sentiment), "score": .double(score), "provider": "builtin"])
  }
}
