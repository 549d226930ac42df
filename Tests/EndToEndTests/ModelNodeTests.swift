import TestKit
import Testing
import WorkflowModels

/// Nodes that ask models, in the workflow service as users meet it.
@Suite(.timeLimit(.minutes(2)))
struct ModelNodeTests {
  @Test func `a workflow extracts without a model, and asks one`() async throws {
    let server = try ScriptedModelServer { _, _ in .data(["city": "Paris"]) }
    let stack = try await Stack(
      [.workflow], settings: ["OPENAI_BASE_URL": server.url, "OPENAI_MODEL": "scripted-model"])
    let document = Document("Models").node("start", "manual-trigger")
      .node(
        "found", "information-extractor", ["text": "{{ .message }}", "schema": ["email": "email", "total": "number"]]
      )
      .node(
        "where", "openai",
        [
          "system": "You know places.", "prompt": "Where does {{ .data.email }} live?",
          "output_schema": ["type": "object", "properties": ["city": ["type": "string"]], "required": ["city"]],
        ]
      )
      .node(
        "both", "edit-fields",
        ["mode": "replace", "fields": ["city": "{{ .data.city }}", "found": "{{ $nodes.found.data }}"]])
    func run(_ more: JSONObject) async throws -> JSON {
      var body: JSONObject = [
        "workflow_data": document.json, "user_id": "m", "wait_seconds": 20,
        "input": ["message": "I am ada@example.com, the total is $20."],
      ]
      for (name, value) in more { body[name] = value }
      return try await stack.workflow.post("/workflow/execute", .object(body)).json
    }
    let rehearsed = try await run(["dry_run": true])
    #expect(rehearsed["status"] == "completed" || rehearsed["status"] == "failed", "\(rehearsed.text())")
    #expect(server.bodies.isEmpty)
    let answer = try await run([:])
    #expect(
      answer["output_data"] == ["city": "Paris", "found": ["email": "ada@example.com", "total": 20]],
      "\(answer.text())")
    let sent = try #require(server.bodies.first)
    #expect(server.bodies.count == 1 && sent["model"] == "scripted-model")
    #expect(sent["messages"]?[1]?["content"] == "Where does ada@example.com live?", "\(sent.text())")
    let missing = try await stack.workflow.post(
      "/workflow/execute",
      [
        "workflow_data": Document("None").node("start", "manual-trigger").node("a", "groq", ["prompt": "Hi"]).json,
        "user_id": "m", "wait_seconds": 20,
      ])
    #expect(missing.json["status"] == "failed", "\(missing)")
    #expect(missing.json["error_message"]?.stringValue?.contains("GROQ_API_KEY") == true, "\(missing)")
  }
}
