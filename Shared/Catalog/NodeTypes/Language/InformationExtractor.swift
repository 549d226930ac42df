internal import LanguageModels
internal import WorkflowModels

/// Takes data of a given shape out of a text: by patterns, labels and words, or by a model. The shape is the schema's
/// whatever the text says; what is not found is null.
struct InformationExtractor: ModelBackedNodeType {
  let literals: Set<String> = ["schema"]
  let declaration = NodeTypeDeclaration(
    type: "information-extractor", title: "Extract information",
    summary: "Takes data of a given shape out of a text; what is not found is null.",
    category: .artificialIntelligence,
    properties: [
      NodeProperty("text", .any, required: true, "The text; anything else is read as JSON text."),
      NodeProperty(
        "schema", .object, required: true,
        "What to find: JSON Schema of an object, or short: {name: type}, with a type such as string, number, integer, "
          + "boolean, date, email, url, phone, or a sentence."),
    ] + ModelChoice.optionalProperties,
    output: [
      "type": "object", "required": ["data", "provider"],
      "properties": [
        "data": ["type": "object"], "provider": ["type": "string"], "model": ["type": "string"],
        "usage": ModelUsage.schema,
      ],
    ],
    example: .init(
      properties: [
        "text": "{{ .message }}",
        "schema": [
          "type": "object",
          "properties": [
            "name": ["type": "string"], "email": ["type": "string", "format": "email"],
            "total": ["type": "number"], "due_date": ["type": "string", "format": "date"],
            "priority": ["enum": ["low", "high"]], "phone": ["type": "string"],
          ],
        ],
      ],
      input: [
        "message":
          "Name: Ada Lovelace\nPlease bill ada@example.com. The total is $1,250.50, due March 12, 2026. Priority: high"
      ],
      output: [
        "data": [
          "name": "Ada Lovelace", "email": "ada@example.com", "total": 1250.5, "due_date": "2026-03-12",
          "priority": "high", "phone": nil,
        ],
        "provider": "builtin",
      ]))

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    guard let schema = node.properties["schema"], !schema.isNull else { return [] }
    return ExtractionSchema.problem(with: schema).map { [PropertyProblem("schema", "The schema \($0).")] } ?? []
  }

  func builtin(_ properties: JSONObject, _: (any TextMeaning)?) throws(NodeFailure) -> NodeResult {
    let schema = try Self.schema(properties)
    var extractor = PatternExtractor((properties["text"] ?? .null).asText)
    return .main(["data": extractor.extract(schema), "provider": "builtin"])
  }

  func ask(
    _ model: NodeModel, _ properties: JSONObject, _: (any TextMeaning)?
  ) async throws(NodeFailure) -> NodeResult {
    let schema = try Self.schema(properties)
    let (data, reply) = try await model.data(
      system: """
        You take data out of a text, in the shape of the given schema. Take what the text says and nothing else: leave \
        out (or give null for) what it does not say, and invent nothing. Dates are YYYY-MM-DD. \(ModelData.rule("text"))
        """,
      ModelData.block("text", .string((properties["text"] ?? .null).asText)), schema.optional)
    return .main(reply.signed(["data": schema.completed(data)]))
  }

  private static func schema(_ properties: JSONObject) throws(NodeFailure) -> ExtractionSchema {
    let schema = properties["schema"] ?? .null
    if let problem = ExtractionSchema.problem(with: schema) {
      throw NodeFailure(code: "wrong_property", message: "The schema \(problem).")
    }
    return ExtractionSchema(schema)
  }
}
