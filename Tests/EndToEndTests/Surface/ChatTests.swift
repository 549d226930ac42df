import HTTP
import TestKit
import Testing
import WorkflowModels

/// Talking to a workflow.
@Suite(.timeLimit(.minutes(1)))
struct ChatTests {
  private static let user = "chatter"
  private static let echo = Document("Echo").node("ask", "when-chat-received")
    .node("say", "respond-to-chat", ["message": "You said {{ .message }} in {{ .session_id }}"])

  @Test func `a message starts the workflow, and what it says is the answer`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let id = try await service.store(Self.echo, user: Self.user)
    let answer = try await service.post(
      "/api/chat/\(id)", ["message": "hello", "session_id": "my session", "user_id": .string(Self.user)])
    #expect(answer.status == 200 && answer.json["response"] == "You said hello in my session", "\(answer)")
    #expect(answer.json["session_id"] == "my session" && answer.json["status"] == "completed")
    let execution = try #require(answer.json["execution_id"]?.stringValue)
    let view = try await service.execution(execution, user: Self.user)
    #expect(view["chat_response"] == "You said hello in my session", "\(view.text())")
    #expect(view["output_data"] == ["message": "You said hello in my session"])
    #expect(view["input"]?["channel"] == JSON.null)

    let fresh = try await service.post("/api/chat/\(id)/", ["message": "hi", "user_id": .string(Self.user)])
    let session = try #require(fresh.json["session_id"]?.stringValue)
    #expect(session.hasPrefix("sess_") && fresh.json["response"] == .string("You said hi in \(session)"), "\(fresh)")
  }

  @Test func `the last answer counts, and a workflow that then waits keeps nobody waiting`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let document = Document().node("ask", "when-chat-received").node("one", "respond-to-chat", ["message": "one"])
      .node("two", "respond-to-chat", ["message": ["n": 2]], fields: ["journal": true])
      .node("pause", "wait", ["seconds": 3600])
    let id = try await service.store(document, user: Self.user)
    let answer = try await service.post("/api/chat/\(id)", ["message": "hello", "user_id": .string(Self.user)])
    #expect(answer.json["response"] == "{\"n\":2}" && answer.json["status"] == "waiting", "\(answer)")
    #expect(answer.time < .seconds(20))
    let execution = try #require(answer.json["execution_id"]?.stringValue)
    _ = try await service.post("/workflow/executions/\(execution)/cancel", ["user_id": .string(Self.user)])
  }

  @Test func `a channel has its own trigger, and a silent workflow answers null`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let document = Document().node("any", "when-chat-received").node("silence", "transform", ["expression": "1"])
      .node("slack", "when-chat-received", ["channel": "slack"], after: .nothing)
      .node("say", "respond-to-chat", ["message": "over slack, \u{0}{{ $trigger.channel }}"])
    let id = try await service.store(document, user: Self.user)
    let slack = try await service.post(
      "/api/chat/\(id)", ["message": "x", "channel": "slack", "user_id": .string(Self.user)])
    #expect(slack.json["response"] == "over slack, slack", "\(slack)")
    let other = try await service.post(
      "/api/chat/\(id)", ["message": "x", "channel": "web", "user_id": .string(Self.user)])
    #expect(other.json["response"] == JSON.null && other.json["status"] == "completed", "\(other)")
  }

  @Test func `a message repeated with its key is one execution`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let id = try await service.store(Self.echo, user: Self.user)
    let body: JSON = ["message": "hello", "user_id": .string(Self.user)]
    let first = try await service.post("/api/chat/\(id)", body, headers: ["Idempotency-Key": "message-1"])
    let second = try await service.post("/api/chat/\(id)", body, headers: ["Idempotency-Key": "message-1"])
    #expect(first.status == 200 && first.json == second.json, "\(first) \(second)")
  }

  @Test func `what cannot be chatted with is refused`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let user = JSON.string(Self.user)
    let mute = try await service.store(.pure, user: Self.user)
    let slackOnly = try await service.store(
      Document().node("slack", "when-chat-received", ["channel": "slack"]), user: Self.user)
    let echo = try await service.store(Self.echo, user: Self.user)
    for (path, body, status): (String, JSON, Int) in [
      (mute, ["message": "x", "user_id": user], 422), (slackOnly, ["message": "x", "user_id": user], 422),
      (echo, ["user_id": user], 422), (echo, ["message": "", "user_id": user], 422), (echo, ["message": "x"], 422),
      (echo, ["message": 7, "user_id": user], 422), (echo, ["message": "x", "user_id": "somebody"], 404),
      ("wf_nobody", ["message": "x", "user_id": user], 404), ("nonsense", ["message": "x", "user_id": user], 400),
    ] {
      let answer = try await service.post("/api/chat/\(path)", body)
      #expect(answer.status == status && answer.isErrorOfTheHouse, "\(path) \(body.text()): \(answer)")
    }
  }
}
