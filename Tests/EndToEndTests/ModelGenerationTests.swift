import TestKit
import Testing
import WorkflowModels

/// Generation by a model behind a real socket, through the services as users meet them.
@Suite(.timeLimit(.minutes(2)), .serialized)
struct ModelGenerationTests {
  /// What the model says depends on a word of the sentence.
  private static let server = Result {
    try ScriptedModelServer { body, number in
      let task = body["messages"]?[1]?["content"]?.stringValue ?? ""
      if task.contains("outage") { return .failure("404 Not Found") }
      if task.contains("stubborn") { return .data(workflow(condition: ".total >>> 1")) }
      if task.contains("mistaken"), number == 1 { return .data(workflow(condition: ".total >>> 1")) }
      if task.contains("unclear") { return .data(nothing) }
      return .data(workflow(condition: ".total > 100"))
    }
  }

  private static let nothing: JSON = [
    "name": "", "trigger": ["type": "manual-trigger", "settings": []], "steps": [], "questions": [],
    "clarification": "Which orders do you mean?",
  ]

  private static func workflow(condition: String) -> JSON {
    [
      "name": "Large orders", "trigger": ["type": "manual-trigger", "settings": []],
      "steps": [
        [
          "id": "check", "tool": "if-else", "inside": "", "after": ["trigger"],
          "settings": [.string("condition=\(condition)")],
        ],
        [
          "id": "mark", "tool": "edit-fields", "inside": "", "after": ["check:true"],
          "settings": ["fields={\"size\": \"large\"}"],
        ],
      ], "questions": [], "clarification": "",
    ]
  }

  private static let stack = OneStack()

  private func stack() async throws -> Stack {
    let server = try Self.server.get()
    return try await Self.stack.get([
      "OPENAI_BASE_URL": server.url, "OPENAI_MODEL": "scripted-model", "LLM_TIMEOUT_SECONDS": "20",
      "LLM_PRICES": "scripted-model=2/10",
    ])
  }

  @Test func `makes a workflow that runs, and says who made it`() async throws {
    let stack = try await stack()
    let answer = try await stack.ai.post(
      "/ai/workflows/generate-and-execute",
      ["prompt": "Mark orders above 100 as large", "user_id": "m", "input": ["total": 200]])
    #expect(answer.status == 200, "\(answer)")
    let metadata = answer.json["ai_metadata"]
    #expect(metadata?["provider"] == "openai" && metadata?["model"] == "scripted-model-1", "\(answer.json)")
    #expect(metadata?["tokens"] == ["input": 1000, "output": 50] && metadata?["repaired"] == false)
    #expect(metadata?["cost_usd"] == 0.0025)
    let id = try #require(answer.json["execution"]?["execution_id"]?.stringValue)
    let isDone = try await eventually {
      let status = try await stack.ai.get("/ai/workflows/execution/\(id)/status?user_id=m").json
      return status["status"] == "completed" && status["output_data"] == ["total": 200, "size": "large"]
    }
    #expect(isDone)
    let sent = try #require(try Self.server.get().bodies.first)
    #expect(sent["response_format"]?["json_schema"]?["strict"] == true && sent["model"] == "scripted-model")
  }

  @Test func `is repaired by the workflow service's diagnostics`() async throws {
    let answer = try await stack().ai.post("/ai/generate", ["prompt": "Mark mistaken orders", "user_id": "m"])
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.json["ai_metadata"]?["repaired"] == true)
    #expect(answer.json["ai_metadata"]?["tokens"] == ["input": 2000, "output": 100])
    let repair = try Self.server.get().bodies.last { $0["messages"]?.arrayValue?.count == 4 }
    #expect(
      repair?["messages"]?[3]?["content"]?.stringValue?.contains("check") == true, "\(String(describing: repair))")
  }

  @Test(arguments: ["stubborn", "outage"])
  func `gives way to the planner when the model cannot do it`(_ word: String) async throws {
    let prompt = "Fetch https://example.com/\(word) and keep the orders above 100"
    let answer = try await stack().ai.post(
      "/ai/generate", ["prompt": .string(prompt), "user_id": "m", "session_id": "s"])
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.json["ai_metadata"]?["provider"] == "builtin" && answer.json["ai_metadata"]?["fallback"] == true)
    let again = try await stack().ai.post(
      "/ai/generate", ["prompt": .string(prompt), "user_id": "m", "session_id": "s"])
    #expect(again.json["ai_metadata"]?["cached"] == false, "A stand-in is not kept.")
  }

  @Test func `asks the model's question when it has one`() async throws {
    let answer = try await stack().ai.post("/ai/generate", ["prompt": "Mark unclear orders", "user_id": "m"])
    #expect(answer.status == 422 && answer.json["next_question"] == "Which orders do you mean?", "\(answer)")
  }

  @Test func `is counted`() async throws {
    let stack = try await stack()
    _ = try await stack.ai.post("/ai/generate", ["prompt": "Mark orders above 100 as counted", "user_id": "m"])
    let metrics = try await stack.ai.get("/metrics").text
    #expect(metrics.contains("ai_model_tokens_total{kind=\"input\",provider=\"openai\"}"))
    #expect(metrics.contains("ai_model_calls_total{outcome=\"ok\",provider=\"openai\"}"))
  }
}

/// A stack with settings of its own, started once for the tests of a suite.
actor OneStack {
  private var task: Task<Stack, any Error>?

  func get(_ settings: [String: String]) async throws -> Stack {
    if let task { return try await task.value }
    // Unstructured, because all tests of the suite wait for the one start; it ends by itself.
    let task = Task(name: "stack with settings") { try await Stack([.ai, .workflow], settings: settings) }
    self.task = task
    return try await task.value
  }
}
