internal import WorkflowModels

/// Says whether a text is friendly or not, by a list of words. No model.
struct SentimentAnalysis: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "sentiment-analysis", title: "Sentiment",
    summary: "Says whether a text is positive, neutral or negative; leaves by main and by the port of that name.",
    category: .artificialIntelligence,
    properties: [NodeProperty("text", .any, required: true, "The text; anything else is read as JSON text.")],
    ports: ["main", "positive", "neutral", "negative"],
    output: [
      "type": "object", "required": ["sentiment", "score", "provider"],
      "properties": [
        "sentiment": ["enum": ["positive", "neutral", "negative"]], "score": ["type": "number"],
        "provider": ["type": "string"],
      ],
    ],
    example: .init(
      properties: ["text": "{{ .review }}"], input: ["review": "Great service, but the room was dirty and cold."],
      output: ["sentiment": "negative", "score": -0.333, "provider": "builtin"]))

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let text = (try call.properties()["text"] ?? .null).asText
    let score = SentimentLexicon.score(PlainText.words(text))
    let sentiment = score > 0.1 ? "positive" : score < -0.1 ? "negative" : "neutral"
    let value: JSON = ["sentiment": .string(sentiment), "score": .double(score), "provider": "builtin"]
    return NodeResult(
      NodeOutputs([.init(port: "main", value: value), .init(port: sentiment, value: value)]))
  }
}
