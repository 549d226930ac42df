import HTTP
import TestKit
import Testing
import WorkflowModels

/// A model's words on their way through the service: by server-sent events and by WebSocket.
@Suite(.timeLimit(.minutes(2)), .serialized)
struct ModelStreamingTests {
  private static let workflow: JSON = [
    "name": "Large orders", "trigger": ["type": "manual-trigger", "settings": []],
    "steps": [
      [
        "id": "mark_orders", "tool": "edit-fields", "inside": "", "after": ["trigger"],
        "settings": ["fields={\"size\": \"large\"}"],
      ]
    ], "questions": [], "clarification": "",
  ]

  private static let server = Result {
    try ScriptedModelServer { body, number in
      let task = body["messages"]?[1]?["content"]?.stringValue ?? ""
      // The first reply breaks off in the middle.
      if task.contains("broken"), number == 1 { return .broken(["{\"na", "me\": \"La"]) }
      if task.contains("outage") { return .broken(["{\"na"]) }
      return .data(workflow)
    }
  }

  private static let stack = OneStack()

  private func stack() async throws -> Stack {
    let server = try Self.server.get()
    return try await Self.stack.get([
      "OPENAI_BASE_URL": server.url, "OPENAI_MODEL": "scripted-model", "LLM_TIMEOUT_SECONDS": "20",
    ])
  }

  private func events(_ prompt: String) async throws -> [StreamedEvent] {
    let answer = try await stack().ai.post(
      "/ai/generate", ["prompt": .string(prompt), "user_id": "w"], headers: ["Accept": "text/event-stream"])
    #expect(answer.status == 200, "\(answer)")
    return try StreamedEvent.all(in: answer.text)
  }

  @Test func `come as they are said, then the nodes, then the answer`() async throws {
    let events = try await events("Mark orders as large")
    let words = events.filter { $0.name == "token" }.compactMap { $0.data["text"]?.stringValue }
    #expect(words.count > 5 && words.joined() == Self.workflow.text(), "\(words)")
    let names = events.map(\.name)
    let lastWord = try #require(names.lastIndex(of: "token"))
    #expect(try #require(names.firstIndex(of: "node")) > lastWord)
    let result = try #require(events.last)
    #expect(result.name == "result" && result.data["ai_metadata"]?["provider"] == "openai", "\(result)")
    #expect(result.data["workflow"]?["nodes"]?.arrayValue == events.filter { $0.name == "node" }.map(\.data))
    #expect(try Self.server.get().bodies.last?["stream"] == true)
  }

  @Test func `are void when the reply broke off, and come again`() async throws {
    let events = try await events("Mark broken orders as large")
    let restart = try #require(events.firstIndex { $0.name == "restart" }, "\(events.map(\.name))")
    let before = events[..<restart].filter { $0.name == "token" }.compactMap { $0.data["text"]?.stringValue }
    let after = events[restart...].filter { $0.name == "token" }.compactMap { $0.data["text"]?.stringValue }
    #expect(before.joined() == "{\"name\": \"La" && after.joined() == Self.workflow.text())
    #expect(events.last?.data["ai_metadata"]?["provider"] == "openai")
  }

  @Test func `give way to the planner's answer when no reply comes whole`() async throws {
    let events = try await events("Fetch https://example.com/outage and keep the orders above 100")
    let result = try #require(events.last)
    #expect(result.name == "result", "\(result)")
    #expect(result.data["ai_metadata"]?["provider"] == "builtin" && result.data["ai_metadata"]?["fallback"] == true)
  }

  @Test func `come over a WebSocket in the same order`() async throws {
    let port = try await stack().port(.ai)
    let texts = try await OwnThread.run {
      let socket = try RawWebSocket(port: port, path: "/api/v1/workflow/ws")
      try socket.send(#"{"prompt": "Mark orders as large, please", "user_id": "w"}"#)
      var texts: [String] = []
      while texts.last?.contains(#""event":"result""#) != true, texts.last?.contains(#""event":"error""#) != true {
        let frame = try socket.receive()
        if frame.opcode == 1 { texts.append(frame.text) }
      }
      return texts
    }
    let events = try texts.map { try JSON(parsing: $0) }
    let words = events.filter { $0["event"] == "token" }.compactMap { $0["data"]?["text"]?.stringValue }
    #expect(words.joined() == Self.workflow.text(), "\(events)")
    let names = events.compactMap { $0["event"]?.stringValue }
    #expect(try #require(names.firstIndex(of: "node")) > #require(names.lastIndex(of: "token")))
    #expect(events.last?["data"]?["intent"] == "new_workflow", "\(events.last ?? .null)")
  }
}
