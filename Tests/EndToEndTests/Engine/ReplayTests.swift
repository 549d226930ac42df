import HTTP
import TestKit
import Testing
import WorkflowModels

/// Running again what ran before, with the results that still hold.
@Suite(.timeLimit(.minutes(1)))
struct ReplayTests {
  private static let user = "replay"

  private func document(_ url: String, last: String = "/calls/second?fail=1") -> Document {
    Document("Two calls").node("start", "manual-trigger")
      .node("first", "http-request", ["method": "POST", "url": .string("\(url)/calls/first"), "body": "{{ . }}"])
      .node("second", "http-request", ["method": "POST", "url": .string(url + last), "body": "{{ .body }}"])
  }

  @Test func `a retry begins with what did not fail`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let outside = try await StandIn()
    // Fails at each first try under a key: the retried execution has keys of its own, so it needs a second attempt.
    let failing = document(outside.url, last: "/calls/second?fail=1")
    let id = try await service.execute(failing, user: Self.user, input: ["n": 1])
    #expect(try await service.finished(id, user: Self.user)["status"] == "failed")
    let answer = try await service.post("/workflow/executions/\(id)/retry", ["user_id": .string(Self.user)])
    #expect(answer.status == 200 && answer.json["replay_of"] == .string(id), "\(answer)")
    let again = try #require(answer.json["execution_id"]?.stringValue)
    _ = try await service.finished(again, user: Self.user)
    #expect(outside.calls(to: "/calls/first").count == 1, "What did not fail ran again.")
    #expect(outside.calls(to: "/calls/second").count == 2)
    let done = try await service.execute(.pure, user: Self.user, input: ["a": 1, "b": 1])
    _ = try await service.finished(done, user: Self.user)
    let nothing = try await service.post("/workflow/executions/\(done)/retry", ["user_id": .string(Self.user)])
    #expect(nothing.status == 409 && nothing.isErrorOfTheHouse, "\(nothing)")
  }

  @Test func `a replay onto another version reuses what is the same and lists what is not`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let outside = try await StandIn()
    let workflow = try await service.store(document(outside.url, last: "/calls/second"), user: Self.user)
    let started = try await service.post(
      "/workflow/execute",
      ["workflow_id": .string(workflow), "user_id": .string(Self.user), "input": ["n": 1], "wait_seconds": 20])
    let id = try #require(started.json["execution_id"]?.stringValue)
    #expect(started.json["status"] == "completed", "\(started)")
    let changed = document(outside.url, last: "/calls/other").owned(by: Self.user)
    #expect(try await service.put("/api/workflows/\(workflow)", changed).status == 200)
    func replay(_ body: JSONObject) async throws -> Answer {
      var all: JSONObject = ["user_id": .string(Self.user)]
      for (key, value) in body { all[key] = value }
      return try await service.post("/workflow/executions/\(id)/replay", .object(all))
    }
    let answer = try await replay(["from_node": "second", "version": 2])
    let again = try #require(answer.json["execution_id"]?.stringValue, "\(answer)")
    #expect(try await service.finished(again, user: Self.user)["status"] == "completed")
    #expect(outside.calls(to: "/calls/first").count == 1 && outside.calls(to: "/calls/other").count == 1)
    let given = try await replay(["from_node": "second", "version": 2, "input": ["body": "given"]])
    let third = try #require(given.json["execution_id"]?.stringValue, "\(given)")
    #expect(try await service.finished(third, user: Self.user)["status"] == "completed")
    #expect(outside.calls(to: "/calls/other").last?.body == "given")
    // A version in which the first node is another: its result cannot be used.
    let other = Document("Other").node("start", "manual-trigger").node("first", "edit-fields", ["fields": ["a": 1]])
      .node("second", "transform", ["expression": "."])
    #expect(try await service.put("/api/workflows/\(workflow)", other.owned(by: Self.user)).status == 200)
    let conflict = try await replay(["from_node": "second", "version": 3])
    #expect(conflict.status == 409 && conflict.json["conflicts"]?[0]?["node_id"] == "first", "\(conflict)")
    let nowhere = try await replay(["from_node": "nobody"])
    #expect(nowhere.status == 422 && nowhere.isErrorOfTheHouse, "\(nowhere)")
  }

  @Test func `a dry run calls nothing, and pinned nodes are not run`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let outside = try await StandIn()
    let body: JSONObject = [
      "workflow_data": document(outside.url).json, "user_id": .string(Self.user), "wait_seconds": 20,
      "pinned": ["first": ["body": "pinned"]],
    ]
    var dry = body
    dry["dry_run"] = true
    let answer = try await service.post("/workflow/execute", .object(dry))
    #expect(answer.json["status"] == "completed" && outside.calls.isEmpty, "\(answer)")
    #expect(answer.json["node_states"]?["first"]?["output"] == ["body": "pinned"])
    #expect(answer.json["output_data"]?["status"] == 200, "The declared example answers.")
    _ = try await service.post("/workflow/execute", .object(body))
    #expect(outside.calls.map(\.path) == ["/calls/second"] && outside.calls.first?.body == "pinned")
  }
}
