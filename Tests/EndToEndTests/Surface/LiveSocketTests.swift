import HTTP
import TestKit
import Testing
import WorkflowModels

/// Executions watched over a WebSocket, and from another replica.
@Suite(.timeLimit(.minutes(2)))
struct LiveSocketTests {
  private static let user = "watcher"

  @Test func `a socket brings a snapshot, every change of a node, and the end, and is closed`() async throws {
    let stack = try await SharedStack.shared.stack()
    let outside = try await StandIn()
    let id = try await stack.workflow.execute(.call("\(outside.url)/calls/live?slow_ms=700"), user: Self.user)
    let messages = try await Self.messages(of: id, port: stack.port(.workflow))
    #expect(messages.first?["event"] == "snapshot" && messages.first?["data"]?["status"] == "running", "\(messages)")
    let changes = messages.filter { $0["event"] == "node" && $0["data"]?["node_id"] == "call" }
    #expect(changes.last?["data"]?["state"]?["status"] == "completed", "\(messages)")
    #expect(messages.last?["event"] == "end" && messages.last?["data"]?["status"] == "completed")
    let last = try #require(messages.last?["id"]?.stringValue)
    #expect(messages.allSatisfy { $0["id"]?.stringValue.flatMap { Int($0) } != nil })
    let again = try await Self.messages(of: id, port: stack.port(.workflow), more: "&last_event_id=\(last)")
    #expect(again.map { $0["event"] } == ["snapshot", "end"], "\(again)")
  }

  @Test func `a replica that does not run the execution tells of it as well`() async throws {
    let stack = try await SharedStack.shared.stack()
    let outside = try await StandIn()
    let port = try freeLoopbackPort()
    let process = try stack.process(.workflow)
    var environment = process.environment
    environment["WORKFLOW_SERVICE_PORT"] = "\(port)"
    let directory = try TemporaryDirectory()
    let replica = ServiceProcess("workflow-service", environment: environment, directory: directory.path)
    try await replica.start()
    let other = JSONClient(baseURL: "http://127.0.0.1:\(port)", http: stack.http)
    #expect(await eventually(within: .seconds(30)) { (try? await other.get("/health"))?.status == 200 })
    let id = try await stack.workflow.execute(
      Document.call("\(outside.url)/calls/far?slow_ms=1500").node("say", "respond-to-chat", ["message": "far"]),
      user: Self.user)
    let messages = try await Self.messages(of: id, port: port)
    #expect(messages.first?["data"]?["status"] == "running", "\(messages)")
    #expect(messages.last?["event"] == "end" && messages.last?["data"]?["chat_response"] == "far", "\(messages)")
    _ = try await replica.terminate()
  }

  @Test func `what cannot be watched is refused before the socket opens`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let id = try await service.execute(.pure, user: Self.user, input: ["a": 1, "b": 2])
    for (path, status) in [
      ("\(id)/ws?user_id=somebody", 404), ("\(id)/ws", 422), ("nonsense/ws?user_id=\(Self.user)", 400),
      ("exec_nobody/ws?user_id=\(Self.user)", 404), ("\(id)/ws?user_id=\(Self.user)&last_event_id=x", 422),
      ("\(id)/ws?user_id=\(Self.user)", 426),
    ] {
      let answer = try await service.get("/workflow/executions/\(path)")
      #expect(answer.status == status && answer.isErrorOfTheHouse, "\(path): \(answer)")
    }
    let events = try await service.get(
      "/workflow/executions/\(id)/events?user_id=\(Self.user)", headers: ["Last-Event-ID": "-1"])
    #expect(events.status == 422 && events.isErrorOfTheHouse, "\(events)")
  }

  @Test func `a listener who leaves ends the watching`() async throws {
    let stack = try await SharedStack.shared.stack()
    let outside = try await StandIn()
    let id = try await stack.workflow.execute(.call("\(outside.url)/hang", method: "GET"), user: Self.user)
    let port = stack.port(.workflow)
    for _ in 0..<10 {
      try await OwnThread.run {
        let socket = try RawWebSocket(port: port, path: "/workflow/executions/\(id)/ws?user_id=\(Self.user)")
        _ = try socket.receive()
        try socket.send("hello?")
        try socket.send(8, [3, 232])
        while try socket.receive().opcode != 8 {}
      }
    }
    let answer = try await stack.workflow.post("/workflow/executions/\(id)/cancel", ["user_id": .string(Self.user)])
    #expect(answer.json["status"] == "cancelled", "\(answer)")
  }

  /// Everything until the service closes the socket.
  private static func messages(of id: String, port: Int, more: String = "") async throws -> [JSON] {
    let texts = try await OwnThread.run {
      let socket = try RawWebSocket(port: port, path: "/workflow/executions/\(id)/ws?user_id=\(user)\(more)")
      var texts: [String] = []
      while case let frame = try socket.receive(), frame.opcode != 8 {
        if frame.opcode == 1 { texts.append(frame.text) }
      }
      return texts
    }
    return try texts.map { text in try JSON(parsing: text) }
  }
}
