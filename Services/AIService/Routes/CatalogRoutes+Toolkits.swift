internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `/api/catalog/toolkits`.
extension CatalogRoutes {
  private static let schema = APISchema.object([
    "slug": .string(), "name": .string(), "description": .string(), "category": .string(),
    "aliases": .array(of: .string()), "source": .choice(["builtin", "custom"]), "tools": .integer(),
  ])

  func addToolkits(to api: inout API) {
    let category = APIParameter.query("category", .string(), "Only toolkits of this category.")
    api.get(
      "/api/catalog/toolkits", "The toolkits, by slug", tag: Self.tag, parameters: [category] + Self.listing,
      responses: [.ok(.page("toolkits", of: Self.schema))]
    ) { request in try await listToolkits(request) }
    api.get(
      "/api/catalog/toolkits/{slug}", "One toolkit with its tools", tag: Self.tag, responses: [.ok(Self.schema)]
    ) { request in
      let now = await library.live.current()
      guard let toolkit = now.catalog.toolkit(request.pathParameter("slug")) else { throw APIError.notFound("Toolkit") }
      return .json(Self.whole(toolkit, now))
    }
    api.put(
      "/api/catalog/toolkits/{slug}", "Write a toolkit", tag: Self.tag,
      description: "With `tools`, it has exactly these afterwards; without, it keeps its own. A built-in toolkit is "
        + "overridden until the override is deleted.",
      body: .object(
        [
          "name": .string(), "description": .string(), "category": .string(), "aliases": .array(of: .string()),
          "tools": .array(of: Self.toolBody),
        ], required: ["name"]),
      responses: [.ok(Self.schema), .created(Self.schema)]
    ) { request in try await putToolkit(request) }
    api.delete(
      "/api/catalog/toolkits/{slug}", "Take a toolkit out", tag: Self.tag,
      description: "A built-in toolkit is hidden; importing its slug shows one again. Deleting an override brings the "
        + "built-in one back."
    ) { request in
      try await library.deleteToolkit(request.pathParameter("slug"))
      return .noContent
    }
  }

  private func listToolkits(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = request.queryFields()
    let search = Self.search(&fields)
    let category = fields.optionalText("category", limit: 200)
    let page = fields.page(of: "toolkits")
    try fields.finish()
    let now = await library.live.current()
    let found = now.catalog.toolkits.filter { toolkit in
      (category == nil || toolkit.category == category)
        && Self.matches(search, [toolkit.slug, toolkit.name, toolkit.description] + toolkit.aliases)
    }
    return Self.page(page, "toolkits", found.sorted { $0.slug < $1.slug }, slug: \.slug) { Self.json($0, now) }
  }

  private func putToolkit(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = try request.fields()
    let hasTools = fields.optionalList("tools") != nil
    try fields.finish()
    let body = try request.json()
    var head = JSONObject()
    for name in ["name", "description", "category", "aliases"] { head[name] = body[name] }
    head["slug"] = .string(request.pathParameter("slug"))
    let toolkit = try Self.toolkit(of: ["toolkit": .object(head), "tools": hasTools ? body["tools"] ?? [] : []])
    let isReplaced = hasTools ? try await library.put(toolkit) : try await library.putHead(toolkit)
    let now = await library.live.current()
    return Self.written(isReplaced, Self.whole(now.catalog.toolkit(toolkit.slug) ?? toolkit, now))
  }

  static func json(_ toolkit: Toolkit, _ now: CatalogSnapshot) -> JSON {
    var json = toolkit.head
    json["source"] = .string(now.source(of: toolkit).rawValue)
    json["tools"] = .int(toolkit.tools.count)
    return .object(json)
  }

  private static func whole(_ toolkit: Toolkit, _ now: CatalogSnapshot) -> JSON {
    var json = json(toolkit, now).objectValue ?? [:]
    json["tools"] = .array(toolkit.tools.map { Self.json($0, now) })
    return .object(json)
  }
}
