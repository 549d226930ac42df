internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `/api/preferences/{user_id}`.
struct PreferenceRoutes: Sendable {
  let store: PreferenceStore
  let live: LiveCatalog
  let hasModels: Bool
  let now: @Sendable () -> Timestamp
  static let tag = "Preferences"

  private static let fields: KeyValuePairs<String, APISchema> = [
    "preferred_tools": .array(
      of: .string("A toolkit (`jira`) or a tool (`slack.send_message`), the most liked first.")),
    "timezone": .string("An IANA name, for schedules whose sentence names none.").orNull,
    "defaults": .object(
      [:], "`{toolkit: {argument: value}}`, for what a sentence leaves open; `credential` names the one to use."),
    "language": .string("In which models write names and questions; without a model it can only be English.").orNull,
  ]

  func add(to api: inout API) {
    api.get(
      "/api/preferences/{user_id}", "What a user prefers", tag: Self.tag, responses: [.ok(.object(Self.fields))]
    ) { request in
      let user = try Self.user(request)
      return .json(Self.json(try await store.find(user), of: user))
    }
    api.post(
      "/api/preferences/{user_id}", "Change what a user prefers", tag: Self.tag,
      description: "Fields that are not sent stay; null takes one back.", body: .object(Self.fields),
      responses: [.ok(.object(Self.fields))]
    ) { request in try await change(request) }
  }

  private func change(_ request: APIRequest) async throws -> HTTPResponse {
    let user = try Self.user(request)
    var fields = try request.fields()
    let changes = PreferenceReader(catalog: await live.current().catalog, hasModels: hasModels).changes(&fields)
    try fields.finish()
    let record = try await store.change(user, at: now()) { text in
      var document = text.flatMap { try? JSON(parsing: $0) }?.objectValue ?? [:]
      for (name, value) in changes { document[name] = value.isNull ? nil : value }
      return JSON.object(document).text()
    }
    return .json(Self.json(record, of: user))
  }

  private static func user(_ request: APIRequest) throws(APIError) -> UserID {
    try request.pathID(UserID.self, "user_id", kind: "User")
  }

  private static func json(_ record: PreferenceStore.Record?, of user: UserID) -> JSON {
    let preferences = record.flatMap { try? JSON(parsing: $0.document) }.map { Preferences($0) } ?? .none
    var json: JSONObject = ["user_id": .string(user.rawValue)]
    for (key, value) in preferences.json { json[key] = value }
    json["updated_at"] = record.map { .string($0.updatedAt.rfc3339) } ?? .null
    return .object(json)
  }
}
