internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `/api/suggestions`: sentences that a user might like to say.
struct SuggestionRoutes: Sendable {
  let store: SuggestionStore
  let generations: GenerationStore
  let preferences: PreferenceLibrary
  let live: LiveCatalog
  let now: @Sendable () -> Timestamp
  static let tag = "Suggestions"
  private static let history = 200

  private static let schema = APISchema.object([
    "id": .string(), "title": .string(), "prompt": .string("To be sent to `/ai/generate` as it is."),
    "description": .string(), "toolkits": .array(of: .string()), "created_at": .time(),
  ])

  func add(to api: inout API) {
    api.post(
      "/api/suggestions:generate", "Suggest workflows", tag: Self.tag,
      description: "From what the user has generated and prefers, and from the words of the context. Each prompt is "
        + "known to give a valid workflow, and none is one that the user has already; so there may be fewer than asked for.",
      body: .object(
        [
          "user_id": .string(), "context": .string("What the user is busy with, in plain words."),
          "count": .integer(1...20, "5 when absent."),
        ], required: ["user_id"]),
      responses: [.ok(.object(["suggestions": .array(of: Self.schema)]))]
    ) { request in try await generate(request) }
    api.get(
      "/api/suggestions", "What was suggested to a user", tag: Self.tag, parameters: [.userID, .limit, .cursor],
      responses: [.ok(.page("suggestions", of: Self.schema))]
    ) { request in
      var fields = request.queryFields()
      let user = fields.userID()
      let page = fields.page(of: "suggestions")
      try fields.finish()
      let found = try await store.list(of: user, before: page.after, limit: page.rowsToRead)
      return .json(page.envelope("suggestions", found, key: \.id, json: Self.json))
    }
    api.get(
      "/api/suggestions/{suggestion_id}", "One suggestion", tag: Self.tag, parameters: [.userID],
      responses: [.ok(Self.schema)]
    ) { request in
      let id = request.pathParameter("suggestion_id")
      guard id.hasPrefix("sugg_"), id.utf8.count <= 200 else { throw APIError.malformedID("Suggestion") }
      guard let found = try await store.find(id, of: try request.userID()) else {
        throw APIError.notFound("Suggestion")
      }
      return .json(Self.json(found))
    }
  }

  private func generate(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = try request.fields()
    let user = fields.userID()
    let context = fields.optionalText("context", limit: 20_000) ?? ""
    let count = fields.int("count", in: 1...20, default: 5)
    try fields.finish()
    var background = SuggestionMaker.Background()
    background.context = context
    background.prompts = try await generations.list(of: user, atMost: Self.history).map(\.prompt)
    background.suggested = try await store.list(of: user, before: nil, limit: Self.history).map(\.prompt)
    background.preferences = await preferences.preferences(of: user).preferences
    let snapshot = await live.current()
    let createdAt = now()
    let made = SuggestionMaker(catalog: snapshot.catalog, planner: snapshot.planner).make(count, for: background)
    let records = made.map { suggestion in
      SuggestionRecord(
        id: "sugg_\(UUIDv7.next().text)", userID: user, title: suggestion.title, prompt: suggestion.prompt,
        description: suggestion.description, toolkits: suggestion.toolkits, createdAt: createdAt)
    }
    try await store.insert(records)
    return .json(["suggestions": .array(records.map(Self.json))])
  }

  private static func json(_ record: SuggestionRecord) -> JSON {
    [
      "id": .string(record.id), "title": .string(record.title), "prompt": .string(record.prompt),
      "description": .string(record.description), "toolkits": .array(record.toolkits.map { .string($0) }),
      "created_at": .string(record.createdAt.rfc3339),
    ]
  }
}
