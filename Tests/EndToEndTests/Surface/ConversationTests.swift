import TestKit
import Testing
import WorkflowModels

/// Sessions of `/api/v1/workflow` with the built-in planner.
@Suite(.timeLimit(.minutes(2)))
struct ConversationTests {
  @Test func `a session makes a workflow, changes it, answers a question and takes a part back`() async throws {
    let stack = try await Stack([.ai, .workflow])
    let made = try await Self.say("create a workflow where a GitHub issue triggers a Jira ticket", stack)
    #expect(made["intent"] == "new_workflow" && made["workflow_version"] == 1, "\(made)")
    let first = try await Self.document(made, stack)

    let told = try await Self.say("also tell #ops on Slack", stack)
    #expect(told["intent"] == "modify_workflow" && told["workflow_version"] == 2, "\(told)")
    #expect(told["workflow_id"] == made["workflow_id"])
    #expect(told["changes"]?["patch"]?.arrayValue?.isEmpty == false, "\(told)")
    let second = try await Self.document(told, stack)
    for node in first["nodes"]?.arrayValue ?? [] {
      #expect(second["nodes"]?.arrayValue?.contains(node) == true, "an untouched node changed: \(node)")
    }

    let only = try await Self.say("only when the label is bug", stack)
    #expect(only["workflow_version"] == 3, "\(only)")
    #expect(Self.types(only).contains("if-else"))
    let third = try await Self.document(only, stack)

    let answer = try await Self.say("what is a webhook?", stack)
    #expect(answer["intent"] == "general" && answer["workflow"]?.isNull == true, "\(answer)")
    #expect(answer["conversation"]?.stringValue?.contains("webhook") == true)

    let undone = try await Self.say("undo the Slack part", stack)
    #expect(undone["workflow_version"] == 4, "\(undone)")
    #expect(Self.types(undone) == ["webhook", "connector-action", "if-else"], "\(undone)")
    #expect(undone["conversation"]?.stringValue?.isEmpty == false)

    let back = try await Self.say("hmm, put it back", stack)
    #expect(back["intent"] == "modify_workflow" && back["workflow_version"] == 5, "\(back)")
    #expect(try await Self.document(back, stack)["edges"] == third["edges"])
    let further = try await Self.say("undo that", stack)
    #expect(try await Self.document(further, stack)["edges"] == second["edges"], "\(further)")

    let session = try await stack.ai.get("/api/v1/sessions/s?user_id=talker").json
    #expect(session["workflow_id"] == made["workflow_id"])
    #expect(session["interactions"]?.arrayValue?.count == 7, "\(session)")
    let stranger = try await stack.ai.get("/api/v1/sessions/s?user_id=other")
    #expect(stranger.status == 404)

    let id = try #require(undone["interaction_id"]?.intValue)
    let path = "/api/v1/interactions/\(id)/feedback"
    #expect(try await stack.ai.post(path, ["rating": 5, "comment": "good", "user_id": "talker"]).status == 200)
    #expect(try await stack.ai.post(path, ["rating": 5, "user_id": "other"]).status == 404)
    #expect(try await stack.ai.post(path, ["rating": 6, "user_id": "talker"]).status == 422)
    #expect(try await stack.ai.post("/api/v1/interactions/x/feedback", ["rating": 1]).status == 400)
  }

  private static func say(_ prompt: String, _ stack: Stack) async throws -> JSON {
    let answer = try await stack.ai.post(
      "/api/v1/workflow", ["prompt": .string(prompt), "session_id": "s", "user_id": "talker"])
    #expect(answer.status == 200, "\(answer)")
    return answer.json
  }

  private static func document(_ turn: JSON, _ stack: Stack) async throws -> JSON {
    let id = try #require(turn["workflow_id"]?.stringValue)
    return try await stack.workflow.get("/api/workflows/\(id)/?user_id=talker").json
  }

  private static func types(_ turn: JSON) -> [String] {
    (turn["workflow"]?["structure"]?.arrayValue ?? []).compactMap { $0["type"]?.stringValue }
  }
}
