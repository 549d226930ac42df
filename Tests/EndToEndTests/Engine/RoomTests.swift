import HTTP
import TestKit
import Testing
import WorkflowModels

/// More executions than may run at once, and executions that are in nobody's memory.
@Suite(.timeLimit(.minutes(2)))
struct RoomTests {
  private static let user = "room"

  @Test func `what has no room waits in the queue, and nobody is kept waiting by another's flood`() async throws {
    let stack = try await Stack([.workflow], settings: ["MAX_RUNNING": "2"])
    let outside = try await StandIn()
    let slow = Document.call("\(outside.url)/calls/slow?slow_ms=300", properties: ["body": "{{ . }}"])
    var flood: [String] = []
    for _ in 0..<16 { flood.append(try await stack.workflow.execute(slow, user: "flood", input: ["of": "flood"])) }
    let single = try await stack.workflow.execute(slow, user: "single", input: ["of": "single"])
    #expect(try await stack.workflow.execution(single, user: "single")["status"] == "queued")
    #expect(try await stack.workflow.finished(single, user: "single")["status"] == "completed")
    let before = outside.calls.prefix { $0.body["of"] != "single" }.count
    #expect(before < 12, "The single execution had to wait for \(before) of the flood.")
    for id in flood { #expect(try await stack.workflow.finished(id, user: "flood")["status"] == "completed") }
  }

  @Test(arguments: ["queue", "skip", "cancel_oldest"])
  func `executions of one key take turns as the workflow says`(policy: String) async throws {
    let service = try await SharedStack.shared.stack().workflow
    let outside = try await StandIn()
    let document = Document.call("\(outside.url)/calls/\(policy)?slow_ms=500", properties: ["body": "{{ . }}"])
      .with(["concurrency": ["key": "{{ .customer }}", "limit": 1, "on_limit": .string(policy)]])
    let workflow = try await service.store(document, user: Self.user)
    func start(_ customer: String) async throws -> String {
      let answer = try await service.post(
        "/workflow/execute",
        ["workflow_id": .string(workflow), "user_id": .string(Self.user), "input": ["customer": .string(customer)]])
      return try #require(answer.json["execution_id"]?.stringValue, "\(answer)")
    }
    let ids = [try await start("a"), try await start("a"), try await start("b")]
    var statuses: [JSON] = []
    for id in ids { statuses.append(try await service.finished(id, user: Self.user)["status"] ?? .null) }
    switch policy {
    case "queue": #expect(statuses == ["completed", "completed", "completed"])
    case "skip": #expect(statuses == ["completed", "cancelled", "completed"])
    default: #expect(statuses == ["cancelled", "completed", "completed"])
    }
  }

  /// How many executions the service has in its memory, as it says itself.
  private func inMemory(_ service: JSONClient) async throws -> Double? {
    let lines = try await service.get("/metrics").text.split(separator: "\n")
    return lines.first { $0.hasPrefix("executions_running ") }?.split(separator: " ").last.flatMap { Double($0) }
  }

  @Test func `an execution that only waits leaves memory and comes back in time`() async throws {
    let stack = try await Stack([.workflow])
    let service = stack.workflow
    let document = Document("Rest").node("start", "manual-trigger").node("pause", "wait", ["seconds": 7])
      .node("after", "edit-fields", ["fields": ["rested": true]])
    let id = try await service.execute(document, user: Self.user)
    #expect(try await eventually { try await inMemory(service) == 0 })
    #expect(try await service.execution(id, user: Self.user)["status"] == "waiting")
    // Whoever is there takes it up.
    try await stack.process(.workflow).kill()
    try await stack.restart(.workflow)
    let execution = try await service.finished(id, user: Self.user)
    #expect(execution["output_data"]?["rested"] == true, "\(execution.text())")
    let seconds = execution["execution_time_seconds"]?.doubleValue ?? 0
    #expect((7.0..<12.0).contains(seconds), "It took \(seconds) s.")
  }

  @Test func `an execution at rest hears a signal at any replica`() async throws {
    let stack = try await Stack([.workflow])
    let document = Document("Approval").node("start", "manual-trigger").node("ask", "approval", ["message": "?"])
    let id = try await stack.workflow.execute(document, user: Self.user)
    #expect(try await eventually { try await inMemory(stack.workflow) == 0 })
    let answer = try await stack.workflow.post(
      "/workflow/executions/\(id)/signal",
      ["user_id": .string(Self.user), "node_id": "ask", "payload": ["approved": true]])
    #expect(answer.status == 200, "\(answer)")
    #expect(try await stack.workflow.finished(id, user: Self.user)["status"] == "completed")
  }
}
