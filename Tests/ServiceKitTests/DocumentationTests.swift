import HTTP
import Platform
import TestKit
import Testing
import WorkflowModels

@testable import ServiceKit

@Suite struct DocumentationTests {
  private func makeRouter(
    assets: DocumentationAssets = .none, dependencies: [DependencyHealth.Dependency] = []
  ) -> Router {
    var api = API(title: "Test <service>", version: "1", summary: "For tests.")
    api.define("Thing", .object(["name": .string("Its name.")], required: ["name"]))
    api.get(
      "/things/{id}", "One thing", tag: "Things", parameters: [.userID], responses: [.ok(.reference("Thing"))]
    ) { _ in .json([:]) }
    api.post("/things", "Make a thing", tag: "Things", body: .reference("Thing")) { _ in .json([:]) }
    api.any("/hooks/{path*}", "Anything") { _ in .json([:]) }
    CommonRoutes(
      name: "test-service", version: "1", health: DependencyHealth(dependencies), metrics: Metrics(), assets: assets
    ).add(to: &api)
    return ServiceRouter.make(of: api, logger: .silent, metrics: Metrics())
  }

  @Test func `the document has every declared route with its parameters`() async {
    let document = await answer(makeRouter(), .get, "/openapi.json").json
    #expect(document["openapi"] == "3.1.0")
    let operation = document["paths"]?["/things/{id}"]?["get"]
    #expect(operation?["parameters"]?.arrayValue?.compactMap { $0["name"]?.stringValue } == ["id", "user_id"])
    #expect(
      document["paths"]?["/things"]?["post"]?["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"]
        == "#/components/schemas/Thing")
    #expect(document["components"]?["schemas"]?["Thing"]?["required"] == ["name"])
    #expect(document["paths"]?["/hooks/{path}"]?["put"] != nil)
    #expect(document["paths"]?["/health"]?["get"] != nil)
    #expect(document["paths"]?["/openapi.json"]?["get"] != nil)
    #expect(document["paths"]?["/docs"] == nil)
  }

  @Test func `every operation has an id of its own`() async {
    let document = await answer(makeRouter(), .get, "/openapi.json").json
    var ids: [String] = []
    for (_, operations) in document["paths"]?.objectValue ?? [:] {
      for (_, operation) in operations.objectValue ?? [:] { ids.append(operation["operationId"]?.stringValue ?? "") }
    }
    #expect(Set(ids).count == ids.count)
    #expect(!ids.contains(""))
  }

  @Test func `without the files of Swagger UI the documentation is a plain page without scripts`() async {
    for path in ["/docs", "/redoc"] {
      let response = await answer(makeRouter(), .get, path).response
      guard case .bytes(let bytes) = response.body else { return }
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(response.headers["Content-Type"] == "text/html; charset=utf-8")
      #expect(page.contains("<code>/things/{id}</code>"))
      #expect(page.contains("Test &lt;service&gt;"))
      #expect(!page.contains("<script"))
    }
  }

  @Test func `with its files Swagger UI is served by the service itself`() async {
    let file = DocumentationAssets.File(bytes: [1, 2], type: "text/javascript; charset=utf-8")
    let router = makeRouter(
      assets: DocumentationAssets(files: [
        "swagger-ui-bundle.js": file, "swagger-ui.css": file, "redoc.standalone.js": file,
      ]))
    for path in ["/docs", "/redoc"] {
      guard case .bytes(let bytes) = await answer(router, .get, path).response.body else { return }
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(page.contains("/docs/assets/"))
      #expect(!page.contains("https://"))
    }
    #expect(await answer(router, .get, "/docs/assets/swagger-ui.css").response.status == .ok)
    #expect(await answer(router, .get, "/docs/assets/..%2F..%2Fetc%2Fpasswd").response.status == .notFound)
  }

  @Test(
    arguments: [
      ([true, true], "healthy", 200), ([true, false], "degraded", 200), ([false, true], "unhealthy", 503),
      ([false, false], "unhealthy", 503),
    ])
  func `health tells what is down and whether the work can go on`(
    _ up: [Bool], _ status: String, _ code: Int
  ) async {
    let isUp = (postgres: up.first == true, redis: up.last == true)
    let router = makeRouter(dependencies: [
      .init("postgres", isVital: true) { isUp.postgres ? .up : .down },
      .init("redis", isVital: false) { isUp.redis ? .up : .down },
    ])
    let (response, json) = await answer(router, .get, "/health")
    #expect(response.status.code == code)
    #expect(json["status"]?.stringValue == status)
    #expect(json["dependencies"]?["postgres"]?.stringValue == (isUp.postgres ? "up" : "down"))
    #expect(json["service"] == "test-service")
  }

  @Test func `a dependency that does not answer counts as down`() async {
    let health = DependencyHealth(
      [
        .init("postgres", isVital: true) {
          try? await untilCancelled()
          return .up
        }
      ],
      patience: .milliseconds(10))
    #expect(await health.report().status == "unhealthy")
  }

  @Test func `the root names the service and where to look`() async {
    let json = await answer(makeRouter(), .get, "/").json
    #expect(json["name"] == "test-service")
    #expect(json["links"]?["docs"] == "/docs")
  }
}
