import TestKit
import Testing
import WorkflowModels

/// Nodes that ask models, in the workflow service as users meet it.
@Suite(.timeLimit(.minutes(2)), .serialized)
struct ModelNodeTests {
  private static let server = Result {
    try ScriptedModelServer { body, _ in
      .data(body["messages"]?[0]?["content"] == "You know places." ? ["city": "Paris"] : "I see.")
    }
  }
  private static let stack = OneStack()

  private func stack() async throws -> Stack {
    try await Self.stack.get(["OPENAI_BASE_URL": try Self.server.get().url, "OPENAI_MODEL": "scripted-model"])
  }

  @Test func `a workflow extracts without a model, and asks one`() async throws {
    let server = try Self.server.get()
    let stack = try await stack()
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

  @Test func `an agent remembers what its user said in an earlier run`() async throws {
    let stack = try await stack()
    let edge: (String, String) -> JSON = { source, handle in
      ["source": .string(source), "target": "agent", "targetHandle": .string(handle)]
    }
    var document = Document("Agent").node("start", "manual-trigger")
      .node("agent", "ai-agent", ["prompt": "{{ .say }}"])
      .node("memory", "simple-memory", ["key": "{{ .session }}"], after: .nothing)
      .node("sums", "calculator", after: .nothing).object
    let edges = document["edges"]?.arrayValue ?? []
    document["edges"] = .array(edges + [edge("memory", "memory"), edge("sums", "tool")])
    func say(_ text: String, user: String) async throws -> [JSON] {
      let answer = try await stack.workflow.post(
        "/workflow/execute",
        [
          "workflow_data": .object(document), "user_id": .string(user), "wait_seconds": 20,
          "input": ["say": .string(text), "session": "s1"],
        ])
      #expect(answer.json["status"] == "completed", "\(answer)")
      #expect(answer.json["output_data"]?["provider"] == "openai", "\(answer)")
      let sent = try Self.server.get().bodies.last
      #expect(sent?["tools"]?[0]?["function"]?["name"] == "sums", "\(sent?.text() ?? "")")
      return (sent?["messages"]?.arrayValue ?? []).dropFirst().compactMap { $0["content"] }
    }
    #expect(try await say("My dog is Rex", user: "ada") == ["My dog is Rex"])
    #expect(try await say("Who is Rex?", user: "ada") == ["My dog is Rex", "\"I see.\"", "Who is Rex?"])
    #expect(try await say("Who is Rex?", user: "bob") == ["Who is Rex?"])
  }
}
