internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `POST /ai/generate` and `POST /ai/workflows/generate-and-execute`.
struct GenerationRoutes: Sendable {
  let generator: WorkflowGenerator
  let launcher: WorkflowLauncher
  let keeper: ExemplarKeeper
  let idempotency: IdempotencyKeys
  static let tag = "Generation"
  private static let maximumPrompt = 20_000
  private static let maximumSession = 128

  func add(to api: inout API) {
    api.post(
      "/ai/generate", "A workflow from a sentence", tag: Self.tag,
      description: "The workflow is stored as version 1 in the workflow service and is always valid. "
        + GenerationStream.description,
      parameters: [.idempotencyKey], body: Self.body([:]),
      responses: [
        .ok(Self.answer([:]), "The workflow and how it came to be."),
        APIResponse(.unprocessableContent, "The sentence is unclear; `next_question` asks for what is needed."),
      ]
    ) { request in
      try await handle(request) { generation, _ in
        let generated = try await generator.generate(generation)
        return .json(["workflow": generated.workflow, "ai_metadata": .object(generated.metadata)])
      }
    }
    api.post(
      "/ai/workflows/generate-and-execute", "A workflow from a sentence, activated and run once", tag: Self.tag,
      parameters: [.idempotencyKey], body: Self.body(["input": .object([:], "What the run starts with.")]),
      responses: [
        .ok(
          Self.answer([
            "execution": .object([
              "execution_id": .string().orNull, "status": .string("`running`, `not_started`, `disabled`, …"),
              "message": .string(),
            ])
          ]))
      ]
    ) { request in
      try await handle(request) { generation, input in
        let generated = try await generator.generate(generation)
        let execution = try await launcher.launch(generated, input: input, generation)
        if execution["execution_id"]?.stringValue != nil {
          await keeper.accept(
            generated.id, of: generation.user, as: .executed, prompt: generation.prompt,
            document: generated.workflow, context: generation.context, logger: generation.logger)
        }
        return .json([
          "workflow": generated.workflow, "ai_metadata": .object(generated.metadata), "execution": execution,
        ])
      }
    }
  }

  private func handle(
    _ request: APIRequest,
    _ work: @escaping @Sendable (GenerationRequest, JSON?) async throws -> HTTPResponse
  ) async throws -> HTTPResponse {
    var fields = try request.fields()
    let user = fields.userID()
    let prompt = Self.prompt(&fields)
    let session = Self.session(&fields)
    let input = fields.optionalObject("input")
    let isDry = fields.bool("dry", default: false)
    let explains = fields.bool("explain", default: false)
    let toolkits = toolkits(&fields)
    try fields.finish()
    let body = try request.json()
    return try await GenerationStream(request: request).answer { listener in
      try await idempotency.run(request, user: user, body: body) { operation in
        var generation = GenerationRequest(
          prompt: prompt, user: user, sessionID: session ?? "sess_\(operation.id)",
          isSessionNamed: session != nil, operationID: operation.id, context: request.context, logger: request.logger)
        (generation.isDry, generation.explains, generation.toolkits) = (isDry, explains, toolkits)
        generation.listener = listener
        return try await work(generation, input.map { .object($0) })
      }
    }
  }

  static func prompt(_ fields: inout FieldReader) -> String {
    let prompt = fields.text("prompt", limit: 1 << 20)
    let length = prompt.unicodeScalars.count
    if length > maximumPrompt {
      fields.fail(
        "prompt", "`prompt` must have at most \(maximumPrompt) characters; it has \(length).",
        code: "prompt_too_long", hint: "Say what starts the workflow and what it does, step by step.")
    }
    return prompt
  }

  static func session(_ fields: inout FieldReader) -> String? {
    guard let session = fields.optionalText("session_id", limit: 1024), !session.isEmpty else { return nil }
    if session.unicodeScalars.count > maximumSession {
      fields.fail("session_id", "`session_id` must have at most \(maximumSession) characters.")
    }
    return session
  }

  private func toolkits(_ fields: inout FieldReader) -> Set<String>? {
    fields.optionalTexts("toolkits").map { Set($0) }
  }

  private static func body(_ more: KeyValuePairs<String, APISchema>) -> APISchema {
    let prompt = APISchema.string("What the workflow is to do, in plain words; at most 20000 characters.")
      .example("Every morning at 9, fetch https://example.com/tickets and keep the urgent ones")
    let session = APISchema.string("Any text of up to 128 characters; names the session whose answers are cached.")
    let dry = APISchema.boolean("Nothing is stored.")
    let explain = APISchema.boolean("The answer says of each node which words it stands for.")
    let toolkits = APISchema.array(of: .string("Only actions of these services."))
    if let input = more.first {
      return .object(
        [
          "prompt": prompt, "user_id": .string(), "session_id": session, "explain": explain, "toolkits": toolkits,
          input.key: input.value,
        ], required: ["prompt", "user_id"])
    }
    return .object(
      [
        "prompt": prompt, "user_id": .string(), "session_id": session, "dry": dry, "explain": explain,
        "toolkits": toolkits,
      ], required: ["prompt", "user_id"])
  }

  private static func answer(_ more: KeyValuePairs<String, APISchema>) -> APISchema {
    let workflow = APISchema.object([:], "The workflow document with its id and version.")
    let metadata = APISchema.reference("GenerationMetadata")
    if let execution = more.first {
      return .object(["workflow": workflow, "ai_metadata": metadata, execution.key: execution.value])
    }
    return .object(["workflow": workflow, "ai_metadata": metadata])
  }

  /// Named once, used by both answers.
  static func define(in api: inout API) {
    let question = APISchema.object(["node_id": .string(), "property": .string(), "question": .string()])
    api.define(
      "GenerationMetadata",
      .object([
        "intent": .string(), "workflow_id": .string("Null for a dry run.").orNull, "prompt": .string(),
        "created_at": .time(), "session_id": .string(),
        "provider": .string("`builtin` when no model is configured."), "model": .string(), "cached": .boolean(),
        "repaired": .boolean(), "tokens": .object(["input": .integer(), "output": .integer()]),
        "retrieved_tools": .array(
          of: .object([
            "use": .string("A node type, or `connector-action:slack.send_message`."), "node_type": .string(),
            "name": .string(), "score": .number(),
          ])),
        "exemplars": .array(
          of: .object(["id": .string(), "score": .number(), "used": .boolean("The workflow is that of this one.")]),
          "Accepted workflows for similar sentences."),
        "explanations": .array(
          of: .object([
            "node_id": .string(), "words": .string(), "use": .string(), "score": .number(),
            "runners_up": .array(of: .string()),
          ])),
        "missing": .array(of: question, "Without these the workflow is not started."),
        "suggestions": .array(of: question, "These would make the workflow better; it runs without them."),
      ]))
  }
}
