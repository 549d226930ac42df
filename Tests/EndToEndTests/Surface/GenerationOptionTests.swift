import TestKit
import Testing
import WorkflowModels

/// `dry`, `explain` and `toolkits` of a generation.
@Suite(.timeLimit(.minutes(1)))
struct GenerationOptionTests {
  @Test func `a dry generation says what it would make, and keeps nothing`() async throws {
    let stack = try await SharedStack.shared.stack()
    let body: JSON = [
      "prompt": "post \"hi\" to #ops on Slack", "user_id": "dry", "dry": true, "explain": true,
    ]
    let answer = try await stack.ai.post("/ai/generate", body)
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.json["ai_metadata"]?["workflow_id"]?.isNull == true)
    let explanations = answer.json["ai_metadata"]?["explanations"]?.arrayValue ?? []
    #expect(explanations.last?["use"] == "connector-action:slack.send_message", "\(explanations)")
    #expect(explanations.last?["words"]?.stringValue?.contains("hi") == true)
    let kept = try await stack.workflow.get("/api/workflows/?user_id=dry").json["workflows"]?.arrayValue
    #expect(kept?.isEmpty == true)
    let limited = try await stack.ai.post(
      "/ai/generate", ["prompt": "post \"hi\" to #ops on Slack", "user_id": "dry", "dry": true, "toolkits": ["github"]])
    #expect(limited.json["workflow"]?["nodes"]?.arrayValue?.contains { $0["type"] == "connector-action" } == false)
    #expect(try await stack.ai.post("/ai/generate", ["prompt": "x", "user_id": "dry", "toolkits": [1]]).status == 422)
    let executed = try await stack.ai.post("/ai/workflows/generate-and-execute", body)
    #expect(executed.status == 200, "\(executed)")
    #expect(executed.json["execution"]?["status"] == "not_started")
  }

  @Test func `an answer from the cache is one to the same options`() async throws {
    let ai = try await SharedStack.shared.stack().ai
    func generate(_ more: JSONObject) async throws -> JSON {
      var body: JSONObject = ["prompt": "post \"hi\" to #ops on Slack", "user_id": "options", "session_id": "one"]
      for (key, value) in more { body[key] = value }
      return try await ai.post("/ai/generate", .object(body)).json
    }
    func usesService(_ answer: JSON) -> Bool {
      answer["workflow"]?["nodes"]?.arrayValue?.contains { $0["type"] == "connector-action" } ?? false
    }
    let first = try await generate([:])
    #expect(first["ai_metadata"]?["cached"] == false && usesService(first))
    #expect(try await generate([:])["ai_metadata"]?["cached"] == true)
    let limited = try await generate(["toolkits": ["github"]])
    #expect(limited["ai_metadata"]?["cached"] == false && !usesService(limited), "\(limited)")
    let explained = try await generate(["explain": true])
    #expect(explained["ai_metadata"]?["explanations"]?.arrayValue?.isEmpty == false, "\(explained)")
  }
}
