import HTTP
import TestKit
import Testing
import WorkflowModels

/// Bodies whose nodes reach outside.
@Suite(.timeLimit(.minutes(1)))
struct BodyTests {
  private static let user = "bodies"

  @Test func `each item is called once under a key of its own, and the results come in order`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let outside = try await StandIn()
    let document = Document("Each").node("start", "manual-trigger")
      .node("each", "for-each", ["items": "{{ .items }}", "max_parallel": 4])
      .node(
        "call", "http-request",
        ["method": "POST", "url": .string("\(outside.url)/calls/item?slow_ms=20"), "body": ["n": "{{ $item }}"]],
        fields: ["parentId": "each"], after: .nothing
      )
      .node("take", "transform", ["expression": ".body.received.n"], fields: ["parentId": "each"])
    let id = try await service.execute(
      document, user: Self.user, input: ["items": .array((0..<20).map { .int($0) })])
    let execution = try await service.finished(id, user: Self.user)
    #expect(execution["output_data"] == .array((0..<20).map { .int($0) }), "\(execution.text().prefix(600))")
    #expect(Set(outside.calls.map(\.key)).count == 20 && outside.calls.count == 20)
    #expect(execution["node_states"]?["each[19].call"]?["status"] == "completed")
  }

  @Test func `a child's output is the node's, and its failure too`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let child = try await service.store(.pure, user: Self.user)
    func parent(_ child: String, _ properties: JSONObject = [:]) -> Document {
      var all: JSONObject = ["workflow_id": .string(child)]
      for (key, value) in properties { all[key] = value }
      return Document("Parent").node("start", "manual-trigger").node("child", "sub-workflow", all)
    }
    let id = try await service.execute(parent(child), user: Self.user, input: ["a": 2, "b": 3])
    let execution = try await service.finished(id, user: Self.user)
    #expect(execution["output_data"] == ["total": 5], "\(execution.text().prefix(600))")
    let failing = try await service.store(
      Document("Failing").node("start", "manual-trigger").node("stop", "stop-and-error", ["message": "no luck"]),
      user: Self.user)
    let broken = try await service.finished(
      try await service.execute(parent(failing), user: Self.user), user: Self.user)
    #expect(broken["status"] == "failed")
    #expect(broken["error_message"]?.stringValue?.contains("no luck") == true, "\(broken.text().prefix(600))")
    let free = try await service.finished(
      try await service.execute(parent(child, ["wait": false]), user: Self.user, input: ["a": 1, "b": 1]),
      user: Self.user)
    let freed = try #require(free["output_data"]?["execution_id"]?.stringValue, "\(free.text().prefix(600))")
    #expect(try await service.finished(freed, user: Self.user)["output_data"] == ["total": 2])
  }

  @Test func `cancelling a parent cancels its child`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let outside = try await StandIn()
    let child = try await service.store(.call("\(outside.url)/hang", method: "GET"), user: Self.user)
    let document = Document("Parent").node("start", "manual-trigger")
      .node("child", "sub-workflow", ["workflow_id": .string(child)])
    let id = try await service.execute(document, user: Self.user)
    #expect(await eventually { outside.hangs == 1 })
    let answer = try await service.post("/workflow/executions/\(id)/cancel", ["user_id": .string(Self.user)])
    #expect(answer.json["status"] == "cancelled", "\(answer)")
    #expect(await eventually { outside.hangs == 0 }, "The child goes on.")
  }

  @Test func `an error workflow hears of a failure`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let outside = try await StandIn()
    let handler = try await service.store(
      .call(
        "\(outside.url)/calls/alert",
        properties: ["body": ["of": "{{ .execution_id }}", "message": "{{ .error.message }}"]]),
      user: Self.user)
    let document = Document("Broken").node("start", "manual-trigger")
      .node("stop", "stop-and-error", ["message": "out of order"]).with(["error_workflow": .string(handler)])
    let id = try await service.execute(document, user: Self.user)
    #expect(try await service.finished(id, user: Self.user)["status"] == "failed")
    #expect(await eventually { outside.calls.count == 1 })
    #expect(outside.calls.first?.body == ["of": .string(id), "message": "out of order"])
  }
}
