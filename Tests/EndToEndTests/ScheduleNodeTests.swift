import HTTP
import TestKit
import Testing
import WorkflowModels

/// An active workflow's `schedule` nodes and the scheduler: in step, also when one of them is away for a while.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct ScheduleNodeTests {
  private static let user = "schedule-nodes"

  private static func document(_ schedule: JSONObject?, name: String = "By the clock") -> JSON {
    var nodes: [JSON] = [
      ["id": "hand", "type": "manual-trigger", "name": "By hand", "data": ["properties": [:]]],
      [
        "id": "note", "type": "edit-fields", "name": "Note",
        "data": ["properties": ["mode": "merge", "fields": ["noted": true]]],
      ],
    ]
    var edges: [JSON] = [["id": "e1", "source": "hand", "target": "note", "sourceHandle": "main"]]
    if let schedule {
      nodes.append(["id": "clock", "type": "schedule", "name": "Clock", "data": ["properties": .object(schedule)]])
      edges.append(["id": "e2", "source": "clock", "target": "note", "sourceHandle": "main"])
    }
    return ["name": .string(name), "user_id": .string(user), "nodes": .array(nodes), "edges": .array(edges)]
  }

  private func schedules(_ stack: Stack, of workflow: String) async throws -> [JSON] {
    let answer = try await stack.scheduler.get("/schedules?user_id=\(Self.user)&workflow_id=\(workflow)")
    #expect(answer.status == 200, "\(answer)")
    return answer.json["schedules"]?.arrayValue ?? []
  }

  private func store(_ stack: Stack, _ document: JSON) async throws -> String {
    let answer = try await stack.workflow.post("/api/workflows/", document)
    #expect(answer.status == 201, "\(answer)")
    return try #require(answer.json["id"]?.stringValue)
  }

  private func post(_ stack: Stack, _ path: String, _ body: JSONObject = [:]) async throws {
    var body = body
    body["user_id"] = .string(Self.user)
    let answer = try await stack.workflow.post(path, .object(body))
    #expect(answer.status == 200, "\(answer)")
  }

  @Test func `a schedule follows its workflow from activation to deletion`() async throws {
    let stack = try await SharedStack.shared.stack()
    let workflow = try await store(stack, Self.document(["every_seconds": 1]))
    #expect(try await schedules(stack, of: workflow).isEmpty)
    try await post(stack, "/api/workflows/\(workflow)/activate")
    let isThere = try await eventually { try await schedules(stack, of: workflow).first?["status"] == "active" }
    #expect(isThere)
    let schedule = try #require(try await schedules(stack, of: workflow).first)
    let id = try #require(schedule["id"]?.stringValue)
    #expect(schedule["node_id"] == "clock" && schedule["every_seconds"] == 1)

    // Its node fires with what the contract says, and only what hangs on it runs.
    let execution = try await firstExecution(of: id, stack)
    let finished = try await stack.workflow.finished(execution, user: Self.user)
    #expect(finished["input"]?["schedule_id"] == .string(id), "\(finished.text())")
    #expect(finished["output_data"]?["noted"] == true, "\(finished.text())")
    #expect(finished["node_states"]?["hand"]?["status"] != "completed", "\(finished.text())")

    // What its workflow says is not to be changed here.
    let refused = try await stack.scheduler.delete("/schedules/\(id)?user_id=\(Self.user)")
    #expect(refused.status == 409, "\(refused)")

    let changed = try await stack.workflow.put("/api/workflows/\(workflow)/", Self.document(["cron": "0 4 * * *"]))
    #expect(changed.status == 200, "\(changed)")
    #expect(try await eventually { try await schedules(stack, of: workflow).first?["cron"] == "0 4 * * *" })
    #expect(try await schedules(stack, of: workflow).first?["id"] == .string(id))

    try await post(stack, "/api/workflows/\(workflow)/rollback", ["version": 1])
    #expect(try await eventually { try await schedules(stack, of: workflow).first?["every_seconds"] == 1 })

    try await post(stack, "/api/workflows/\(workflow)/deactivate")
    #expect(try await eventually { try await schedules(stack, of: workflow).first?["status"] == "paused" })
    try await post(stack, "/api/workflows/\(workflow)/activate")
    #expect(try await eventually { try await schedules(stack, of: workflow).first?["status"] == "active" })

    let without = try await stack.workflow.put("/api/workflows/\(workflow)/", Self.document(nil))
    #expect(without.status == 200, "\(without)")
    #expect(try await eventually { try await schedules(stack, of: workflow).isEmpty })
    let again = try await stack.workflow.put("/api/workflows/\(workflow)/", Self.document(["cron": "0 5 * * *"]))
    #expect(again.status == 200, "\(again)")
    #expect(try await eventually { try await schedules(stack, of: workflow).count == 1 })
    #expect(try await stack.workflow.delete("/api/workflows/\(workflow)/?user_id=\(Self.user)").status == 204)
    #expect(try await eventually { try await schedules(stack, of: workflow).isEmpty })
  }

  @Test func `what a scheduler did not hear while it was away it hears when it is back`() async throws {
    let stack = try await Stack([.workflow, .scheduler])
    let (kept, dropped) = (
      try await store(stack, Self.document(["every_seconds": 1])),
      try await store(stack, Self.document(["every_seconds": 1]))
    )
    try await post(stack, "/api/workflows/\(dropped)/activate")
    #expect(try await eventually { try await schedules(stack, of: dropped).count == 1 })
    _ = try await stack.process(.scheduler).kill()
    try await post(stack, "/api/workflows/\(kept)/activate")
    #expect(try await stack.workflow.delete("/api/workflows/\(dropped)/?user_id=\(Self.user)").status == 204)
    // Nor does the workflow service forget it when it is killed.
    _ = try await stack.process(.workflow).kill()
    try await stack.restart(.workflow)
    try await stack.restart(.scheduler)
    let isHeard = try await eventually(within: .seconds(45)) {
      let (one, none) = (try await schedules(stack, of: kept), try await schedules(stack, of: dropped))
      return one.count == 1 && none.isEmpty
    }
    #expect(isHeard)
    let id = try #require(try await schedules(stack, of: kept).first?["id"]?.stringValue)
    _ = try await firstExecution(of: id, stack)
  }

  private func firstExecution(of schedule: String, _ stack: Stack) async throws -> String {
    var found: String?
    let hasFired = try await eventually(within: .seconds(20)) {
      let runs = try await stack.scheduler.get("/schedules/\(schedule)/runs?user_id=\(Self.user)").json["runs"]
      found = runs?.arrayValue?.lazy.compactMap { $0["execution_id"]?.stringValue }.first
      return found != nil
    }
    #expect(hasFired)
    return try #require(found)
  }
}
