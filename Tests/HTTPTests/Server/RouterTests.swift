import HTTP
import TestKit
import Testing

struct RouterTests {
  private static let router: Router = {
    var router = Router()
    router.on(.get, "/") { _ in .text("root") }
    router.on(.get, "/schedules/preview") { _ in .text("preview") }
    router.on(.get, "/schedules/{id}") { request in .text("get \(request.parameters["id"] ?? "-")") }
    router.on(.delete, "/schedules/{id}") { request in .text("delete \(request.parameters["id"] ?? "-")") }
    router.on(.get, "/schedules/{schedule}/runs/{run}") { request in
      .text("\(request.parameters["schedule"] ?? "-") \(request.parameters["run"] ?? "-")")
    }
    router.on(.post, "/api/suggestions:generate") { request in .text(String(decoding: request.body, as: UTF8.self)) }
    router.onAnyMethod("/webhooks/{path*}") { request in
      .text("\(request.method) \(request.parameters["path"] ?? "-")")
    }
    router.on(.get, "/query") { request in .text(request.query.values("tag").joined(separator: "|")) }
    router.on(.get, "/pattern/{x}") { request in .text(request.routePattern ?? "-") }
    router.on(.get, "/broken") { _ in throw Broken() }
    return router
  }()

  private struct Broken: Error {}

  @Test(
    arguments: RouterTrial.allCases,
    [
      ("/", "root"), ("/schedules/preview", "preview"), ("/schedules/preview/", "preview"), ("/schedules/7", "get 7"),
      ("/schedules/7/", "get 7"), ("/schedules/a%2Fb%20%C3%BC", "get a/b ü"), ("/schedules/1/runs/2", "1 2"),
      ("/webhooks/a/b%20c", "GET a/b c"), ("/query?tag=a&tag=b%20c+d&other=1", "a|b c d"),
      ("/pattern/1?x=2", "/pattern/{x}"),
    ])
  func `a path finds its route`(_ trial: RouterTrial, _ pair: (target: String, text: String)) async throws {
    try await trial.run(Self.router) { client in
      let answer = try await client.send(.get, pair.target)
      #expect(answer.status == .ok)
      #expect(answer.text == pair.text)
    }
  }

  @Test(arguments: RouterTrial.allCases)
  func `a path that fits several routes goes to the one with the method`(_ trial: RouterTrial) async throws {
    try await trial.run(Self.router) { client in
      let answer = try await client.send(.delete, "/schedules/preview")
      #expect(answer.text == "delete preview")
    }
  }

  @Test(arguments: RouterTrial.allCases)
  func `a body reaches the handler, and any method a route for all of them`(_ trial: RouterTrial) async throws {
    try await trial.run(Self.router) { client in
      let echo = try await client.send(.post, "/api/suggestions:generate", body: "hello")
      #expect(echo.text == "hello")
      let purge = try await client.send("PURGE", "/webhooks/x", body: "b")
      #expect(purge.text == "PURGE x")
    }
  }

  @Test(arguments: RouterTrial.allCases)
  func `a wrong method is told the right ones`(_ trial: RouterTrial) async throws {
    try await trial.run(Self.router) { client in
      let answer = try await client.send(.post, "/schedules/7", body: "x")
      #expect(answer.status == .methodNotAllowed)
      #expect(answer.headers["Allow"] == "GET, HEAD, DELETE")
    }
  }

  @Test(arguments: RouterTrial.allCases)
  func `HEAD is GET without the body`(_ trial: RouterTrial) async throws {
    try await trial.run(Self.router) { client in
      let answer = try await client.send(.head, "/schedules/77")
      #expect(answer.status == .ok)
      #expect(answer.headers["Content-Length"] == "6")
      #expect(answer.body.isEmpty)
    }
  }

  @Test(
    arguments: RouterTrial.allCases, ["/nothing", "/schedules", "/schedules/1/runs", "//x", "/webhooks", "/webhooks/"])
  func `a path without a route is not found`(_ trial: RouterTrial, _ target: String) async throws {
    try await trial.run(Self.router) { client in
      let answer = try await client.send(.get, target)
      #expect(answer.status == .notFound)
      #expect(!answer.text.isEmpty)
    }
  }

  @Test(arguments: RouterTrial.allCases, ["/schedules/%00", "/schedules/%zz", "/schedules/%", "/schedules/%ff"])
  func `a path that cannot be decoded is a bad request`(_ trial: RouterTrial, _ target: String) async throws {
    try await trial.run(Self.router) { client in
      let answer = try await client.send(.get, target)
      #expect(answer.status == .badRequest)
      #expect(answer.text.hasPrefix("The path is not valid."))
    }
  }

  @Test(arguments: RouterTrial.allCases)
  func `a handler that throws is an internal error that says nothing of the inside`(_ trial: RouterTrial) async throws {
    try await trial.run(Self.router) { client in
      let answer = try await client.send(.get, "/broken")
      #expect(answer.status == .internalServerError)
      #expect(answer.text == "Internal server error.\n")
    }
  }

  @Test func `a broken query is a bad request`() async throws {
    let response = await Self.router.respond(to: HTTPRequest(method: .get, target: "/query?tag=%2"))
    #expect(response.status == .badRequest)
  }

  @Test func `a wrong pattern stops the process at its start`() async {
    await #expect(processExitsWith: .failure) {
      var router = Router()
      router.on(.get, "/a/{rest*}/b") { _ in .text("") }
    }
    await #expect(processExitsWith: .failure) {
      var router = Router()
      router.on(.get, "/a/{x}") { _ in .text("") }
      router.on(.get, "/a/{y}") { _ in .text("") }
    }
  }
}
