import HTTP
import TestKit
import Testing
import WorkflowModels

/// Whose things are whose, ids that are none, and keys that are used twice.
@Suite(.timeLimit(.minutes(1)))
struct OwnershipTests {
  private static let owner = "owner"

  @Test func `another user's workflow and executions do not exist`() async throws {
    let stack = try await SharedStack.shared.stack()
    let service = stack.workflow
    let workflow = try await service.store(.pure, user: Self.owner)
    let execution = try await service.execute(.pure, user: Self.owner, input: ["a": 1, "b": 2])
    let schedule = try await stack.scheduler.post(
      "/schedules",
      ["name": "Mine", "workflow_id": .string(workflow), "user_id": .string(Self.owner), "every_seconds": 3600])
    let scheduleID = try #require(schedule.json["id"]?.stringValue, "\(schedule)")
    let thief: JSON = ["user_id": "thief"]
    let theft = Document.pure.owned(by: "thief")
    let answers = [
      try await service.get("/api/workflows/\(workflow)?user_id=thief"),
      try await service.put("/api/workflows/\(workflow)", theft),
      try await service.delete("/api/workflows/\(workflow)?user_id=thief"),
      try await service.get("/api/workflows/\(workflow)/versions?user_id=thief"),
      try await service.get("/api/workflows/\(workflow)/versions/1?user_id=thief"),
      try await service.post("/api/workflows/\(workflow)/activate", thief),
      try await service.post("/api/workflows/\(workflow)/execute", thief),
      try await service.post("/workflow/execute", ["workflow_id": .string(workflow), "user_id": "thief"]),
      try await service.get("/workflow/executions/\(execution)?user_id=thief"),
      try await service.post("/workflow/executions/\(execution)/cancel", thief),
      try await service.get("/workflow/executions/\(execution)/events?user_id=thief"),
      try await stack.ai.post("/ai/workflows/\(workflow)/execute", thief),
      try await stack.ai.get("/ai/workflows/execution/\(execution)/status?user_id=thief"),
      try await stack.scheduler.get("/schedules/\(scheduleID)?user_id=thief"),
      try await stack.scheduler.post("/schedules/\(scheduleID)/pause", thief),
      try await stack.scheduler.post("/schedules/\(scheduleID)/trigger", thief),
      try await stack.scheduler.get("/schedules/\(scheduleID)/runs?user_id=thief"),
      try await stack.scheduler.delete("/schedules/\(scheduleID)?user_id=thief"),
    ]
    for (number, answer) in answers.enumerated() { expectRefused(answer, "number \(number)", statuses: 404...404) }
    let lists = try await service.get("/workflow/executions?user_id=thief").json["executions"]
    #expect(lists == [])
    let stolen = try await stack.scheduler.post(
      "/schedules", ["name": "Theft", "workflow_id": .string(workflow), "user_id": "thief", "every_seconds": 3600])
    expectRefused(stolen, "a schedule on another's workflow", statuses: 404...422)
    // All is as it was.
    #expect(try await service.get("/api/workflows/\(workflow)?user_id=\(Self.owner)").json["version"] == 1)
  }

  @Test(arguments: [
    "x", "wf_", "exec_", "sched_'; drop table executions; --", "WF_01M7VTTZM2EMR94VK9THHP9YY1", "wf_with space",
    "%E2%80%AE", "1",
  ])
  func `a text that is no id is malformed`(_ text: String) async throws {
    let stack = try await SharedStack.shared.stack()
    let id = text.contains("%") ? text : PercentEncoding.encode(text)
    let user: JSON = ["user_id": .string(Self.owner)]
    let answers = [
      try await stack.workflow.get("/api/workflows/\(id)?user_id=\(Self.owner)"),
      try await stack.workflow.post("/api/workflows/\(id)/activate", user),
      try await stack.workflow.get("/workflow/executions/\(id)?user_id=\(Self.owner)"),
      try await stack.workflow.post("/workflow/executions/\(id)/cancel", user),
      try await stack.ai.post("/ai/workflows/\(id)/execute", user),
      try await stack.ai.get("/ai/workflows/execution/\(id)/status?user_id=\(Self.owner)"),
      try await stack.scheduler.get("/schedules/\(id)?user_id=\(Self.owner)"),
    ]
    for (number, answer) in answers.enumerated() {
      expectRefused(answer, "number \(number)", statuses: 400...400)
    }
    #expect(answers[0].detail == "Invalid workflow ID format")
  }

  @Test func `a missing user is named`() async throws {
    let stack = try await SharedStack.shared.stack()
    let answers = [
      try await stack.workflow.get("/api/workflows"), try await stack.workflow.get("/workflow/executions"),
      try await stack.workflow.post("/workflow/execute", ["workflow_data": Document.pure.json]),
      try await stack.workflow.post("/api/workflows", Document.pure.json),
      try await stack.ai.post("/ai/generate", ["prompt": "Test workflow"]),
      try await stack.scheduler.get("/schedules"),
      try await stack.scheduler.post("/schedules", ["name": "Nobody's"]),
    ]
    for (number, answer) in answers.enumerated() {
      expectRefused(answer, "number \(number)", statuses: 422...422)
      #expect(answer.text.contains("user_id"), "\(answer)")
    }
  }

  @Test func `one idempotency key is one execution, and never another one`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let outside = try await StandIn()
    let call = Document.call("\(outside.url)/calls/idempotent")
    let first = try await service.execute(call, user: Self.owner, key: "one")
    // The same body in other words is the same body.
    let words: JSON = [
      "input": [:], "user_id": .string(Self.owner), "workflow_data": call.json,
    ]
    let again = try await service.send(
      .post, "/workflow/execute", body: Array(words.prettyText().utf8), headers: ["Idempotency-Key": "one"])
    #expect(again.status == 200 && again.json["execution_id"] == .string(first), "\(again)")
    let other = try await service.post(
      "/workflow/execute", ["workflow_data": call.json, "user_id": .string(Self.owner), "input": ["a": 1]],
      headers: ["Idempotency-Key": "one"])
    expectRefused(other, "another body", statuses: 409...409)
    // Keys are each user's own.
    let neighbour = try await service.execute(call, user: "neighbour", key: "one")
    #expect(neighbour != first)
    for key in ["", repeated("k", 300), "a\tb"] {
      let answer = try await service.post(
        "/workflow/execute", ["workflow_data": call.json, "user_id": .string(Self.owner)],
        headers: ["Idempotency-Key": key])
      // A client may leave an empty header out.
      if answer.status != 200 || !key.isEmpty { expectRefused(answer, "key \(key.prefix(10))") }
    }
    #expect(try await service.finished(first, user: Self.owner)["status"] == "completed")
    #expect(try await service.finished(neighbour, user: "neighbour")["status"] == "completed")
  }

  @Test func `fifty callers with one key at once start one execution`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let ids = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<50 {
        group.addTask { try await service.execute(.pure, user: Self.owner, input: ["a": 1, "b": 2], key: "crowd") }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
  }
}
