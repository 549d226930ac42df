import HTTP
import TestKit
import Testing
import WorkflowModels

/// Generations and conversations that are told while they go on.
@Suite(.timeLimit(.minutes(2)))
struct StreamingTests {
  private static let prompt =
    "Every morning at 9, fetch https://example.com/tickets and post them to https://example.com/in"

  @Test func `a generation is told by stages and nodes, and ends with the usual answer`() async throws {
    let stack = try await SharedStack.shared.stack()
    let answer = try await stack.ai.post(
      "/ai/generate", ["prompt": .string(Self.prompt), "user_id": "watcher"], headers: ["Accept": "text/event-stream"])
    #expect(answer.status == 200, "\(answer)")
    let events = try StreamedEvent.all(in: answer.text)
    #expect(
      events.filter { $0.name == "stage" }.compactMap { $0.data["stage"]?.stringValue }
        == ["classify", "retrieve", "generate", "validate", "store"])
    let result = try #require(events.last)
    #expect(result.name == "result", "\(result)")
    let nodes = result.data["workflow"]?["nodes"]?.arrayValue
    #expect(nodes?.isEmpty == false && nodes == events.filter { $0.name == "node" }.map(\.data))
    #expect(result.data["ai_metadata"]?["provider"] == "builtin")
  }

  @Test func `what is not understood ends the stream with the error's body; what is malformed is a plain answer`()
    async throws
  {
    let stack = try await SharedStack.shared.stack()
    let headers: HTTPHeaders = ["Accept": "text/event-stream"]
    let unclear = try await stack.ai.post(
      "/ai/generate", ["prompt": "hello there", "user_id": "watcher"], headers: headers)
    let last = try #require(try StreamedEvent.all(in: unclear.text).last)
    #expect(last.name == "error" && last.data["code"] == "needs_clarification", "\(last)")
    let malformed = try await stack.ai.post("/ai/generate", ["user_id": "watcher"], headers: headers)
    #expect(malformed.status == 422 && malformed.isErrorOfTheHouse, "\(malformed)")
  }

  @Test func `a conversation over a WebSocket goes on in its session, and survives what is no turn`() async throws {
    let stack = try await SharedStack.shared.stack()
    let port = stack.port(.ai)
    let said = [
      "nonsense", #"{"user_id": "socket"}"#,
      JSON.object(["prompt": .string(Self.prompt), "user_id": "socket"]).text(),
      #"{"prompt": "make it 10 o'clock", "user_id": "socket"}"#,
    ]
    let texts = try await OwnThread.run {
      let socket = try RawWebSocket(port: port, path: "/api/v1/workflow/ws")
      return try said.map { message -> String in
        try socket.send(message)
        while true {
          let frame = try socket.receive()
          guard frame.opcode == 1 else { continue }
          if frame.text.contains(#""event":"result""#) || frame.text.contains(#""event":"error""#) { return frame.text }
        }
      }
    }
    let answers = try texts.map { text in try JSON(parsing: text) }
    #expect(answers.map { $0["event"] } == ["error", "error", "result", "result"], "\(answers)")
    let (first, second) = (answers[2]["data"], answers[3]["data"])
    #expect(first?["intent"] == "new_workflow" && second?["intent"] == "modify_workflow", "\(answers)")
    #expect(first?["workflow_id"] == second?["workflow_id"] && second?["workflow_version"] == 2)
  }
}
