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
    var cancelled: Set<String> = []
  }

  private let state = Mutex(State())

  /// Executions that really were started, in order: each key once.
  var starts: [Start] { state.withLock { $0.starts } }
  /// Requests to start, repeated ones included.
  var calls: Int { state.withLock { $0.calls } }

  /// Executions that were cancelled.
  var cancelled: Set<String> { state.withLock { $0.cancelled } }

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
    router.on(.post, "/workflow/execute/batch") { [self] request in try start(request) }
    router.on(.post, "/workflow/executions/lookup") { [self] request in
      let (mood, status) = state.withLock { ($0.mood, $0.executionStatus) }
      if mood == .away { return Self.refusal(.serviceUnavailable) }
      let ids = try JSON(parsing: request.body)["execution_ids"]?.arrayValue ?? []
      let cancelled = state.withLock { $0.cancelled }
      return .json([
        "executions": .array(
          ids.map { id in
            let isCancelled = cancelled.contains(id.stringValue ?? "")
            return ["execution_id": id, "status": isCancelled ? "cancelled" : .string(status)]
          })
      ])
    }
    router.on(.post, "/workflow/executions/{id}/cancel") { [self] request in
      let id = request.parameters["id"] ?? ""
      state.withLock { _ = $0.cancelled.insert(id) }
      return .json(["execution_id": .string(id), "status": "cancelled"])
    }
    router.on(.get, "/api/workflows/{id}") { [self] request in
      if state.withLock({ $0.mood }) == .away { return Self.refusal(.serviceUnavailable) }
      let isKnown = request.parameters["id"]?.hasPrefix("wf_known") == true && request.query["user_id"] != nil
      return isKnown ? .json(["id": .string(request.parameters["id"] ?? "")]) : Self.refusal(.notFound)
    }
    return router
  }

  private func start(_ request: HTTPRequest) throws -> HTTPResponse {
    let items = try JSON(parsing: request.body)["items"]?.arrayValue ?? []
    return state.withLock { state in
      state.calls += items.count
      if state.mood == .away { return Self.refusal(.serviceUnavailable) }
      let results = items.map { Self.start($0, request.headers, &state) }
      if state.mood == .losesAnswers { return Self.refusal(.internalServerError) }
      return .json(["results": .array(results)])
    }
  }

  private static func start(_ item: JSON, _ headers: HTTPHeaders, _ state: inout State) -> JSON {
    if state.mood == .refuses { return ["error": ["detail": "The stand-in says 404."], "status": 404] }
    var body = item.objectValue ?? [:]
    let key = body["idempotency_key"]?.stringValue ?? ""
    body["idempotency_key"] = nil
    if let known = state.starts.first(where: { $0.key == key }) {
      guard known.body == .object(body) else { return ["error": ["detail": "The stand-in says 409."], "status": 409] }
      return ["execution_id": .string(known.executionID), "status": "running"]
    }
    let id = "exec_\(state.starts.count + 1)"
    state.starts.append(Start(key: key, body: .object(body), headers: headers, executionID: id))
    return ["execution_id": .string(id), "status": "running"]
  }

  private static func refusal(_ status: HTTPStatus) -> HTTPResponse {
    .json(["detail": "The stand-in says \(status.code).", "code": "stand_in"], status: status)
  }
}
