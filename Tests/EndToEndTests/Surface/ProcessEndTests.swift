import TestKit
import Testing

@Suite(.timeLimit(.minutes(3))) struct `Ends of processes` {
  /// Many at once: some end while their threads are still connecting to the database.
  @Test func `a second service on a port says so and ends in order`() async throws {
    let stack = try await Stack([.workflow])
    let environment = try stack.process(.workflow).environment
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask {
          let directory = try TemporaryDirectory()
          let second = ServiceProcess("workflow-service", environment: environment, directory: directory.path)
          try await second.start()
          #expect(try await second.ended().code == 70)
          #expect(second.log.contains("port \(stack.port(.workflow)): Address already in use"))
        }
      }
      try await group.waitForAll()
    }
    #expect(try await stack.workflow.get("/health").status == 200)
  }

  @Test func `the last lines of a busy service are in its log`() async throws {
    let stack = try await Stack([.workflow], settings: ["LOG_LEVEL": "info"])
    let ending = try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<48 {
        group.addTask {
          while let answer = try? await stack.workflow.get("/health"), answer.status == 200 {}
        }
      }
      _ = try await eventually { try stack.process(.workflow).log.count > 100_000 }
      let ending = try await stack.process(.workflow).terminate()
      try await group.waitForAll()
      return ending
    }
    #expect(ending.code == 0)
    let last = try stack.process(.workflow).log.split(separator: "\n").last
    #expect(last?.contains("The service has stopped.") == true)
  }
}
