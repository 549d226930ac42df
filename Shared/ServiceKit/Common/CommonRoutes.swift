internal import HTTP
internal import Platform
internal import WorkflowModels

/// The routes that every service has: what it is, whether it is well, its numbers and its documentation.
struct CommonRoutes: Sendable {
  let name: String
  let version: String
  let health: DependencyHealth
  let metrics: Metrics
  let assets: DocumentationAssets

  func add(to api: inout API) {
    let tag = "Service"
    let root = root(of: api)
    api.get("/", "Name, version and links", tag: tag) { _ in .json(root) }
    api.get("/health", "Whether the service can do its job", tag: tag, responses: Self.healthAnswers) { _ in
      await answerHealth()
    }
    api.get("/health/live", "Whether the process answers", tag: tag) { _ in .json(["status": "alive"]) }
    api.get(
      "/metrics", "Prometheus text", tag: tag,
      responses: [APIResponse(.ok, "OK", .string(), contentType: "text/plain")]
    ) { _ in
      .bytes(metrics.exposition(), type: "text/plain; version=0.0.4; charset=utf-8")
    }
    DocumentationRoutes(assets: assets).add(to: &api)
  }

  private func root(of api: API) -> JSON {
    [
      "name": .string(name), "version": .string(version), "description": .string(api.summary),
      "links": [
        "health": "/health", "metrics": "/metrics", "openapi": "/openapi.json", "docs": "/docs", "redoc": "/redoc",
      ],
    ]
  }

  private static let healthAnswers = [
    APIResponse.ok(.any, "`healthy`, or `degraded` when it works, but slower"),
    APIResponse(.serviceUnavailable, "`unhealthy`: it cannot do its job"),
  ]

  private func answerHealth() async -> HTTPResponse {
    let report = await health.report()
    var dependencies = JSONObject()
    for (name, state) in report.states { dependencies[name] = .string(state.rawValue) }
    return .json(
      [
        "status": .string(report.status), "service": .string(name), "version": .string(version),
        "dependencies": .object(dependencies),
      ], status: report.canWork ? .ok : .serviceUnavailable,
      headers: report.canWork ? [:] : ["Retry-After": "1"])
  }
}
