internal import LanguageModels
internal import WorkflowModels

/// Answers a question by the sentences of some documents that are nearest to it: the nearest is the answer, or a model
/// makes one of them and says by which.
struct QuestionAnswerChain: ModelBackedNodeType {
  let declaration = NodeTypeDeclaration(
    type: "question-answer-chain", title: "Answer from documents",
    summary: "Answers a question by the passages of the documents that are nearest to it.",
    category: .artificialIntelligence,
    properties: [
      NodeProperty("question", .text, required: true, "What is asked."),
      NodeProperty("documents", .any, required: true, "An array of texts or of {text}, or one text."),
      NodeProperty("top_k", .integer(1...50), default: 4, "How many passages are given as sources."),
    ] + ModelChoice.optionalProperties,
    output: [
      "type": "object", "required": ["answer", "sources", "provider"],
      "properties": [
        "answer": ["type": "string"],
        "sources": [
          "type": "array",
          "items": [
            "type": "object",
            "properties": ["index": ["type": "integer"], "text": ["type": "string"], "score": ["type": "number"]],
          ],
        ],
        "provider": ["type": "string"], "model": ["type": "string"], "usage": ModelUsage.schema,
      ],
    ],
    example: .init(
      properties: ["question": "{{ .question }}", "documents": "{{ .documents }}", "top_k": 1],
      input: [
        "question": "When is the office open?", "documents": ["The office is open from 9 to 17. Bring a badge."],
      ],
      output: [
        "answer": "The office is open from 9 to 17.",
        "sources": [["index": 0, "text": "The office is open from 9 to 17.", "score": 1]], "provider": "builtin",
      ]))

  func builtin(_ properties: JSONObject, _ meaning: (any TextMeaning)?) throws(NodeFailure) -> NodeResult {
    let sources = Self.passages(properties, meaning).prefix(Self.limit(properties))
    return .main([
      "answer": .string(sources.first?.text ?? Self.silence), "sources": .array(sources.map(\.json)),
      "provider": "builtin",
    ])
  }

  func ask(
    _ model: NodeModel, _ properties: JSONObject, _ meaning: (any TextMeaning)?
  ) async throws(NodeFailure) -> NodeResult {
    let nearest = Self.passages(properties, meaning, orAny: true).prefix(
      max(Self.limit(properties), Self.fewestForModel))
    let shown = nearest.enumerated().map { number, passage -> JSON in
      ["number": .int(number + 1), "text": .string(passage.text)]
    }
    let (data, reply) = try await model.data(
      system: """
        You answer a question from numbered passages and from nothing else, in the language of the question. sources \
        are the numbers of the passages that the answer is taken from. When they do not answer it, the answer is \
        "\(Self.silence)" and sources is empty. \(ModelData.rule("question", "passages"))
        """,
      ModelData.block("passages", .array(shown)) + "\n"
        + ModelData.block("question", .string((properties["question"] ?? .null).asText)),
      [
        "type": "object", "required": ["answer", "sources"],
        "properties": ["answer": ["type": "string"], "sources": ["type": "array", "items": ["type": "integer"]]],
      ])
    let cited = Set((data["sources"]?.arrayValue ?? []).compactMap(\.intValue))
    let sources = nearest.enumerated().filter { cited.contains($0.offset + 1) }.prefix(Self.limit(properties))
    return .main(
      reply.signed(["answer": data["answer"] ?? .string(Self.silence), "sources": .array(sources.map(\.element.json))]))
  }

  private static let silence = "The documents do not say."
  /// A model can make something of passages that words alone find far away.
  private static let fewestForModel = 12

  private static func limit(_ properties: JSONObject) -> Int { min(max(properties["top_k"]?.intValue ?? 4, 1), 50) }

  /// The nearest first.
  ///
  /// - Parameter orAny: those that say nothing of the question too, at the end.
  private static func passages(
    _ properties: JSONObject, _ meaning: (any TextMeaning)?, orAny: Bool = false
  ) -> [Passage] {
    Passage.ranked(
      properties["documents"] ?? .null, for: (properties["question"] ?? .null).asText, by: meaning, orAny: orAny)
  }

  var readsMeaning: Bool { true }
}
