internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `/api/catalog/tools`. A tool's slug is that of its toolkit, a dot and its own: `slack.send_message`, as workflows
/// name it.
extension CatalogRoutes {
  private static let schema = APISchema.object([
    "slug": .string("`slack.send_message`"), "toolkit": .string(), "name": .string(), "kind": .string(),
    "description": .string(), "aliases": .array(of: .string()), "input_parameters": .object(),
    "output_parameters": .object(), "examples": .array(of: .string()), "source": .choice(["builtin", "custom"]),
  ])

  func addTools(to api: inout API) {
    api.get(
      "/api/catalog/tools", "The tools, by slug", tag: Self.tag,
      parameters: [
        .query("toolkit", .string(), "Only tools of this toolkit."),
        .query("kind", .choice(["action", "trigger"]), "Only actions, or only what starts workflows."),
      ] + Self.listing, responses: [.ok(.page("tools", of: Self.schema))]
    ) { request in try await listTools(request) }
    api.get("/api/catalog/tools/{slug}", "One tool", tag: Self.tag, responses: [.ok(Self.schema)]) { request in
      let now = await library.live.current()
      guard let tool = now.catalog.tool(request.pathParameter("slug")) else { throw APIError.notFound("Tool") }
      return .json(Self.json(tool, now))
    }
    api.put(
      "/api/catalog/tools/{slug}", "Write a tool of a toolkit that is there", tag: Self.tag, body: Self.toolBody,
      responses: [.ok(Self.schema), .created(Self.schema)]
    ) { request in try await putTool(request) }
    api.delete(
      "/api/catalog/tools/{slug}", "Take a tool out", tag: Self.tag,
      description: "A built-in tool is hidden; deleting an override brings it back."
    ) { request in
      try await library.deleteTool(request.pathParameter("slug"))
      return .noContent
    }
  }

  private func listTools(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = request.queryFields()
    let search = Self.search(&fields)
    let toolkit = fields.optionalText("toolkit", limit: 200)
    let kindText = fields.optionalText("kind", limit: 20)
    let kind = kindText.flatMap { ToolkitTool.Kind(rawValue: $0) }
    if kindText != nil, kind == nil { fields.fail("kind", "`kind` must be `action` or `trigger`.") }
    let page = fields.page(of: "tools")
    try fields.finish()
    let now = await library.live.current()
    let found = now.catalog.tools.filter { tool in
      (toolkit == nil || tool.toolkit == toolkit) && (kind == nil || tool.kind == kind)
        && Self.matches(search, [tool.id, tool.name, tool.description] + tool.aliases)
    }
    return Self.page(page, "tools", found.sorted { $0.id < $1.id }, slug: \.id) { Self.json($0, now) }
  }

  private func putTool(_ request: APIRequest) async throws -> HTTPResponse {
    let parts = request.pathParameter("slug").split(separator: ".", maxSplits: 1).map { JSON.string(String($0)) }
    guard parts.count == 2 else { throw APIError.malformedID("Tool") }
    _ = try request.fields()
    var definition = try request.json().objectValue ?? [:]
    definition["slug"] = parts[1]
    let toolkit = try Self.toolkit(
      of: ["toolkit": ["slug": parts[0], "name": "-"], "tools": [.object(definition)]], below: "tools[0].")
    guard let tool = toolkit.tools.first else { throw APIError.malformedID("Tool") }
    let isReplaced = try await library.put(tool)
    let now = await library.live.current()
    return Self.written(isReplaced, Self.json(tool, now))
  }

  static func json(_ tool: ToolkitTool, _ now: CatalogSnapshot) -> JSON {
    var json = tool.json
    json["slug"] = .string(tool.id)
    json["toolkit"] = .string(tool.toolkit)
    json["source"] = .string(now.source(of: tool).rawValue)
    return .object(json)
  }
}
