import HTTP
import TestKit
import Testing

struct MiddlewareTests {
  private enum Mark: RequestContextKey {
    final class Value: Sendable {
      let text: String
      init(_ text: String) { self.text = text }
    }
  }

  private struct Marking: HTTPMiddleware {
    let mark: String

    func respond(to request: HTTPRequest, next: HTTPResponder) async throws -> HTTPResponse {
      var request = request
      request.context[Mark.self] = Mark.Value((request.context[Mark.self]?.text ?? "") + mark)
      var response = try await next(request)
      response.headers.add("X-Seen", "\(mark) \(request.routePattern ?? "none") \(response.status.code)")
      return response
    }
  }

  private struct Refusing: HTTPMiddleware {
    func respond(to request: HTTPRequest, next: HTTPResponder) async throws -> HTTPResponse {
      guard request.headers["Authorization"] != nil else { return .text("who are you", status: .unauthorized) }
      return try await next(request)
    }
  }

  private static let router: Router = {
    var router = Router { error in
      HTTPResponse(
        status: error.status, headers: error.headers, bytes: Array(#"{"code":"\#(error.code.rawValue)"}"#.utf8))
    }
    router.use(Marking(mark: "a"))
    router.use(Marking(mark: "b"))
    router.on(.get, "/things/{id}") { request in .text(request.context[Mark.self]?.text ?? "-") }
    return router
  }()

  @Test(arguments: RouterTrial.allCases)
  func `middleware wraps in the order of its use and passes context inwards`(_ trial: RouterTrial) async throws {
    try await trial.run(Self.router) { client in
      let answer = try await client.send(.get, "/things/1")
      #expect(answer.text == "ab")
      #expect(answer.headers.values("X-Seen") == ["b /things/{id} 200", "a /things/{id} 200"])
    }
  }

  @Test(arguments: RouterTrial.allCases)
  func `middleware sees what no handler answered, with the body of the hook`(_ trial: RouterTrial) async throws {
    try await trial.run(Self.router) { client in
      let answer = try await client.send(.get, "/nothing")
      #expect(answer.text == #"{"code":"not_found"}"#)
      #expect(answer.headers.values("X-Seen") == ["b none 404", "a none 404"])
    }
  }

  @Test func `middleware sees a request that the server refuses`() async throws {
    var configuration = LiveServer.configuration()
    configuration.maximumBodyBytes = 10
    try await LiveServer.run(Self.router, configuration) { port in
      let answer = try await OwnThread.run {
        let connection = try RawClient(port: port)
        try connection.send("POST /things/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n12345678901")
        return try connection.receive()
      }
      #expect(answer.status == 413)
      #expect(answer.text == #"{"code":"content_too_large"}"#)
      #expect(answer["x-seen"] == "b none 413")
    }
  }

  @Test(arguments: RouterTrial.allCases)
  func `middleware may answer by itself`(_ trial: RouterTrial) async throws {
    var router = Router()
    router.use(Refusing())
    router.on(.get, "/") { _ in .text("in") }
    try await trial.run(router) { client in
      let refused = try await client.send(.get, "/")
      #expect(refused.status == .unauthorized)
      let accepted = try await client.send(.get, "/", headers: ["Authorization": "x"])
      #expect(accepted.text == "in")
    }
  }

  private enum Other: RequestContextKey { typealias Value = Mark.Value }

  @Test func `a context keeps one value of each kind, the last one given`() {
    var context = RequestContext()
    for round in ["first", "second"] {
      context[Mark.self] = Mark.Value("mark \(round)")
      context[Other.self] = Mark.Value("other \(round)")
    }
    #expect(context[Mark.self]?.text == "mark second" && context[Other.self]?.text == "other second")
    context[Mark.self] = nil
    #expect(context[Mark.self] == nil && context[Other.self]?.text == "other second")
    context[Mark.self] = Mark.Value("again")
    #expect(context[Mark.self]?.text == "again" && context[Other.self]?.text == "other second")
  }
}
