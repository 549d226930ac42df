internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `/api/catalog/categories`.
extension CatalogRoutes {
  private static let schema = APISchema.object([
    "slug": .string(), "name": .string(), "description": .string(), "source": .choice(["builtin", "custom"]),
    "toolkits": .integer(nil, "How many it holds."),
  ])

  func addCategories(to api: inout API) {
    api.get(
      "/api/catalog/categories", "The categories, by slug", tag: Self.tag, parameters: Self.listing,
      responses: [.ok(.page("categories", of: Self.schema))]
    ) { request in
      var fields = request.queryFields()
      let search = Self.search(&fields)
      let page = fields.page(of: "categories")
      try fields.finish()
      let now = await library.live.current()
      let found = now.categories.filter { Self.matches(search, [$0.slug, $0.name, $0.description]) }
      return Self.page(page, "categories", found.sorted { $0.slug < $1.slug }, slug: \.slug) { Self.json($0, now) }
    }
    api.get(
      "/api/catalog/categories/{slug}", "One category", tag: Self.tag, responses: [.ok(Self.schema)]
    ) { request in
      let now = await library.live.current()
      return .json(try Self.category(request.pathParameter("slug"), now))
    }
    api.put(
      "/api/catalog/categories/{slug}", "Write a category", tag: Self.tag,
      body: .object(["name": .string(), "description": .string()], required: ["name"]),
      responses: [.ok(Self.schema), .created(Self.schema)]
    ) { request in try await putCategory(request) }
    api.delete(
      "/api/catalog/categories/{slug}", "Take a category out", tag: Self.tag,
      description: "409 while it holds toolkits. A built-in category is hidden; deleting an override brings it back."
    ) { request in
      try await library.deleteCategory(request.pathParameter("slug"))
      return .noContent
    }
  }

  private func putCategory(_ request: APIRequest) async throws -> HTTPResponse {
    let slug = request.pathParameter("slug")
    var fields = try request.fields()
    let name = fields.text("name", limit: 200)
    let description = fields.optionalText("description", limit: 4_000) ?? ""
    if CategoryName.slug(slug) != slug {
      fields.fail("slug", "`slug` must be small letters, digits and `-`, at most 100, beginning with a letter.")
    }
    try fields.finish()
    let isReplaced = try await library.put(
      CategoryRecord(slug: slug, name: name, description: description, source: .custom))
    let now = await library.live.current()
    return Self.written(isReplaced, try Self.category(slug, now))
  }

  private static func category(_ slug: String, _ now: CatalogSnapshot) throws(APIError) -> JSON {
    guard let category = now.categories.first(where: { $0.slug == slug }) else { throw .notFound("Category") }
    return json(category, now)
  }

  private static func json(_ category: CatalogSnapshot.Category, _ now: CatalogSnapshot) -> JSON {
    [
      "slug": .string(category.slug), "name": .string(category.name), "description": .string(category.description),
      "source": .string(category.source.rawValue),
      "toolkits": .int(now.catalog.toolkits.count { $0.category == category.slug }),
    ]
  }
}
