internal import Catalog
internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Credentials of a user: they go in, are listed by name, and never come out.
struct CredentialRoutes: Sendable {
  let keeper: CredentialKeeper
  let store: CredentialStore
  private static let mostBytes = 65_536
  private static let view = APISchema.object(["name": .string(), "type": .string(), "created_at": .time()])

  func add(to api: inout API) {
    api.post(
      "/api/credentials", "Store a credential, or replace the one of its name", tag: "Credentials",
      description: "Types: `bearer` {token}, `basic` {username, password}, `header` {name, value}, `smtp` {host, port, "
        + "username, password, security: none, starttls or tls, from}; any other type is kept for its connector.",
      body: .object(
        ["user_id": .string(), "name": .string(), "type": .string(), "data": .object()],
        required: ["user_id", "name", "type", "data"]),
      responses: [.created(Self.view)]
    ) { request in try await create(request) }
    api.get(
      "/api/credentials", "Credentials by name, without their secrets", tag: "Credentials",
      parameters: [.userID, .limit, .cursor], responses: [.ok(.page("credentials", of: Self.view))]
    ) { request in
      let user = try request.userID()
      let page = try request.page(of: "credentials")
      let records = try await store.credentials(of: user, after: page.after, limit: page.rowsToRead)
      return .json(page.envelope("credentials", records, key: \.name, json: Self.json))
    }
    api.delete("/api/credentials/{name}", "Delete a credential", tag: "Credentials", parameters: [.userID]) {
      request in try await delete(request.pathParameter("name"), request)
    }
    api.delete(
      "/api/credentials", "Delete a credential", tag: "Credentials",
      parameters: [.userID, .query("name", required: true)]
    ) { request in
      var fields = request.queryFields()
      let name = fields.text("name", limit: 128)
      try fields.finish()
      return try await delete(name, request)
    }
  }

  private func create(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = try request.fields()
    let user = fields.userID()
    let name = fields.text("name", limit: 128)
    let credential = Credential(type: fields.text("type", limit: 64), data: fields.object("data"))
    for problem in CredentialKind.problems(of: credential) { fields.fail("data.\(problem.field)", problem.message) }
    if credential.json.bytes().count > Self.mostBytes {
      fields.fail("data", "`data` must have at most \(Self.mostBytes) bytes.")
    }
    try fields.finish()
    guard let record = try keeper.seal(credential, named: name, of: user) else {
      throw APIError(
        .serviceUnavailable, code: "credentials_not_configured",
        detail: "Credentials cannot be stored, because \(CredentialsKey.variable) is not set; "
          + "set it to 32 random bytes as base64 and restart the service.")
    }
    try await store.put(record, of: user)
    return .json(Self.json(record), status: .created)
  }

  private func delete(_ name: String, _ request: APIRequest) async throws -> HTTPResponse {
    guard try await store.delete(named: name, of: request.userID()) else { throw APIError.notFound("Credential") }
    return .noContent
  }

  private static func json(_ record: CredentialRecord) -> JSON {
    ["name": .string(record.name), "type": .string(record.type), "created_at": .string(record.createdAt.rfc3339)]
  }
}
