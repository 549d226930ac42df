import TestKit
import Testing
import WorkflowModels

@Suite(.timeLimit(.minutes(1)))
struct IntegrationTests {
  @Test func `services are listed, searched, and shown with their actions`() async throws {
    let ai = try await SharedStack.shared.stack().ai
    let all = try await ai.get("/api/integrations").json["integrations"]?.arrayValue ?? []
    #expect(all.count >= 30)
    let found = try await ai.get("/api/integrations?search=slack").json["integrations"]?.arrayValue ?? []
    #expect(found.map { $0["slug"] } == ["slack"])
    let category = try #require(found.first?["category"]?.stringValue)
    let kin = try await ai.get("/api/integrations?category=\(category)").json["integrations"]?.arrayValue ?? []
    #expect(!kin.isEmpty && kin.allSatisfy { $0["category"]?.stringValue == category })
    let slack = try await ai.get("/api/integrations/slack").json
    #expect(slack["tools"]?.arrayValue?.contains { $0["slug"] == "send_message" } == true)
    #expect(try await ai.get("/api/integrations/nothing").status == 404)
  }

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
  }
}
