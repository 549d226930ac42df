import HTTP
import Platform
import Synchronization
import TestKit
import WorkflowModels

/// The outside world of a workflow: a real HTTP server in the test process that keeps what it was sent, and is slow,
/// failing or silent on demand.
///
/// - `GET /tickets` answers a list of tickets.
/// - `ANY /calls/…` keeps the call and answers `{"ok": true}`. `?slow_ms=` delays the answer, `?fail=n` answers 503
///   to the first n calls of each `Idempotency-Key`.
/// - `ANY /echo` keeps the call and answers with its headers.
/// - `ANY /hang` never answers; `hangs` says how many callers are waiting.
final class StandIn: Sendable {
  /// One call as it was received.
  struct Call: Sendable {
    let path: String
    let headers: HTTPHeaders
    let body: JSON
    var key: String { headers["Idempotency-Key"] ?? "" }
  }

  static let tickets: JSON = [
    ["id": 1, "subject": "Cannot sign in", "priority": "high"],
    ["id": 2, "subject": "Change of address", "priority": "low"],
    ["id": 3, "subject": "Charged twice", "priority": "high"],
  ]

  private struct State {
    var calls: [Call] = []
    var tries: [String: Int] = [:]
    var hanging = 0
  }

  private let state: StateBox
  private let server: HTTPServer
  private let task: Task<Void, any Error>
  let url: String

  private final class StateBox: Sendable {
    let value = Mutex(State())
  }

  init() async throws {
    let state = StateBox()
    var router = Router()
    router.on(.get, "/tickets") { request in
      state.value.withLock { $0.calls.append(Call(path: request.path, headers: request.headers, body: .null)) }
      return HTTPResponse(headers: ["Content-Type": "application/json"], bytes: Self.tickets.bytes())
    }
    router.onAnyMethod("/calls/{rest*}") { request in await Self.answer(request, state) }
    router.onAnyMethod("/echo") { request in
      let call = Call(path: request.path, headers: request.headers, body: .null)
      state.value.withLock { $0.calls.append(call) }
      var headers = JSONObject()
      for field in request.headers { headers[field.name.lowercased()] = .string(field.value) }
      return HTTPResponse(
        headers: ["Content-Type": "application/json", "X-Echo": request.headers["Authorization"] ?? ""],
        bytes: JSON.object(headers).bytes())
    }
    router.onAnyMethod("/hang") { _ in
      state.value.withLock { $0.hanging += 1 }
      defer { state.value.withLock { $0.hanging -= 1 } }
      // Cancelled as soon as the caller has gone.
      _ = await eventually(within: .seconds(120)) { Task.isCancelled }
      return HTTPResponse(status: .noContent)
    }
    let server = HTTPServer(
      configuration: HTTPServerConfiguration(host: "127.0.0.1", port: 0), handler: router, logger: .silent)
    // Unstructured, because the server lives as long as this object, whose end cancels it.
    task = Task(name: "stand-in") { try await server.run() }
    url = "http://127.0.0.1:\(try await server.listening())"
    self.state = state
    self.server = server
  }

  deinit { task.cancel() }

  var calls: [Call] { state.value.withLock { $0.calls } }
  var hangs: Int { state.value.withLock { $0.hanging } }

  func calls(to path: String) -> [Call] { calls.filter { $0.path == path } }

  private static func answer(_ request: HTTPRequest, _ state: StateBox) async -> HTTPResponse {
    let body = request.body.isEmpty ? JSON.null : (try? JSON(parsing: request.body)) ?? .null
    let call = Call(path: request.path, headers: request.headers, body: body)
    let number = state.value.withLock { state in
      state.calls.append(call)
      state.tries[call.key, default: 0] += 1
      return state.tries[call.key, default: 0]
    }
    if let delay = request.query["slow_ms"].flatMap({ Int($0) }) {
      _ = await eventually(within: .milliseconds(delay)) { Task.isCancelled }
    }
    if let failures = request.query["fail"].flatMap({ Int($0) }), number <= failures {
      return HTTPResponse.text("Try again.", status: .serviceUnavailable)
    }
    let answer: JSON = ["ok": true, "received": body]
    return HTTPResponse(headers: ["Content-Type": "application/json"], bytes: answer.bytes())
  }
}
