internal import HTTP
internal import ServiceKit
internal import WorkflowModels

/// `/api/integrations`: the services whose actions and events workflows can name.
struct IntegrationRoutes: Sendable {
  let live: LiveCatalog
  static let tag = "Catalog"

  func add(to api: inout API) {
    api.get(
      "/api/integrations", "The services that workflows can name", tag: Self.tag,
      parameters: [
        .query("search", .string(), "Words of the name or the description."),
        .query("category", .string(), "Only services of this category."),
      ], responses: [.ok(.object(["integrations": .array(of: .object())]))]
    ) { request in try await list(request) }
    api.get(
      "/api/integrations/{provider}", "One service with its actions and events", tag: Self.tag,
      responses: [.ok(.object(["slug": .string(), "name": .string(), "tools": .array(of: .object())]))]
    ) { request in try await one(request) }
  }

  private func list(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = request.queryFields()
    let search = fields.optionalText("search", limit: 200).map { Tokenizer.tokens(of: $0).words } ?? []
    let category = fields.optionalText("category", limit: 100)
    try fields.finish()
    let found = await live.current().catalog.toolkits.filter { toolkit in
      let text = "\(toolkit.name) \(toolkit.slug) \(toolkit.description) \(toolkit.aliases.joined(separator: " "))"
        .lowercased()
      return (category == nil || toolkit.category == category) && search.allSatisfy { text.contains($0) }
    }
    return .json(["integrations": .array(found.sorted { $0.slug < $1.slug }.map(Self.summary))])
  }

  private func one(_ request: APIRequest) async throws -> HTTPResponse {
    guard let toolkit = await live.current().catalog.toolkit(request.pathParameter("provider")) else {
      throw APIError.notFound("Integration")
    }
    var json = Self.summary(toolkit).objectValue ?? [:]
    json["tools"] = .array(
      toolkit.tools.map { tool in
        [
          "slug": .string(tool.slug), "name": .string(tool.name), "kind": .string(tool.kind.rawValue),
          "description": .string(tool.description), "input_parameters": tool.inputSchema,
          "output_parameters": tool.outputSchema, "examples": .array(tool.examples.map { .string($0) }),
        ]
      })
    return .json(.object(json))
  }

  private static func summary(_ toolkit: Toolkit) -> JSON {
    [
      "slug": .string(toolkit.slug), "name": .string(toolkit.name), "description": .string(toolkit.description),
      "category": .string(toolkit.category),
      "actions": .int(toolkit.tools.count { $0.kind == .action }),
      "events": .int(toolkit.tools.count { $0.kind == .trigger }),
    ]
  }
}
