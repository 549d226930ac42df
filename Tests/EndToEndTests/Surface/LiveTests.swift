import HTTP
import TestKit
import Testing
import WorkflowModels

/// Executions while they run: cancelling them, and watching them.
@Suite(.timeLimit(.minutes(1)))
struct LiveTests {
  private static let user = "live"

  @Test func `cancelling an execution ends its call in the middle`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let outside = try await StandIn()
    let id = try await service.execute(.call("\(outside.url)/hang", method: "GET"), user: Self.user)
    #expect(await eventually { outside.hangs == 1 })
    let answer = try await service.post("/workflow/executions/\(id)/cancel", ["user_id": .string(Self.user)])
    #expect(answer.status == 200 && answer.json["status"] == "cancelled", "\(answer)")
    #expect(await eventually { outside.hangs == 0 }, "The call goes on after the cancellation.")
    let execution = try await service.execution(id, user: Self.user)
    #expect(execution["status"] == "cancelled")
    #expect(execution["node_states"]?["call"]?["status"] == "cancelled", "\(execution.text())")
    #expect(execution["completed_at"]?.stringValue != nil)
    // Doing it twice is doing it once; what has ended cannot be cancelled.
    #expect(try await service.post("/workflow/executions/\(id)/cancel", ["user_id": .string(Self.user)]).status == 200)
    let done = try await service.execute(.pure, user: Self.user, input: ["a": 1, "b": 2])
    #expect(try await service.finished(done, user: Self.user)["status"] == "completed")
    let late = try await service.post("/workflow/executions/\(done)/cancel", ["user_id": .string(Self.user)])
    #expect(late.status == 409 && late.isErrorOfTheHouse, "\(late)")
  }

  @Test func `a waiting execution can be cancelled`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let document = Document().node("start", "manual-trigger").node("pause", "wait", ["seconds": 3600])
    let id = try await service.execute(document, user: Self.user)
    #expect(
      try await eventually { try await service.execution(id, user: Self.user)["status"] == "waiting" })
    let answer = try await service.post("/workflow/executions/\(id)/cancel", ["user_id": .string(Self.user)])
    #expect(answer.json["status"] == "cancelled", "\(answer)")
  }

  @Test func `a listener gets a snapshot, every change of a node, and the end`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let outside = try await StandIn()
    let id = try await service.execute(.call("\(outside.url)/calls/live?slow_ms=700"), user: Self.user)
    let events = try await Self.events(service, of: id)
    #expect(events.first?.name == "snapshot")
    #expect(events.first?.data["execution_id"] == .string(id))
    #expect(events.first?.data["status"] == "running", "\(events)")
    let changes = events.filter { $0.name == "node" && $0.data["node_id"] == "call" }
    #expect(changes.last?.data["state"]?["status"] == "completed", "\(events)")
    #expect(events.last?.name == "end")
    #expect(events.last?.data["status"] == "completed")
    #expect(events.allSatisfy { Int($0.id) != nil }, "\(events)")

    // Whoever comes back later gets the snapshot and the end.
    let again = try await Self.events(service, of: id, after: events.last?.id)
    #expect(again.map(\.name) == ["snapshot", "end"])
    #expect(again.first?.data["status"] == "completed")
  }

  @Test func `a listener who leaves is no burden, and another user hears nothing`() async throws {
    let stack = try await SharedStack.shared.stack()
    let service = stack.workflow
    let outside = try await StandIn()
    let id = try await service.execute(.call("\(outside.url)/calls/left?slow_ms=500"), user: Self.user)
    for _ in 0..<20 {
      let stream = try await service.stream("/workflow/executions/\(id)/events?user_id=\(Self.user)")
      #expect(stream.status == 200)
      stream.cancel()
    }
    let other = try await service.get("/workflow/executions/\(id)/events?user_id=somebody-else")
    #expect(other.status == 404, "\(other)")
    #expect(try await service.finished(id, user: Self.user)["status"] == "completed")
  }

  private struct Event: Sendable {
    var name = ""
    var id = ""
    var data = JSON.null
  }

  /// Everything until the service ends the stream.
  private static func events(_ service: JSONClient, of id: String, after last: String? = nil) async throws -> [Event] {
    let stream = try await service.stream(
      "/workflow/executions/\(id)/events?user_id=\(user)", headers: last.map { ["Last-Event-ID": $0] } ?? [:])
    #expect(stream.headers["Content-Type"]?.hasPrefix("text/event-stream") == true)
    let text = String(decoding: try await stream.collect(), as: UTF8.self)
    var events: [Event] = []
    for block in text.split(separator: "\n\n") {
      var event = Event()
      for line in block.split(separator: "\n") {
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let field = parts.first, let rest = parts.last else { continue }
        let value = String(rest.hasPrefix(" ") ? rest.dropFirst() : rest)
        switch field {
        case "event": event.name = value
        case "id": event.id = value
        case "data": event.data = try JSON(parsing: value)
        default: break
        }
      }
      if !event.name.isEmpty { events.append(event) }
    }
    return events
  }
}
