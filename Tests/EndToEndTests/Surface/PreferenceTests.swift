import HTTP
import TestKit
import Testing
import WorkflowModels

/// `/api/preferences` and `/api/suggestions`.
@Suite(.timeLimit(.minutes(2)))
struct PreferenceTests {
  @Test func `preferences steer what is generated, and the cache knows their versions`() async throws {
    let ai = try await SharedStack.shared.stack().ai
    func generate(_ prompt: String) async throws -> JSON {
      try await ai.post(
        "/ai/generate", ["prompt": .string(prompt), "user_id": "preferring", "session_id": "p"]
      ).json
    }
    func action(_ answer: JSON) -> JSON? {
      answer["workflow"]?["nodes"]?.arrayValue?.first { $0["type"] == "connector-action" }?["data"]?["properties"]
    }
    let prompt = "every day at 9:00 create a ticket"
    let before = try await generate(prompt)
    #expect(action(before) == nil, "\(before)")
    #expect(try await generate(prompt)["ai_metadata"]?["cached"] == true)
    #expect(try await ai.get("/api/preferences/preferring").json["preferred_tools"]?.arrayValue == [])

    let set = try await ai.post(
      "/api/preferences/preferring",
      [
        "preferred_tools": ["jira", "slack.send_message"], "timezone": "Europe/Paris",
        "defaults": ["jira": ["project": "OPS", "credential": "our-jira"]],
      ])
    #expect(set.status == 200 && set.json["timezone"] == "Europe/Paris", "\(set)")
    let after = try await generate(prompt)
    #expect(after["ai_metadata"]?["cached"] == false)
    #expect(action(after)?["toolkit"] == "jira" && action(after)?["credential"] == "our-jira", "\(after)")
    #expect(action(after)?["arguments"]?["project"] == "OPS")
    #expect(after["workflow"]?["nodes"]?[0]?["data"]?["properties"]?["timezone"] == "Europe/Paris", "\(after)")
    let asked = (after["ai_metadata"]?["missing"]?.arrayValue ?? []).compactMap { $0["property"]?.stringValue }
    #expect(!asked.contains("credential") && !asked.contains("arguments.project"), "\(asked)")

    let changed = try await ai.post("/api/preferences/preferring", ["timezone": .null, "language": "en-GB"]).json
    #expect(changed["timezone"]?.isNull == true && changed["language"] == "en-GB")
    #expect(changed["preferred_tools"] == ["jira", "slack.send_message"], "\(changed)")
    let stranger = try await ai.post(
      "/ai/generate", ["prompt": .string(prompt), "user_id": "another", "dry": true])
    #expect(action(stranger.json) == nil)
  }

  @Test(arguments: [
    #"{"preferred_tools": "jira"}"#, #"{"preferred_tools": ["nothing"]}"#, #"{"preferred_tools": [1]}"#,
    #"{"timezone": "Mars/Crater"}"#, #"{"timezone": "../etc/passwd"}"#, #"{"defaults": []}"#,
    #"{"defaults": {"nothing": {}}}"#, #"{"defaults": {"jira": {"nothing": 1}}}"#,
    #"{"defaults": {"jira": {"project": {}}}}"#, #"{"defaults": {"jira": {"credential": 1}}}"#,
    #"{"language": "a b"}"#, #"{"language": "fr"}"#, "[]", "",
  ])
  func `wrong preferences are refused with a sentence`(body: String) async throws {
    let ai = try await SharedStack.shared.stack().ai
    let answer = try await ai.send(.post, "/api/preferences/wrong", body: Array(body.utf8))
    #expect(answer.status == 422 && answer.isErrorOfTheHouse, "\(answer)")
  }

  @Test func `suggestions are made, listed and never repeated`() async throws {
    let ai = try await SharedStack.shared.stack().ai
    let body: JSON = ["user_id": "curious", "context": "We answer Zendesk tickets and talk on Slack", "count": 3]
    let first = try await ai.post("/api/suggestions:generate", body)
    let made = first.json["suggestions"]?.arrayValue ?? []
    #expect(first.status == 200 && made.count == 3, "\(first)")
    for suggestion in made {
      let answer = try await ai.post("/ai/generate", ["prompt": suggestion["prompt"] ?? .null, "user_id": "curious"])
      #expect(answer.status == 200, "\(answer)")
    }
    let again = try await ai.post("/api/suggestions:generate", body).json["suggestions"]?.arrayValue ?? []
    let prompts = Set((made + again).compactMap { $0["prompt"]?.stringValue })
    #expect(prompts.count == made.count + again.count)
    let listed = try await ai.get("/api/suggestions?user_id=curious&limit=4").json
    #expect(listed["suggestions"]?.arrayValue?.count == 4 && listed["next_cursor"]?.stringValue != nil, "\(listed)")
    let id = try #require(made.first?["id"]?.stringValue)
    #expect(try await ai.get("/api/suggestions/\(id)?user_id=curious").json == made.first)
    #expect(try await ai.get("/api/suggestions/\(id)?user_id=other").status == 404)
    #expect(try await ai.get("/api/suggestions/x?user_id=curious").status == 400)
    #expect(try await ai.post("/api/suggestions:generate", ["user_id": "curious", "count": 21]).status == 422)
    #expect(try await ai.post("/api/suggestions:generate", ["count": 1]).status == 422)
  }
}
