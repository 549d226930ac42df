import HTTP
import Platform
import Postgres
import TestKit
import Testing
import WorkflowModels

@testable import ServiceKit

@Suite struct ServiceRouterTests {
  private struct Secret: Error {}

  private func makeAPI() -> API {
    var api = API(title: "Test service", version: "1", summary: "For tests.")
    api.get("/things/{id}", "One thing") { request in
      .json([
        "id": .string(request.pathParameter("id")), "request": .string(request.context.requestID),
        "trace": .string(request.context.headersToPassOn["traceparent"] ?? ""),
      ])
    }
    api.get("/refused", "Refuses") { _ in throw APIError.conflict(code: "taken", "It is taken.") }
    api.get("/broken", "Breaks") { _ in throw Secret() }
    api.get("/away", "Needs the database") { _ in throw PostgresError(.unavailable, "host db.internal is down") }
    api.get("/slow", "Waits for the database") { _ in throw PostgresError(.timeout, "took longer than 60 seconds") }
    api.get("/busy", "Deadlocks") { _ in throw PostgresError(.serialization, "deadlock on internal.things") }
    api.get("/gone/workflow", "Needs the workflow service") { _ in
      throw WorkflowServiceError.unavailable(reason: "connect to 10.0.0.1", mayHaveArrived: false)
    }
    api.post("/things", "Make one", body: .object(["name": .string()])) { request in
      var fields = try request.fields()
      let name = fields.text("name")
      try fields.finish()
      return .json(["name": .string(name)], status: .created)
    }
    return api
  }

  private func makeRouter(cors: CORSPolicy = .none, logger: Logger = .silent, metrics: Metrics = Metrics()) -> Router {
    ServiceRouter.make(of: makeAPI(), cors: cors, logger: logger, metrics: metrics)
  }

  @Test func `a request id that was sent is passed on and answered`() async {
    let (response, json) = await answer(makeRouter(), .get, "/things/7", headers: ["X-Request-Id": "abc-1"])
    #expect(response.headers["X-Request-Id"] == "abc-1")
    #expect(json["request"] == "abc-1")
    #expect(json["id"] == "7")
  }

  @Test func `a request id that could forge log lines is replaced`() async {
    let (response, _) = await answer(makeRouter(), .get, "/things/7", headers: ["X-Request-Id": "a b\u{7}\"c"])
    #expect(response.headers["X-Request-Id"]?.hasPrefix("req_") == true)
  }

  @Test func `a trace that was begun elsewhere goes on here`() async {
    let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    let (response, json) = await answer(makeRouter(), .get, "/things/7", headers: ["traceparent": trace])
    #expect(json["trace"]?.stringValue?.hasPrefix("00-0af7651916cd43dd8448eb211c80319c-") == true)
    #expect(json["trace"]?.stringValue != trace)
    #expect(response.headers["traceparent"] == json["trace"]?.stringValue)
  }

  @Test func `a path with and without a slash at its end is the same route`() async {
    #expect(await answer(makeRouter(), .get, "/things/7/").response.status == .ok)
  }

  @Test func `an error of a handler is answered with its sentence and code`() async {
    let (response, json) = await answer(makeRouter(), .get, "/refused")
    #expect(response.status == .conflict)
    #expect(json == ["detail": "It is taken.", "code": "taken"])
  }

  @Test func `an unknown error shows a request id that the log has and nothing of the inside`() async {
    let log = CapturedLog()
    let (response, json) = await answer(makeRouter(logger: log.logger()), .get, "/broken")
    #expect(response.status == .internalServerError)
    #expect(json["detail"]?.stringValue?.contains("Secret") == false)
    let id = json["request_id"]?.stringValue
    #expect(id == response.headers["X-Request-Id"])
    #expect(
      log.entries.contains { entry in
        entry.level == .error
          && entry.metadata.elements.contains { $0.key == .requestID && $0.value.description == id }
      })
  }

  @Test(arguments: [
    ("/away", "postgres_unavailable"), ("/slow", "postgres_timeout"), ("/busy", "postgres_unavailable"),
    ("/gone/workflow", "workflow_service_unavailable"),
  ])
  func `something that is away is a 503 with a time to come back`(_ path: String, _ code: String) async {
    let (response, json) = await answer(makeRouter(), .get, path)
    #expect(response.status == .serviceUnavailable)
    #expect(json["code"]?.stringValue == code)
    #expect(response.headers["Retry-After"] != nil)
    #expect(json["detail"]?.stringValue?.contains("internal") == false)
    #expect(json["detail"]?.stringValue?.contains("10.0.0.1") == false)
  }

  @Test func `an unknown path and a wrong method are told in the form of the house`() async {
    let missing = await answer(makeRouter(), .get, "/nowhere")
    #expect(missing.response.status == .notFound)
    #expect(missing.json["code"] == "route_not_found")
    #expect(missing.response.headers["X-Request-Id"] != nil)
    let wrong = await answer(makeRouter(), .delete, "/things/7")
    #expect(wrong.response.status == .methodNotAllowed)
    #expect(wrong.json["code"] == "method_not_allowed")
    #expect(wrong.response.headers["Allow"]?.contains("GET") == true)
  }

  @Test func `every request leaves a log line and a number by its route`() async {
    let log = CapturedLog()
    let metrics = Metrics()
    _ = await answer(makeRouter(logger: log.logger(), metrics: metrics), .get, "/things/secret-id")
    #expect(log.messages == ["Answered a request."])
    let text = String(decoding: metrics.exposition(), as: UTF8.self)
    #expect(text.contains(#"http_requests_total{method="GET",route="/things/{id}",status="200"} 1"#))
    #expect(!text.contains("secret-id"))
  }

  @Test(arguments: [
    ("http://evil.example", "127.0.0.1:8002", false), ("null", "127.0.0.1:8002", false),
    ("http://evil.example:8002", "evil.example:8002", false), ("https://a.example", "127.0.0.1:8002", true),
    ("http://localhost:8002", "localhost:8002", true), ("http://[::1]:8002", "[::1]:8002", true),
    ("http://localhost:9000", "localhost:8002", false), (nil, "whatever", true),
  ])
  func `where everybody is believed, a page changes nothing unless it is ours or allowed`(
    _ origin: String?, _ host: String, _ isAllowed: Bool
  ) async throws {
    let cors = try #require(CORSPolicy(parsing: "https://a.example"))
    let router = ServiceRouter.make(
      of: makeAPI(), cors: cors, guardsOrigins: true, logger: .silent, metrics: Metrics())
    var headers: HTTPHeaders = ["Host": host, "Content-Type": "text/plain"]
    if let origin { headers["Origin"] = origin }
    let body = Array(#"{"name": "n"}"#.utf8)
    let posted = await router.respond(
      to: HTTPRequest(method: .post, target: "/things", headers: headers, body: body))
    #expect(posted.status == (isAllowed ? .created : .forbidden))
    let read = await router.respond(to: HTTPRequest(method: .get, target: "/things/7", headers: headers))
    #expect(read.status == .ok)
    headers["Upgrade"] = "websocket"
    let socket = await router.respond(to: HTTPRequest(method: .get, target: "/things/7", headers: headers))
    #expect(socket.status == (isAllowed ? .ok : .forbidden))
  }

  @Test func `a browser's question is answered for allowed origins only`() async throws {
    let router = makeRouter(cors: try #require(CORSPolicy(parsing: "https://a.example, https://b.example/")))
    let question: HTTPHeaders = ["Origin": "https://b.example", "Access-Control-Request-Method": "POST"]
    let allowed = await answer(router, .options, "/things", headers: question).response
    #expect(allowed.status == .noContent)
    #expect(allowed.headers["Access-Control-Allow-Origin"] == "https://b.example")
    let other: HTTPHeaders = ["Origin": "https://evil.example", "Access-Control-Request-Method": "POST"]
    let refused = await answer(router, .options, "/things", headers: other).response
    #expect(refused.headers["Access-Control-Allow-Origin"] == nil)
    let real = await answer(router, .get, "/refused", headers: ["Origin": "https://a.example"]).response
    #expect(real.headers["Access-Control-Allow-Origin"] == "https://a.example")
    #expect(real.headers["Vary"] == "Origin")
  }
}
