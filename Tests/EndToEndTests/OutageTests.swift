import HTTP
import TestKit
import Testing
import WorkflowModels

/// What callers see while PostgreSQL or Redis is away, and that nobody has to restart anything afterwards.
@Suite(.serialized)
struct OutageTests {
  private static let user = "outage-test"

  @Test(.timeLimit(.minutes(2)))
  func `while PostgreSQL is away callers hear so at once, and afterwards everything goes on by itself`() async throws {
    let stack = try await Stack()
    let outside = try await StandIn()
    let service = stack.workflow
    let stored = try await service.store(.pure, user: Self.user)
    let schedule = try await makeSchedule(stack, workflow: stored)
    // Begun before, and still on their way when the database goes.
    var running: [String] = []
    for _ in 0..<10 {
      let document = Document.call(
        "\(outside.url)/calls/slow?slow_ms=2000", fields: ["retry": ["max_attempts": 5, "initial_seconds": 0.2]])
      running.append(try await service.execute(document, user: Self.user))
    }
    let pids = try Stack.Part.allCases.map { try stack.process($0).pid }

    try await stack.postgres.kill()
    let start = ContinuousClock.now
    var rounds = 0
    while ContinuousClock.now - start < .seconds(5) {
      try await expectUnavailable(stack, stored: stored, schedule: schedule)
      rounds += 1
    }
    #expect(rounds > 0)
    try await stack.postgres.start()

    for part in Stack.Part.allCases { try await stack.waitForHealth(of: part, within: .seconds(15)) }
    try await expectEverythingWorks(stack, stored: stored, schedule: schedule)
    for id in running {
      let execution = try await service.finished(id, user: Self.user)
      #expect(execution["status"] == "completed", "\(execution.text().prefix(600))")
    }
    #expect(try Stack.Part.allCases.map { try stack.process($0).pid } == pids)
  }

  @Test(.timeLimit(.minutes(1)))
  func `without Redis everything works, and health says degraded`() async throws {
    let stack = try await Stack()
    let stored = try await stack.workflow.store(.pure, user: Self.user)
    let schedule = try await makeSchedule(stack, workflow: stored)
    try await stack.redis.kill()
    for part in Stack.Part.allCases {
      let isDegraded = try await eventually {
        let answer = try await stack.client(part).get("/health")
        #expect(answer.status == 200, "\(part): \(answer)")
        return answer.json["status"] == "degraded" && answer.json["dependencies"]?["redis"] == "down"
      }
      #expect(isDegraded, "\(part) does not say that Redis is away.")
    }
    try await expectEverythingWorks(stack, stored: stored, schedule: schedule)
    try await stack.redis.start()
    for part in Stack.Part.allCases {
      #expect(
        try await eventually(within: .seconds(20)) {
          try await stack.client(part).get("/health").json["status"] == "healthy"
        }, "\(part) has not found Redis again.")
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `without the workflow service the AI service is not healthy, and is again by itself`() async throws {
    let stack = try await Stack([.ai, .workflow])
    #expect(try await stack.ai.get("/health").json["dependencies"]?["workflow_service"] == "up")
    try await stack.process(.workflow).kill()
    let isUnhealthy = try await eventually {
      let answer = try await stack.ai.get("/health")
      return answer.status == 503 && answer.json["dependencies"]?["workflow_service"] == "down"
    }
    #expect(isUnhealthy)
    #expect(try await stack.ai.get("/health/live").status == 200)
    try await stack.restart(.workflow)
    try await stack.waitForHealth(of: .ai, within: .seconds(15))
  }

  private func makeSchedule(_ stack: Stack, workflow: String) async throws -> String {
    let answer = try await stack.scheduler.post(
      "/schedules",
      [
        "name": "Each hour", "workflow_id": .string(workflow), "user_id": .string(Self.user), "every_seconds": 3600,
      ])
    #expect(answer.status == 201, "\(answer)")
    return try #require(answer.json["id"]?.stringValue)
  }

  /// Each answers 503 with a sentence, and does not let its caller hang.
  private func expectUnavailable(_ stack: Stack, stored: String, schedule: String) async throws {
    let user = JSON.string(Self.user)
    let prompt: JSON = ["prompt": "Test workflow", "user_id": user]
    let answers = [
      ("list", try await stack.workflow.get("/api/workflows/?user_id=\(Self.user)")),
      (
        "execute",
        try await stack.workflow.post("/workflow/execute", ["workflow_id": .string(stored), "user_id": user])
      ),
      ("schedules", try await stack.scheduler.get("/schedules/\(schedule)?user_id=\(Self.user)")),
      (
        "generate",
        try await stack.ai.send(
          .post, "/ai/workflows/generate-and-execute",
          body: prompt.bytes(), deadline: .seconds(20))
      ),
    ]
    for (name, answer) in answers {
      #expect(answer.status == 503 && answer.isErrorOfTheHouse, "\(name): \(answer)")
      #expect(answer.headers["Retry-After"] != nil, "\(name) does not say when to come back.")
      #expect(answer.time < .seconds(name == "generate" ? 12 : 6), "\(name) took \(answer.time).")
    }
    for part in Stack.Part.allCases {
      let health = try await stack.client(part).get("/health")
      #expect(health.status == 503, "\(part): \(health)")
      #expect(try await stack.client(part).get("/health/live").status == 200)
    }
  }

  private func expectEverythingWorks(_ stack: Stack, stored: String, schedule: String) async throws {
    let user = JSON.string(Self.user)
    let executed = try await stack.workflow.post(
      "/workflow/execute",
      ["workflow_id": .string(stored), "user_id": user, "input": ["a": 1, "b": 2], "wait_seconds": 10])
    #expect(executed.json["status"] == "completed", "\(executed)")
    let generated = try await stack.ai.post(
      "/ai/workflows/generate-and-execute", ["prompt": "Test workflow", "user_id": user])
    #expect(generated.status == 200, "\(generated)")
    let id = try #require(generated.json["execution"]?["execution_id"]?.stringValue)
    #expect(try await stack.workflow.finished(id, user: Self.user)["status"] == "completed")
    let run = try await stack.scheduler.post("/schedules/\(schedule)/trigger", ["user_id": user])
    #expect(run.status == 200 && run.json["execution_id"]?.stringValue != nil, "\(run)")
  }
}
