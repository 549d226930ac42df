import HTTP
import Platform
import Synchronization
import TestKit
import Testing
import WorkflowModels

@testable import ServiceKit

@Suite struct WorkflowServiceClientTests {
  /// Answers one response after another, the last one for ever, and keeps the requests.
  private final class Script: Sendable {
    private let answers: [HTTPResponse]
    private let seen = Mutex<[HTTPRequest]>([])
    var requests: [HTTPRequest] { seen.withLock { $0 } }

    init(_ answers: [HTTPResponse]) { self.answers = answers }

    func answer(_ request: HTTPRequest) -> HTTPResponse {
      let place = seen.withLock { seen in
        seen.append(request)
        return min(seen.count, answers.count) - 1
      }
      return answers.indices.contains(place) ? answers[place] : .json([:])
    }
  }

  private func with(
    _ answers: [HTTPResponse], timeout: Duration = .seconds(10),
    _ body: (WorkflowServiceClient, Script) async throws -> Void
  ) async throws {
    let script = Script(answers)
    var router = Router()
    router.onAnyMethod("/{path*}") { request in script.answer(request) }
    let server = HTTPServer(
      configuration: HTTPServerConfiguration(host: "127.0.0.1", port: 0), handler: router, logger: .silent)
    let running = Task { try await server.run() }
    let port = try await server.listening()
    let reactor = try Reactor(name: "test client")
    try await body(makeClient(port: port, reactor: reactor, timeout: timeout), script)
    running.cancel()
    try await running.value
    reactor.stop()
  }

  private func makeClient(port: Int, reactor: Reactor, timeout: Duration) -> WorkflowServiceClient {
    WorkflowServiceClient(
      baseURL: "http://127.0.0.1:\(port)/", timeout: timeout, http: HTTPClient(reactor: reactor), logger: .silent,
      backoff: Backoff(initial: .milliseconds(1), maximum: .milliseconds(5)))
  }

  private func execute(_ client: WorkflowServiceClient, _ context: CallContext = .begin()) async throws -> JSON {
    try await client.execute(
      .stored("wf_1"), user: "u", input: ["a": 1], idempotencyKey: "key-1", context: context)
  }

  @Test func `a start carries user, input, key and the caller's context`() async throws {
    try await with([.json(["execution_id": "exec_1"])]) { client, script in
      let context = CallContext.begin()
      let json = try await execute(client, context)
      #expect(json["execution_id"] == "exec_1")
      let request = try #require(script.requests.first)
      #expect(request.method == .post)
      #expect(request.path == "/workflow/execute")
      #expect(try JSON(parsing: request.body) == ["workflow_id": "wf_1", "user_id": "u", "input": ["a": 1]])
      #expect(request.headers["Idempotency-Key"] == "key-1")
      #expect(request.headers["X-Request-Id"] == context.requestID)
      #expect(request.headers["traceparent"] == context.trace.traceparent)
    }
  }

  @Test func `a service that comes back is asked again under the same key`() async throws {
    let away = HTTPResponse.json(["detail": "away"], status: .serviceUnavailable)
    let broken = HTTPResponse.json(["detail": "broken"], status: .badGateway)
    let busy = HTTPResponse.json(["code": "idempotency_in_progress"], status: .conflict)
    let limited = HTTPResponse.json([:], status: .tooManyRequests, headers: ["Retry-After": "0"])
    try await with([away, broken, busy, limited, .json(["execution_id": "exec_1"])]) { client, script in
      let json = try await execute(client)
      #expect(json["execution_id"] == "exec_1")
      #expect(script.requests.count == 5)
      #expect(Set(script.requests.map { $0.headers["Idempotency-Key"] }) == ["key-1"])
    }
  }

  @Test func `a refusal is passed on in its own words and not tried again`() async throws {
    let refusal = HTTPResponse.json(
      ["detail": "Workflow not found", "code": "workflow_not_found", "more": 1], status: .notFound)
    try await with([refusal]) { client, script in
      let error = await #expect(throws: WorkflowServiceError.self) { try await execute(client) }
      #expect(error?.refusedStatus == .notFound)
      #expect(error?.apiError.json == ["detail": "Workflow not found", "code": "workflow_not_found", "more": 1])
      #expect(script.requests.count == 1)
    }
  }

  @Test func `a service that stays away is a 503 within the time`() async throws {
    let away = HTTPResponse.json([:], status: .serviceUnavailable)
    try await with([away], timeout: .seconds(5)) { client, script in
      let error = await #expect(throws: WorkflowServiceError.self) { try await execute(client) }
      #expect(error?.apiError.status == .serviceUnavailable)
      #expect(error?.apiError.detail == "Workflow Service unavailable")
      #expect(script.requests.count > 1)
    }
  }

  @Test func `a wait that is longer than the time that is left is not begun`() async throws {
    let limited = HTTPResponse.json([:], status: .tooManyRequests, headers: ["Retry-After": "3600"])
    try await with([limited]) { client, script in
      await #expect(throws: WorkflowServiceError.self) { try await execute(client) }
      #expect(script.requests.count == 1)
    }
  }

  @Test func `nobody listening is unavailable, and certainly not started`() async throws {
    let reactor = try Reactor(name: "test client")
    defer { reactor.stop() }
    let closed = try ClosedPort()
    let client = makeClient(port: closed.port, reactor: reactor, timeout: .milliseconds(50))
    let error = await #expect(throws: WorkflowServiceError.self) { try await execute(client) }
    guard case .unavailable(_, let mayHaveArrived) = error else { return }
    #expect(!mayHaveArrived)
  }

  @Test func `an answer that was cut off may have been a start`() async throws {
    let reactor = try Reactor(name: "test client")
    defer { reactor.stop() }
    let server = try RawServer { connection in _ = connection.readRequest() }
    let client = makeClient(port: server.port, reactor: reactor, timeout: .milliseconds(100))
    let error = await #expect(throws: WorkflowServiceError.self) { try await execute(client) }
    guard case .unavailable(_, let mayHaveArrived) = error else { return }
    #expect(mayHaveArrived)
  }

  @Test func `a user id is part of a path only as what it is`() async throws {
    try await with([.json([:])]) { client, script in
      _ = try await client.execution("exec_1", user: "a&b=c d", context: .begin())
      #expect(script.requests.first?.query["user_id"] == "a&b=c d")
    }
  }
}
