internal import WorkflowModels

/// Answers a question with the sentences of some documents that are nearest to it. No model: the answer is a quotation.
struct QuestionAnswerChain: PureNodeType {
  let declaration = NodeTypeDeclaration(
    type: "question-answer-chain", title: "Answer from documents",
    summary: "Answers a question by the passages of the documents that are nearest to it.",
    category: .artificialIntelligence,
    properties: [
      NodeProperty("question", .text, required: true, "What is asked."),
      NodeProperty("documents", .any, required: true, "An array of texts or of {text}, or one text."),
      NodeProperty("top_k", .integer(1...50), default: 4, "How many passages are given as sources."),
    ],
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
        "provider": ["type": "string"],
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

  func run(_ call: NodeCall) throws(NodeFailure) -> NodeResult {
    let properties = try call.properties()
    let asked = Set(PlainText.terms((properties["question"] ?? .null).asText))
    let given = properties["documents"] ?? .null
    var passages: [(document: Int, text: String, score: Double)] = []
    for (index, document) in (given.arrayValue ?? [given]).enumerated() {
      for sentence in PlainText((document["text"] ?? document).asText).sentences {
        let terms = Set(PlainText.terms(sentence))
        guard !asked.isEmpty, !terms.isDisjoint(with: asked) else { continue }
        passages.append((index, sentence, Double(terms.intersection(asked).count) / Double(asked.count)))
      }
    }
    let best = passages.enumerated().sorted {
      $0.element.score != $1.element.score ? $0.element.score > $1.element.score : $0.offset < $1.offset
    }.prefix(properties["top_k"]?.intValue ?? 4).map(\.element)
    let sources = best.map { passage -> JSON in
      let score = (passage.score * 1000).rounded() / 1000
      return [
        "index": .int(passage.document), "text": .string(passage.text),
        "score": Int(exactly: score).map { .int($0) } ?? .double(score),
      ]
    }
    return .main([
      "answer": .string(best.first?.text ?? "The documents do not say."), "sources": .array(sources),
      "provider": "builtin",
    ])
  }
}
