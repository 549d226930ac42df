internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `/api/exemplars`: sentences with the workflows that are right for them, to be imported, listed and removed.
struct ExemplarRoutes: Sendable {
  let store: ExemplarStore
  let workflows: WorkflowServiceClient
  let now: @Sendable () -> Timestamp
  static let tag = "Exemplars"
  private static let most = 5_000
  /// So many are validated at once.
  private static let together = 8
  private static let longestPrompt = 20_000

  private static let schema = APISchema.object([
    "id": .string(), "scope": .choice(["user", "shared"]), "prompt": .string(), "workflow": .object(),
    "source": .choice(["import", "executed", "rated"]), "workflow_id": .string().orNull, "created_at": .time(),
    "mine": .boolean("Whether it is the user's own; only those can be removed."),
  ])

  func add(to api: inout API) {
    api.post(
      "/api/exemplars", "Import exemplars", tag: Self.tag,
      description: "Each workflow is validated. An exemplar takes the place of the owner's one for the same prompt.",
      body: .object(
        [
          "exemplars": .array(
            of: .object(["prompt": .string(), "workflow": .object()], required: ["prompt", "workflow"]),
            "At most \(Self.most)."),
          "scope": .choice(["user", "shared"], "`user` when absent; shared ones serve every user."),
          "user_id": .string(),
        ], required: ["exemplars", "user_id"]),
      responses: [
        .ok(
          .object([
            "imported": .integer(), "ids": .array(of: .string()),
            "rejected": .array(of: .object(["index": .integer(), "diagnostics": .array(of: .object())])),
          ]))
      ]
    ) { request in try await take(request) }
    api.get(
      "/api/exemplars", "The user's exemplars and the shared ones", tag: Self.tag,
      parameters: [.userID, .query("scope", .choice(["user", "shared"]), "Only these."), .limit, .cursor],
      responses: [.ok(.page("exemplars", of: Self.schema))]
    ) { request in try await list(request) }
    api.delete(
      "/api/exemplars", "Remove an exemplar", tag: Self.tag,
      parameters: [.userID, .query("id", .string(), required: true)]
    ) { request in
      var fields = request.queryFields()
      let id = fields.text("id", limit: 200)
      let user = fields.userID()
      try fields.finish()
      return try await remove(id, user)
    }
    api.delete("/api/exemplars/{id}", "Remove an exemplar", tag: Self.tag, parameters: [.userID]) { request in
      try await remove(request.pathParameter("id"), try request.userID())
    }
  }

  private func remove(_ id: String, _ user: UserID) async throws -> HTTPResponse {
    guard id.hasPrefix("ex_"), id.utf8.count <= 200 else { throw APIError.malformedID("Exemplar") }
    guard try await store.delete(id, of: user) else { throw APIError.notFound("Exemplar") }
    return .noContent
  }

  private func list(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = request.queryFields()
    let user = fields.userID()
    let scopeText = fields.optionalText("scope", limit: 20)
    let scope = scopeText.flatMap { ExemplarRecord.Scope(rawValue: $0) }
    if scopeText != nil, scope == nil { fields.fail("scope", "`scope` must be `user` or `shared`.") }
    let page = fields.page(of: "exemplars")
    try fields.finish()
    let found = try await store.list(for: user, scope: scope, before: page.after, limit: page.rowsToRead)
    return .json(
      page.envelope("exemplars", found, key: \.id) { record in
        [
          "id": .string(record.id), "scope": .string(record.scope.rawValue), "prompt": .string(record.prompt),
          "workflow": (try? JSON(parsing: record.workflow)) ?? .null, "source": .string(record.source.rawValue),
          "workflow_id": record.userID == user ? record.workflowID.map { .string($0.rawValue) } ?? .null : .null,
          "created_at": .string(record.createdAt.rfc3339), "mine": .bool(record.userID == user),
        ]
      })
  }

  private func take(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = try request.fields()
    let user = fields.userID()
    let scope = fields.choice("scope", default: ExemplarRecord.Scope.user)
    let items = fields.list("exemplars")
    if items.count > Self.most { fields.fail("exemplars", "At most \(Self.most) exemplars come in one request.") }
    try fields.finish()
    var records: [ExemplarRecord] = []
    var rejected: [JSON] = []
    var last: [String: Int] = [:]
    let read = try await read(items, user, scope, request)
    for (index, (record, _)) in read.enumerated() { if let record { last[record.promptHash] = index } }
    for (index, (record, diagnostics)) in read.enumerated() {
      guard var record else {
        rejected.append(["index": .int(index), "diagnostics": diagnostics])
        continue
      }
      // Of two for the same prompt in one request the later one stays.
      guard last[record.promptHash] == index else { continue }
      // Ids grow in the order of the request, however long each took to validate.
      record.id = "ex_\(UUIDv7.next().text)"
      records.append(record)
    }
    try await store.put(records)
    return .json([
      "imported": .int(records.count), "ids": .array(records.map { .string($0.id) }), "rejected": .array(rejected),
    ])
  }

  /// What became of each, in their order. The workflow service validates them, several at once: some thousands one
  /// after another take long.
  private func read(
    _ items: [JSON], _ user: UserID, _ scope: ExemplarRecord.Scope, _ request: APIRequest
  ) async throws -> [(ExemplarRecord?, JSON)] {
    try await withThrowingTaskGroup(of: (Int, ExemplarRecord?, JSON).self) { group in
      var found = [(ExemplarRecord?, JSON)](repeating: (nil, .null), count: items.count)
      var next = 0
      func begin() {
        guard items.indices.contains(next) else { return }
        let (place, item) = (next, items[next])
        next += 1
        group.addTask {
          let (record, diagnostics) = try await read(item, user, scope, request)
          return (place, record, diagnostics)
        }
      }
      for _ in 0..<Self.together { begin() }
      while let (place, record, diagnostics) = try await group.next() {
        found[place] = (record, diagnostics)
        begin()
      }
      return found
    }
  }

  private func read(
    _ item: JSON, _ user: UserID, _ scope: ExemplarRecord.Scope, _ request: APIRequest
  ) async throws -> (ExemplarRecord?, JSON) {
    let prompt = item["prompt"]?.stringValue ?? ""
    guard !prompt.allSatisfy(\.isWhitespace), prompt.unicodeScalars.count <= Self.longestPrompt,
      !prompt.utf8.contains(0)
    else {
      let message = "`prompt` must be a text of 1 to \(Self.longestPrompt) characters."
      return (nil, [Diagnostic.error("invalid_prompt", path: "prompt", message: message)].json)
    }
    guard let workflow = item["workflow"], let object = workflow.objectValue else {
      return (nil, [Diagnostic.error("invalid_field", path: "workflow", message: "`workflow` must be an object.")].json)
    }
    let check: JSON
    do throws(WorkflowServiceError) {
      check = try await workflows.validate(object, user: user, context: request.context)
    } catch {
      guard error.refusedStatus != nil else { throw error }
      return (nil, error.apiError.json["diagnostics"] ?? [["message": .string(error.apiError.detail)]])
    }
    let decoded = WorkflowDocument.decode(workflow)
    guard check["valid"]?.boolValue == true, let document = decoded.document, !document.nodes.isEmpty else {
      let told = check["diagnostics"]?.arrayValue ?? []
      let empty = Diagnostic.error("no_nodes", path: "workflow.nodes", message: "An exemplar's workflow has nodes.")
      return (nil, told.isEmpty ? [empty].json : .array(told))
    }
    let record = ExemplarRecord(
      id: "", userID: user, scope: scope, prompt: prompt,
      promptHash: Exemplar.hash(of: prompt), workflow: Exemplar.kept(document).json.text(), source: .import,
      workflowID: nil, createdAt: now())
    return (record, [])
  }
}
