import HTTP
import TestKit
import Testing
import WorkflowModels

/// One sentence in, a durable run out: through three real processes and a real outside.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct MainJobTests {
  private static let user = "main-job"

  @Test func `a sentence becomes a workflow that runs, and a schedule runs it again`() async throws {
    let stack = try await SharedStack.shared.stack()
    let outside = try await StandIn()
    let prompt = """
      Fetch the tickets from \(outside.url)/tickets, keep those where priority is high, and post them to \
      \(outside.url)/calls/alerts
      """
    let answer = try await stack.ai.post(
      "/ai/workflows/generate-and-execute", ["prompt": .string(prompt), "user_id": .string(Self.user)])
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.json["execution"]?["message"] == "Workflow generated and execution started successfully")
    #expect(answer.json["ai_metadata"]?["provider"] == "builtin")
    let workflow = try #require(answer.json["ai_metadata"]?["workflow_id"]?.stringValue)
    let execution = try #require(answer.json["execution"]?["execution_id"]?.stringValue)

    let status = try await finalStatus(of: execution, stack)
    #expect(status["status"] == "completed", "\(status.text())")
    #expect(status["workflow_id"] == .string(workflow))
    #expect(status["error_message"] == .null)
    #expect(status["completed_at"]?.stringValue != nil)
    #expect(status["output_data"]?["body"]?["ok"] == true, "\(status.text())")
    try expectHighTickets(outside, calls: 1)

    // The same workflow once more each second, by the scheduler.
    let schedule = try await stack.scheduler.post(
      "/schedules",
      [
        "name": "Each second", "workflow_id": .string(workflow), "user_id": .string(Self.user), "every_seconds": 1,
      ])
    #expect(schedule.status == 201, "\(schedule)")
    let id = try #require(schedule.json["id"]?.stringValue)
    let fired = try await firstFiredRun(of: id, stack)
    let second = try #require(fired["execution_id"]?.stringValue, "\(fired.text())")
    #expect(try await finalStatus(of: second, stack)["status"] == "completed")
    #expect(outside.calls(to: "/calls/alerts").count >= 2)
    #expect(try await stack.scheduler.delete("/schedules/\(id)?user_id=\(Self.user)").status == 204)
  }

  @Test(arguments: [
    "Create a workflow that processes customer support tickets",
    "Create a workflow that automatically responds to customer emails",
    "Create a workflow that monitors social media mentions and sends alerts",
    "Create a workflow that processes new user registrations",
    "Test workflow",
  ])
  func `the reference sentences run to their end without any key`(_ prompt: String) async throws {
    let stack = try await SharedStack.shared.stack()
    let generated = try await stack.ai.post(
      "/ai/generate", ["prompt": .string(prompt), "user_id": .string(Self.user), "session_id": "reference"])
    #expect(generated.status == 200, "\(generated)")
    #expect(generated.json["workflow"]?["nodes"]?.arrayValue?.isEmpty == false)
    let answer = try await stack.ai.post(
      "/ai/workflows/generate-and-execute", ["prompt": .string(prompt), "user_id": .string(Self.user)])
    #expect(answer.status == 200, "\(answer)")
    let execution = try #require(answer.json["execution"]?["execution_id"]?.stringValue, "\(answer)")
    let status = try await finalStatus(of: execution, stack)
    #expect(status["status"] == "completed", "\(status.text())")
  }

  @Test func `a generated workflow can be executed again through the AI service`() async throws {
    let stack = try await SharedStack.shared.stack()
    let generated = try await stack.ai.post(
      "/ai/generate", ["prompt": "Test workflow", "user_id": .string(Self.user)])
    let workflow = try #require(generated.json["ai_metadata"]?["workflow_id"]?.stringValue, "\(generated)")
    let answer = try await stack.ai.post("/ai/workflows/\(workflow)/execute", ["user_id": .string(Self.user)])
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.json["message"] == "Workflow execution started successfully")
    #expect(answer.json["workflow_id"] == .string(workflow))
    let execution = try #require(answer.json["execution_id"]?.stringValue)
    #expect(try await finalStatus(of: execution, stack)["status"] == "completed")
  }

  /// As the AI service tells it, whose answer has exactly the fields of the contract.
  private func finalStatus(of execution: String, _ stack: Stack) async throws -> JSON {
    var last = JSON.null
    _ = try await eventually(within: .seconds(20)) {
      let answer = try await stack.ai.get("/ai/workflows/execution/\(execution)/status?user_id=\(Self.user)")
      #expect(answer.status == 200, "\(answer)")
      last = answer.json
      return ["completed", "failed", "cancelled"].contains(last["status"]?.stringValue)
    }
    let fields = [
      "execution_id", "status", "workflow_id", "user_id", "started_at", "completed_at", "execution_time_seconds",
      "output_data", "error_message",
    ]
    #expect(fields.allSatisfy { last[$0] != nil }, "\(last.text())")
    return last
  }

  private func firstFiredRun(of schedule: String, _ stack: Stack) async throws -> JSON {
    var fired = JSON.null
    _ = try await eventually(within: .seconds(15)) {
      let answer = try await stack.scheduler.get("/schedules/\(schedule)/runs?user_id=\(Self.user)")
      let runs = answer.json["runs"]?.arrayValue ?? []
      fired = runs.last { ["fired", "late"].contains($0["status"]?.stringValue) } ?? .null
      return fired["execution_id"]?.stringValue != nil
    }
    return fired
  }

  private func expectHighTickets(_ outside: StandIn, calls: Int) throws {
    let alerts = outside.calls(to: "/calls/alerts")
    #expect(alerts.count == calls)
    let first = try #require(alerts.first)
    #expect(!first.key.isEmpty)
    let ids = (first.body.arrayValue ?? []).compactMap { $0["id"]?.intValue }
    #expect(ids == [1, 3], "\(first.body.text())")
  }
}
