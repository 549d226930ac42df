internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// How the integrations are: what is known, and nothing that is only hoped for.
struct IntegrationStatusRoutes: Sendable {
  /// What generates workflows, in the order in which it is tried.
  struct Provider: Sendable {
    let name: String
    let model: String
  }

  let live: LiveCatalog
  let providers: @Sendable () -> [Provider]

  func add(to api: inout API) {
    api.get(
      "/api/integrations/health", "How the catalog is", tag: IntegrationRoutes.tag,
      responses: [
        .ok(
          .object([
            "status": .choice(["healthy", "degraded"]), "toolkits": .integer(), "tools": .integer(),
            "custom_toolkits": .integer(), "catalog_version": .integer(nil, "0 until the database has been read."),
            "unreadable": .array(of: .string("A toolkit that is left out.")),
            "vectors": .boolean("Whether all tools can be found by meaning by now; null where only words count.")
              .orNull,
          ]))
      ]
    ) { _ in .json(await health()) }
    api.get(
      "/api/integrations/rate-limiting/status", "Whether requests are limited", tag: IntegrationRoutes.tag,
      responses: [.ok(.object(["enabled": .boolean(), "message": .string()]))]
    ) { _ in .json(["enabled": false, "message": "This service does not limit the rate of requests yet."]) }
    api.get(
      "/api/integrations/ai-client/status", "What makes the workflows", tag: IntegrationRoutes.tag,
      responses: [
        .ok(
          .object([
            "status": .string(), "providers": .array(of: .object(["name": .string(), "model": .string()])),
            "uses_network": .boolean(),
          ]))
      ]
    ) { _ in .json(client()) }
  }

  private func health() async -> JSON {
    let now = await live.current()
    let custom = now.catalog.toolkits.count { now.source(of: $0) == .custom }
    return [
      "status": .string(now.unreadable.isEmpty && now.version > 0 ? "healthy" : "degraded"),
      "toolkits": .int(now.catalog.toolkits.count), "tools": .int(now.catalog.tools.count),
      "custom_toolkits": .int(custom), "catalog_version": .int(now.version),
      "unreadable": .array(now.unreadable.map { .string($0) }),
      "vectors": live.hasVectors(now).map { .bool($0) } ?? .null,
    ]
  }

  private func client() -> JSON {
    let providers = providers()
    return [
      "status": .string(providers.isEmpty ? "not_configured" : "ready"),
      "providers": .array(providers.map { ["name": .string($0.name), "model": .string($0.model)] }),
      "uses_network": .bool(providers.contains { $0.name != "builtin" }),
    ]
  }
}
