internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `/api/v1/workflow`, its sessions and the feedback on its turns.
struct ConversationRoutes: Sendable {
  let conversation: Conversation
  let interactions: InteractionStore
  let idempotency: IdempotencyKeys
  let keeper: ExemplarKeeper
  /// From this rating on, a turn's workflow is taken for right.
  private static let good = 4
  static let tag = "Conversation"

  func add(to api: inout API) {
    api.post(
      "/api/v1/workflow", "A turn of a conversation", tag: Self.tag,
      description: "The first wish makes a workflow; what follows in the same session changes it, as a new version. "
        + GenerationStream.description,
      parameters: [.idempotencyKey],
      body: .object(
        [
          "prompt": .string("What is wished, in plain words."),
          "session_id": .string("Any text of up to 128 characters."),
          "user_id": .string(),
        ], required: ["prompt"]),
      responses: [
        .ok(
          .object([
            "conversation": .string("The answer in words."), "session_id": .string(),
            "workflow": .object(["structure": .array(of: .object()), "data": .array(of: .object())]).orNull,
            "next_question": .string().orNull, "interaction_id": .integer(),
            "intent": .string("`new_workflow`, `modify_workflow`, `general` or `unclear`"),
            "workflow_id": .string().orNull, "workflow_version": .integer().orNull,
            "changes": .object(["sentences": .array(of: .string()), "patch": .array(of: .object())]),
          ]))
      ]
    ) { request in try await turn(request) }
    api.get(
      "/api/v1/workflow/ws", "A conversation over a WebSocket", tag: Self.tag,
      description: "Each text message `{prompt, session_id?, user_id?}` is a turn. It is answered by messages "
        + "`{event, data}`, the events of the stream of `POST /api/v1/workflow`; one turn at a time.",
      responses: [APIResponse(.switchingProtocols, "The conversation")]
    ) { request in ConversationSocket(conversation: conversation, request: request).response }
    api.get(
      "/api/v1/sessions/{session_id}", "The turns of a session", tag: Self.tag, parameters: [.userID],
      responses: [
        .ok(.object(["session_id": .string(), "workflow_id": .string().orNull, "interactions": .array(of: .object())]))
      ]
    ) { request in try await session(request) }
    api.post(
      "/api/v1/interactions/{interaction_id}/feedback", "What a turn was worth", tag: Self.tag,
      body: .object(
        ["user_id": .string(), "rating": .integer(1...5), "comment": .string()],
        required: ["rating"]),
      responses: [.ok(.object(["interaction_id": .integer(), "rating": .integer()]))]
    ) { request in try await feedback(request) }
  }

  private func turn(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = try request.fields()
    let said = try ConversationTurn(&fields)
    let body = try request.json()
    return try await GenerationStream(request: request).answer { listener in
      try await idempotency.run(request, user: said.user, body: body) { operation in
        .json(try await conversation.answer(said.generation(operation.id, request, listener)))
      }
    }
  }

  private func session(_ request: APIRequest) async throws -> HTTPResponse {
    let id = request.pathParameter("session_id")
    let user = try request.userID()
    let turns = try await interactions.turns(of: id, user: user, atMost: 200)
    guard !turns.isEmpty else { throw APIError.notFound("Session") }
    return .json([
      "session_id": .string(id),
      "workflow_id": turns.last { $0.workflowID != nil }?.workflowID.map { .string($0.rawValue) } ?? .null,
      "interactions": .array(turns.map(Self.json)),
    ])
  }

  private func feedback(_ request: APIRequest) async throws -> HTTPResponse {
    guard let id = Int(request.pathParameter("interaction_id")) else {
      throw APIError(.badRequest, code: "invalid_id", detail: "Invalid interaction ID format")
    }
    var fields = try request.fields()
    let user = ConversationTurn.user(&fields)
    let rating = fields.optionalInt("rating", in: 1...5)
    if rating == nil { fields.fail("rating", "`rating` must be a whole number from 1 to 5.") }
    let comment = fields.optionalText("comment", limit: 4_000)
    try fields.finish()
    guard let rating, try await interactions.rate(id, of: user, rating: rating, comment: comment) else {
      throw APIError.notFound("Interaction")
    }
    if rating >= Self.good, let workflow = try await interactions.find(id, of: user)?.workflowID {
      await keeper.accept(workflow, of: user, as: .rated, context: request.context, logger: request.logger)
    }
    return .json(["interaction_id": .int(id), "rating": .int(rating)])
  }

  private static func json(_ turn: Interaction) -> JSON {
    [
      "interaction_id": .int(turn.id), "prompt": .string(turn.prompt), "intent": .string(turn.intent),
      "conversation": .string(turn.reply), "next_question": turn.nextQuestion.map { .string($0) } ?? .null,
      "workflow_id": turn.workflowID.map { .string($0.rawValue) } ?? .null,
      "workflow_version": turn.workflowVersion.map { .int($0) } ?? .null,
      "rating": turn.rating.map { .int($0) } ?? .null, "comment": turn.comment.map { .string($0) } ?? .null,
      "created_at": .string(turn.createdAt.rfc3339),
    ]
  }
}
