import HTTP
import Platform
import ServiceKit
import Synchronization
import WorkflowModels

/// A workflow service for tests, over a real socket: it starts each idempotency key once, as the real one does, and
/// keeps what it was sent.
final class StandInWorkflowService: Sendable {
  struct Start: Sendable {
    let key: String
    let body: JSON
    let headers: HTTPHeaders
    let executionID: String
  }

  enum Mood: Sendable {
    case well
    /// 503 before anything is done.
    case away
    /// Starts the execution, and answers 500.
    case losesAnswers
    /// 404 to every start.
    case refuses
  }

  private struct State {
    var starts: [Start] = []
    var calls = 0
    var mood = Mood.well
    var executionStatus = "completed"
  }

  private let state = Mutex(State())

  /// Executions that really were started, in order: each key once.
  var starts: [Start] { state.withLock { $0.starts } }
  /// Requests to start, repeated ones included.
  var calls: Int { state.withLock { $0.calls } }

  func become(_ mood: Mood) { state.withLock { $0.mood = mood } }
  /// What it says of every execution.
  func sayExecutionsAre(_ status: String) { state.withLock { $0.executionStatus = status } }

  func run<Value: Sendable>(_ body: (_ url: String) async throws -> Value) async throws -> Value {
    let server = HTTPServer(
      configuration: HTTPServerConfiguration(host: "127.0.0.1", port: 0), handler: router(), logger: .silent)
    let running = Task { try await server.run() }
    let port = try await server.listening()
    let result: Result<Value, any Error>
    do {
      result = .success(try await body("http://127.0.0.1:\(port)"))
    } catch {
      result = .failure(error)
    }
    running.cancel()
    try await running.value
    return try result.get()
  }

  private func router() -> Router {
    var router = Router()
    router.on(.post, "/workflow/execute") { [self] request in try start(request) }
    router.on(.get, "/workflow/executions/{id}") { [self] request in
      let (mood, status) = state.withLock { ($0.mood, $0.executionStatus) }
      if mood == .away { return Self.refusal(.serviceUnavailable) }
      return .json(["execution_id": .string(request.parameters["id"] ?? ""), "status": .string(status)])
    }
    router.on(.get, "/api/workflows/{id}") { [self] request in
      if state.withLock({ $0.mood }) == .away { return Self.refusal(.serviceUnavailable) }
      let isKnown = request.parameters["id"]?.hasPrefix("wf_known") == true && request.query["user_id"] != nil
      return isKnown ? .json(["id": .string(request.parameters["id"] ?? "")]) : Self.refusal(.notFound)
    }
    return router
  }

  private func start(_ request: HTTPRequest) throws -> HTTPResponse {
    let body = try JSON(parsing: request.body)
    let key = request.headers["Idempotency-Key"] ?? ""
    return state.withLock { state in
      state.calls += 1
      switch state.mood {
      case .away: return Self.refusal(.serviceUnavailable)
      case .refuses: return Self.refusal(.notFound)
      case .well, .losesAnswers: break
      }
      let id: String
      if let known = state.starts.first(where: { $0.key == key }) {
        guard known.body == body else { return Self.refusal(.conflict) }
        id = known.executionID
      } else {
        id = "exec_\(state.starts.count + 1)"
        state.starts.append(Start(key: key, body: body, headers: request.headers, executionID: id))
      }
      if state.mood == .losesAnswers { return Self.refusal(.internalServerError) }
      return .json(["execution_id": .string(id), "status": "running"])
    }
  }

  private static func refusal(_ status: HTTPStatus) -> HTTPResponse {
    .json(["detail": "The stand-in says \(status.code).", "code": "stand_in"], status: status)
  }
}
