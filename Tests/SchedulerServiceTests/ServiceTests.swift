import HTTP
import Platform
import ServiceKit
import TestKit
import Testing
import WorkflowModels

@testable import SchedulerService

/// The scheduler as `main` builds it, over a real socket.
@Suite struct ServiceTests {
  @Test func `the service makes its tables, says that it is healthy and stops when told`() async throws {
    try await withTestDatabase { url in
      let host = try ServiceHost(
        SchedulerComposition.description,
        settings: Settings(["DATABASE_URL": url, "SCHEDULER_PORT": "0", "LOG_LEVEL": "error"]), logger: .silent
      ) { parts in try SchedulerComposition.make(parts) }
      let (signals, signal) = AsyncStream<Void>.makeStream()
      let running = Task { try await host.run { for await _ in signals { return } } }
      let port = try await host.server.listening()
      let reactor = try Reactor(name: "test client")
      let client = HTTPClient(reactor: reactor)
      for (path, words) in [
        ("/health", #""status":"healthy""#), ("/health", #""redis":"not configured""#), ("/", "scheduler-service"),
        ("/openapi.json", "/schedules/{id}/trigger"), ("/docs", "<html"), ("/metrics", "http_requests_total"),
        ("/schedules?user_id=u", #"{"schedules":[],"next_cursor":null}"#),
      ] {
        let response = try await client.send(
          HTTPClientRequest(.get, "http://127.0.0.1:\(port)\(path)", egress: .internalService))
        #expect(response.status == .ok, "\(path)")
        #expect(response.text.contains(words), "\(path)")
      }
      signal.yield()
      try await running.value
      reactor.stop()
    }
  }

  @Test func `a start without a database gives up with a sentence`() async throws {
    let closed = try ClosedPort()
    let host = try ServiceHost(
      SchedulerComposition.description,
      settings: Settings([
        "DATABASE_URL": "postgresql://127.0.0.1:\(closed.port)/none", "DATABASE_WAIT_SECONDS": "0.1",
        "SCHEDULER_PORT": "0",
      ]), logger: .silent
    ) { parts in try SchedulerComposition.make(parts) }
    let (never, _) = AsyncStream<Void>.makeStream()
    let error = await #expect(throws: (any Error).self) { try await host.run { for await _ in never {} } }
    #expect("\(error.map { "\($0)" } ?? "")".contains("DATABASE_URL"))
  }
}
