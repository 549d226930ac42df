import TestKit
import Testing

@Suite(.timeLimit(.minutes(3))) struct `Taken ports` {
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
}
