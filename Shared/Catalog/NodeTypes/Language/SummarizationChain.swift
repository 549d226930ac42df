internal import LanguageModels
internal import WorkflowModels

/// Shortens a text: to its sentences that say most, in their order, so that what comes out stands in the text; or by a
/// model, in its words.
struct SummarizationChain: ModelBackedNodeType {
  let declaration = NodeTypeDeclaration(
    type: "summarization-chain", title: "Summarize", summary: "Shortens a text to the sentences that say most.",
    category: .artificialIntelligence,
    properties: [
      NodeProperty("text", .any, required: true, "The text; anything else is read as JSON text."),
      NodeProperty("max_sentences", .integer(1...100), default: 5, "How many sentences at most."),
    ] + ModelChoice.optionalProperties,
    output: [
      "type": "object", "required": ["summary", "provider"],
      "properties": [
        "summary": ["type": "string"], "provider": ["type": "string"], "model": ["type": "string"],
        "usage": ModelUsage.schema,
      ],
    ],
    example: .init(
      properties: ["text": "{{ .text }}", "max_sentences": 1],
      input: ["text": "The train was late. The late train stopped in the rain. Nobody minded."],
      output: ["summary": "The train was late.", "provider": "builtin"]))

  func ask(
    _ model: NodeModel, _ properties: JSONObject, _: (any TextMeaning)?
  ) async throws(NodeFailure) -> NodeResult {
    let limit = properties["max_sentences"]?.intValue ?? 5
    let (data, reply) = try await model.data(
      system: """
        You summarize a text faithfully in at most \(limit) sentences, in its own language, adding nothing. \
        \(ModelData.rule("text"))
        """,
      ModelData.block("text", .string((properties["text"] ?? .null).asText)),
      ["type": "object", "properties": ["summary": ["type": "string"]], "required": ["summary"]])
    return .main(reply.signed(["summary": data["summary"] ?? ""]))
  }

  func builtin(_ properties: JSONObject, _: (any TextMeaning)?) throws(NodeFailure) -> NodeResult {
    let text = PlainText((properties["text"] ?? .null).asText)
    let summary = Self.summary(text.sentences, atMost: properties["max_sentences"]?.intValue ?? 5)
    return .main(["summary": .string(summary.joined(separator: " ")), "provider": "builtin"])
  }

  /// A sentence weighs as much as the terms that it shares with the rest of the text, by the square root of its length.
  static func summary(_ sentences: [String], atMost limit: Int) -> [String] {
    guard sentences.count > limit else { return sentences }
    let terms = sentences.map(PlainText.terms)
    var counts: [String: Double] = [:]
    for term in terms.joined() { counts[term, default: 0] += 1 }
    let weights = terms.map { terms in
      Set(terms).reduce(0) { $0 + (counts[$1] ?? 0) - 1 } / (Double(max(terms.count, 3))).squareRoot()
    }
    let best = weights.indices.sorted { weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1 }
    return best.prefix(limit).sorted().map { sentences[$0] }
  }
}
