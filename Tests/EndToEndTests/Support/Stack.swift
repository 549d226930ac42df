import HTTP
import Platform
import Synchronization
import TestKit
import WorkflowModels

/// PostgreSQL, Redis and the services as real processes, each on a free port of the loopback, for tests that call them
/// as users do. All of it ends with this object, or with the test process, however that ends.
final class Stack: Sendable {
  enum Part: String, CaseIterable, Sendable {
    case ai = "ai-service"
    case workflow = "workflow-service"
    case scheduler = "scheduler-service"
  }

  static let allowedOrigin = "https://editor.example"

  let postgres: TestPostgresServer
  let redis: TestRedisServer
  let ports: [Part: Int]
  let processes: [Part: ServiceProcess]
  let http: HTTPClient
  private let reactor: Reactor
  private let directory: TemporaryDirectory

  /// - Parameter parts: only these are started; calls to the others are refused.
  init(_ parts: [Part] = Part.allCases, settings: [String: String] = [:]) async throws {
    async let postgres = TestPostgresServer()
    async let redis = TestRedisServer()
    directory = try TemporaryDirectory()
    reactor = try Reactor(name: "end to end")
    http = HTTPClient(
      reactor: reactor, configuration: HTTPClientConfiguration(maximumConnectionsPerHost: 256))
    var ports: [Part: Int] = [:]
    for part in Part.allCases { ports[part] = try freeLoopbackPort() }
    self.ports = ports
    self.postgres = try await postgres
    self.redis = try await redis
    let environment = Self.environment(ports, postgres: self.postgres.url(), redis: self.redis.url)
      .merging(settings) { $1 }
    var processes: [Part: ServiceProcess] = [:]
    for part in parts {
      processes[part] = ServiceProcess(part.rawValue, environment: environment, directory: directory.path)
    }
    self.processes = processes
    for process in processes.values { try await process.start() }
    for part in parts { try await waitForHealth(of: part) }
  }

  deinit { reactor.stop() }

  func client(_ part: Part) -> JSONClient {
    JSONClient(baseURL: "http://127.0.0.1:\(ports[part] ?? 0)", http: http)
  }

  func port(_ part: Part) -> Int { ports[part] ?? 0 }

  var ai: JSONClient { client(.ai) }
  var workflow: JSONClient { client(.workflow) }
  var scheduler: JSONClient { client(.scheduler) }

  func process(_ part: Part) throws -> ServiceProcess {
    guard let process = processes[part] else { throw TestServerError(description: "\(part.rawValue) is not here.") }
    return process
  }

  /// Starts a service that has ended, and waits until it can do its job.
  func restart(_ part: Part) async throws {
    try await process(part).start()
    try await waitForHealth(of: part)
  }

  /// Returns when a service answers that it can do its job; throws with the end of its log when it has ended instead.
  func waitForHealth(of part: Part, within limit: Duration = .seconds(60)) async throws {
    let process = try process(part)
    let client = client(part)
    let isHealthy = try await eventually(within: limit) {
      guard process.pid != nil else { throw Self.failure(process, "ended") }
      return (try? await client.get("/health"))?.status == 200
    }
    guard isHealthy else { throw Self.failure(process, "was not healthy after \(limit)") }
  }

  private static func failure(_ process: ServiceProcess, _ what: String) -> TestServerError {
    TestServerError(description: "\(process.name) \(what). The end of its log:\n\(process.log.suffix(3000))")
  }

  private static func environment(_ ports: [Part: Int], postgres: String, redis: String) -> [String: String] {
    func url(_ part: Part) -> String { "http://127.0.0.1:\(ports[part] ?? 0)" }
    return [
      "DATABASE_URL": postgres, "REDIS_URL": redis, "API_PORT": "\(ports[.ai] ?? 0)",
      "WORKFLOW_SERVICE_PORT": "\(ports[.workflow] ?? 0)", "SCHEDULER_PORT": "\(ports[.scheduler] ?? 0)",
      "AI_SERVICE_URL": url(.ai), "WORKFLOW_SERVICE_URL": url(.workflow), "SCHEDULER_URL": url(.scheduler),
      "WORKFLOW_SERVICE_TIMEOUT": "8", "HTTP_ALLOW_PRIVATE": "127.0.0.0/8", "EXECUTOR_LEASE_SECONDS": "2",
      "LOG_FORMAT": "json", "CORS_ALLOWED_ORIGINS": allowedOrigin,
      // A backtracer that hangs would keep a crashed service half alive.
      "SWIFT_BACKTRACE": "enable=no",
    ]
  }
}

/// The one stack of all tests that leave it as they found it.
actor SharedStack {
  static let shared = SharedStack()
  /// For what is hostile: a program that spends its whole budget holds a thread, and others must not wait for that.
  static let forHostility = SharedStack()

  private var task: Task<Stack, any Error>?

  func stack() async throws -> Stack {
    if let task { return try await task.value }
    // Unstructured, because all tests wait for the one start; it ends by itself.
    let task = Task(name: "shared stack") { try await Stack() }
    self.task = task
    return try await task.value
  }
}
