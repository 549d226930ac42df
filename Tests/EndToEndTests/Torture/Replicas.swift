import HTTP
import Platform
import Synchronization
import TestKit
import WorkflowModels

/// Several replicas of the workflow service on one PostgreSQL and one Redis.
final class Replicas: Sendable {
  let postgres: TestPostgresServer
  private let redis: TestRedisServer
  private let reactor: Reactor
  private let directories: [TemporaryDirectory]
  let processes: [ServiceProcess]
  let clients: [JSONClient]

  init(_ count: Int, leaseSeconds: Int) async throws {
    postgres = try await TestPostgresServer()
    redis = try await TestRedisServer()
    reactor = try Reactor(name: "replicas")
    let http = HTTPClient(reactor: reactor, configuration: HTTPClientConfiguration(maximumConnectionsPerHost: 64))
    var processes: [ServiceProcess] = []
    var clients: [JSONClient] = []
    var directories: [TemporaryDirectory] = []
    for _ in 0..<count {
      let port = try freeLoopbackPort()
      let directory = try TemporaryDirectory()
      directories.append(directory)
      processes.append(
        ServiceProcess(
          "workflow-service",
          environment: [
            "DATABASE_URL": postgres.url(), "REDIS_URL": redis.url, "WORKFLOW_SERVICE_PORT": "\(port)",
            "HTTP_ALLOW_PRIVATE": "127.0.0.0/8", "EXECUTOR_LEASE_SECONDS": "\(leaseSeconds)", "LOG_FORMAT": "json",
            "SWIFT_BACKTRACE": "enable=no",
          ], directory: directory.path))
      clients.append(JSONClient(baseURL: "http://127.0.0.1:\(port)", http: http))
    }
    self.directories = directories
    self.processes = processes
    self.clients = clients
    for number in processes.indices { try await start(number) }
  }

  deinit { reactor.stop() }

  /// Returns when the replica can do its job.
  func start(_ number: Int) async throws {
    try await processes[number].start()
    let isHealthy = await eventually(within: .seconds(60)) {
      (try? await clients[number].get("/health"))?.status == 200
    }
    guard isHealthy else {
      throw TestServerError(
        description: "Replica \(number) was not healthy. Its log ends:\n\(processes[number].log.suffix(2000))")
    }
  }

  /// The same answer from whichever replica gives one; tries them in turn until the time is over.
  func ask(
    _ first: Int, within limit: Duration, _ call: (JSONClient) async throws -> Answer
  ) async throws -> Answer {
    var last: Answer?
    var next = first
    let isAnswered = await eventually(within: limit) {
      defer { next += 1 }
      last = (try? await call(clients[next % clients.count])) ?? last
      return last.map { $0.status < 500 && $0.status != 429 } ?? false
    }
    guard isAnswered, let last else {
      throw TestServerError(description: "No replica answered in \(limit): \(last.map { "\($0)" } ?? "nothing").")
    }
    return last
  }
}
