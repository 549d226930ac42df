internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `/api/catalog`: the services, their tools and the categories, to be read, imported, overridden and taken out.
struct CatalogRoutes: Sendable {
  let library: CatalogLibrary
  /// `COMPOSIO_API_KEY` is set.
  let hasComposioKey: Bool
  static let tag = "Catalog"

  func add(to api: inout API) {
    addImport(to: &api)
    addToolkits(to: &api)
    addTools(to: &api)
    addCategories(to: &api)
  }

  static let listing: [APIParameter] = [
    .query("search", .string(), "Words of the slug, the name or the description; all must be there."), .limit, .cursor,
  ]

  private func addImport(to api: inout API) {
    api.post(
      "/api/catalog/import", "A service from a manifest", tag: Self.tag,
      description: "The toolkit takes the place of whatever has its slug, a built-in one too.",
      body: .object(
        [
          "toolkit": .object(
            [
              "slug": .string("1 to 100 letters, digits, `_` or `-`."), "name": .string(), "description": .string(),
              "category": .string(), "aliases": .array(of: .string("Another name that people have for it.")),
            ], required: ["slug", "name"]),
          "tools": .array(of: Self.toolBody, "At most 5000."),
        ], required: ["toolkit", "tools"]),
      responses: [
        APIResponse(.created, "It is new.", Self.importAnswer), .ok(Self.importAnswer, "It replaced one of its slug."),
      ]
    ) { request in try await take(request) }
    api.post(
      "/api/catalog/sync", "The catalog of Composio", tag: Self.tag,
      responses: [APIResponse(.serviceUnavailable, "No COMPOSIO_API_KEY is set.")]
    ) { _ in
      guard hasComposioKey else {
        throw APIError.unavailable(
          code: "composio_not_configured",
          "The catalog cannot be synchronised, because COMPOSIO_API_KEY is not set.", after: .seconds(3600))
      }
      throw APIError(
        .notImplemented, code: "sync_not_implemented",
        detail: "Synchronising with Composio is not built yet; import toolkits by POST /api/catalog/import.")
    }
  }

  private static let importAnswer = APISchema.object([
    "toolkit": .object(), "tools": .integer(), "replaced": .boolean(), "catalog_version": .integer(),
  ])

  static let toolBody = APISchema.object(
    [
      "slug": .string(), "name": .string(), "description": .string(),
      "kind": .choice(["action", "trigger"], "`action` when absent; a trigger starts workflows."),
      "input_parameters": .object([:], "A JSON Schema of an object; at most 64 KiB."),
      "output_parameters": .object([:], "Likewise."), "aliases": .array(of: .string()),
      "examples": .array(of: .string("A sentence that means this tool.")),
    ], required: ["slug", "name"])

  private func take(_ request: APIRequest) async throws -> HTTPResponse {
    let body = try request.json()
    if body["openapi"] != nil || body["swagger"] != nil {
      throw APIError.unprocessable(
        code: "openapi_not_supported",
        "OpenAPI documents cannot be imported yet; send a manifest `{toolkit: {…}, tools: […]}`.")
    }
    let toolkit = try Self.toolkit(of: body)
    let isReplaced = try await library.put(toolkit)
    let now = await library.live.current()
    let stored = now.catalog.toolkit(toolkit.slug) ?? toolkit
    return .json(
      [
        "toolkit": Self.json(stored, now), "tools": .int(toolkit.tools.count), "replaced": .bool(isReplaced),
        "catalog_version": .int(now.version),
      ], status: isReplaced ? .ok : .created)
  }

  /// A manifest read; 422 with every problem and its place.
  static func toolkit(of manifest: JSON, below prefix: String = "") throws(APIError) -> Toolkit {
    let (toolkit, problems) = ToolkitManifest.read(manifest)
    guard let toolkit else {
      let diagnostics = problems.map { problem in
        Diagnostic.error(
          "invalid_manifest",
          path: problem.path.hasPrefix(prefix) ? String(problem.path.dropFirst(prefix.count)) : problem.path,
          message: problem.message)
      }
      let told = diagnostics.prefix(5).map { "\($0.path): \($0.message)" }.joined(separator: " ")
      throw .unprocessable(
        code: "invalid_manifest",
        diagnostics.count > 1
          ? "The manifest has \(diagnostics.count) problems. \(told)" : "The manifest is wrong. \(told)",
        diagnostics: diagnostics)
    }
    return toolkit
  }

  /// Whether all words of a search stand in the texts.
  static func matches(_ search: [String], _ texts: [String]) -> Bool {
    guard !search.isEmpty else { return true }
    let text = texts.joined(separator: " ").lowercased()
    return search.allSatisfy { text.contains($0) }
  }

  static func search(_ fields: inout FieldReader) -> [String] {
    fields.optionalText("search", limit: 200).map { $0.lowercased().split(separator: " ").map(String.init) } ?? []
  }

  /// A page of what is sorted by slug.
  static func page<Item>(
    _ page: PageRequest, _ plural: String, _ items: some Sequence<Item>, slug: (Item) -> String, json: (Item) -> JSON
  ) -> HTTPResponse {
    let rest = items.filter { item in page.after.map { slug(item) > $0 } ?? true }
    return .json(page.envelope(plural, Array(rest.prefix(page.rowsToRead)), key: slug, json: json))
  }

  static func written(_ isReplaced: Bool, _ json: JSON) -> HTTPResponse {
    .json(json, status: isReplaced ? .ok : .created)
  }
}
