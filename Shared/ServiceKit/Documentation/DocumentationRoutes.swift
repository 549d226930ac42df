internal import HTTP
internal import WorkflowModels

/// `/openapi.json` and the pages that show it. Everything comes from this service: no page loads from elsewhere.
struct DocumentationRoutes: Sendable {
  let assets: DocumentationAssets

  func add(to api: inout API) {
    addHidden("/docs/assets/{name}", to: &api) { [assets] request in
      guard let file = assets.file(request.pathParameter("name")) else { throw APIError.notFound("File") }
      return .bytes(file.bytes, type: file.type, headers: ["Cache-Control": "public, max-age=86400"])
    }
    // Everything above is declared by now: the document and the plain page are made once.
    api.get("/openapi.json", "This API as OpenAPI 3.1", tag: "Service") { _ in throw APIError.notFound("Document") }
    let document = OpenAPIDocument.make(of: api)
    let bytes = document.bytes()
    api.replaceLast { _ in .bytes(bytes, type: "application/json") }
    let plain = PlainDocumentation.page(of: document)
    let swagger = assets.hasSwagger ? DocumentationPages.swagger(title: api.title) : plain
    let redoc = assets.hasRedoc ? DocumentationPages.redoc(title: api.title) : plain
    addHidden("/docs", to: &api) { _ in .html(swagger) }
    addHidden("/redoc", to: &api) { _ in .html(redoc) }
  }

  private func addHidden(_ pattern: String, to api: inout API, _ handler: @escaping API.Handler) {
    api.add(APIRoute(method: .get, pattern: pattern, summary: "", isDocumented: false), handler)
  }
}
