import HTTP
import TestKit
import Testing
import WorkflowModels

/// Trying things out: one node, one expression.
@Suite(.timeLimit(.minutes(1)))
struct TrialTests {
  private static let user = "trier"

  @Test func `one node runs by itself, pure or with its effect`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let outside = try await StandIn()
    let document = Document("Trial").node("start", "manual-trigger")
      .node("rich", "if-else", ["condition": ".amount > 100"])
      .node(
        "call", "http-request", ["method": "POST", "url": "\(outside.url)/calls/x", "body": "{{ $nodes.start }}"],
        after: .port("rich", "true")
      )
      .node("stop", "stop-and-error", ["message": "No {{ .what }}"], after: .nothing)
      .node("pause", "wait", ["seconds": 60], after: .nothing)
      .node("down", "http-request", ["url": "http://127.0.0.1:1/"], after: .nothing)
    var inline = document.object
    inline["user_id"] = .string(Self.user)
    let id = try await service.store(document, user: Self.user)
    func run(_ node: String, _ input: JSON, _ more: JSONObject = [:]) async throws -> JSON {
      var body: JSONObject = ["user_id": .string(Self.user), "node_id": .string(node), "input": input]
      for (name, value) in more { body[name] = value }
      let answer = try await service.post("/api/workflows/\(id)/execute_node/", .object(body))
      #expect(answer.status == 200, "\(answer)")
      return answer.json
    }
    let poor = try await run("rich", ["amount": 7])
    #expect(poor["status"] == "completed" && poor["outputs"] == ["false": ["amount": 7]], "\(poor.text())")
    let called = try await run("call", [:], ["nodes": ["start": ["a": 1]]])
    #expect(called["output"]?["body"]?["received"] == ["a": 1], "\(called.text())")
    #expect(outside.calls(to: "/calls/x").count == 1)
    let stopped = try await run("stop", ["what": "tickets"])
    #expect(stopped["status"] == "failed" && stopped["error"] == ["code": "stopped", "message": "No tickets"])
    #expect(try await run("pause", 1)["status"] == "waiting")
    #expect(try await run("down", 1)["error"]?["code"] == "http_connect")
    // Nothing of it is an execution.
    #expect(try await service.get("/api/workflows/\(id)/executions?user_id=\(Self.user)").json["executions"] == [])
    for (path, body, status): (String, JSON, Int) in [
      (id, ["user_id": .string(Self.user), "node_id": "nobody"], 404), (id, ["user_id": .string(Self.user)], 422),
      (id, ["node_id": "rich"], 422), (id, ["user_id": "somebody", "node_id": "rich"], 404),
      ("nonsense", ["user_id": .string(Self.user), "node_id": "rich"], 400),
    ] {
      let answer = try await service.post("/api/workflows/\(path)/execute_node", body)
      #expect(answer.status == status && answer.isErrorOfTheHouse, "\(body.text()): \(answer)")
    }
  }

  @Test func `a node on trial may be lent a secret, which nobody keeps`() async throws {
    let stack = try await SharedStack.shared.stack()
    let outside = try await StandIn()
    let id = try await stack.workflow.store(
      .call("\(outside.url)/echo", properties: ["credential": "mine"]), user: Self.user)
    var body: JSONObject = ["user_id": .string(Self.user), "node_id": "call"]
    let without = try await stack.workflow.post("/api/workflows/\(id)/execute_node", .object(body))
    #expect(without.json["error"]?["code"] == "credential_missing", "\(without)")
    body["credentials"] = ["mine": ["type": "bearer", "data": ["token": "lent-for-a-trial"]]]
    let with = try await stack.workflow.post("/api/workflows/\(id)/execute_node", .object(body))
    #expect(with.json["status"] == "completed" && !with.text.contains("lent-for-a-trial"), "\(with)")
    #expect(outside.calls.last?.headers["Authorization"] == "Bearer lent-for-a-trial")
    #expect(try await !stack.hasKept("lent-for-a-trial"))
  }

  @Test func `an expression is evaluated, and a mistake has its column`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    func evaluate(_ expression: String, _ more: JSONObject = [:]) async throws -> Answer {
      var body = more
      body["expression"] = .string(expression)
      return try await service.post("/api/expressions/evaluate", .object(body))
    }
    #expect(try await evaluate(".a, .b", ["input": ["a": 1, "b": [2]]]).json == ["results": [1, [2]]])
    #expect(try await evaluate("{{ .a + 1 }}", ["input": ["a": 1]]).json == ["results": [2]])
    #expect(try await evaluate("empty").json == ["results": []])
    #expect(
      try await evaluate(
        "[$trigger.t, $nodes.x, $vars.v, $item, $index]",
        [
          "trigger": ["t": 1], "nodes": ["x": 2], "vars": ["v": 3], "item": 4, "index": 5,
        ]
      ).json == ["results": [[1, 2, 3, 4, 5]]])
    let syntax = try await evaluate(".a + ")
    #expect(syntax.status == 422 && syntax.isErrorOfTheHouse && syntax.json["column"]?.intValue != nil, "\(syntax)")
    let plain = try await evaluate("nothing_like_this")
    let braced = try await evaluate("  {{ nothing_like_this }}")
    #expect(plain.json["text"] == "nothing_like_this" && plain.json["line"] == 1, "\(plain)")
    #expect(plain.json["column"] == 1 && braced.json["column"] == 6, "\(plain) \(braced)")
    let type = try await evaluate(".a.b", ["input": ["a": 7]])
    #expect(type.status == 422 && type.code == "expression_type", "\(type)")
    let endless = try await evaluate("def f: f; f")
    #expect(endless.status == 422 && endless.code == "expression_budget", "\(endless)")
    for body: JSON in [[:], ["expression": 7], ["expression": ""], ["expression": ".", "nodes": 7]] {
      let answer = try await service.post("/api/expressions/evaluate", body)
      #expect(answer.status == 422 && answer.isErrorOfTheHouse, "\(body.text()): \(answer)")
    }
  }

  @Test func `an expression is completed from what leads to its node`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let document = Document("Complete").node("start", "manual-trigger")
      .node("fetch-1", "http-request", ["url": "https://example.com/"])
      .node("last", "edit-fields", ["fields": ["x": 1]])
    func complete(_ more: JSONObject) async throws -> Answer {
      var body: JSONObject = ["user_id": .string(Self.user), "node_id": "last"]
      for (name, value) in more { body[name] = value }
      return try await service.post("/api/expressions/complete", .object(body))
    }
    let inline = try await complete(["workflow_data": document.json, "expression": "{{ .st }}", "cursor": 6])
    #expect(inline.status == 200, "\(inline)")
    #expect(
      inline.json == [
        "from": 4, "to": 6,
        "candidates": [["label": "status", "kind": "field", "insert": "status", "detail": "integer"]],
      ], "\(inline)")
    let id = try await service.store(document, user: Self.user)
    let stored = try await complete(["workflow_id": .string(id), "expression": "$nodes.f"])
    #expect(stored.json["candidates"]?[0]?["insert"] == "\"fetch-1\"", "\(stored)")
    let first = try await complete(["workflow_id": .string(id), "expression": ""])
    #expect(first.status == 200 && first.json["candidates"]?.arrayValue?.isEmpty == false, "\(first)")
    for (more, status): (JSONObject, Int) in [
      (["expression": "."], 422), (["workflow_id": .string(id)], 422),
      (["workflow_id": "nonsense", "expression": "."], 422),
      (["workflow_id": .string(id), "expression": ".", "user_id": "somebody"], 404),
      (["workflow_id": .string(id), "expression": ".", "cursor": -1], 422),
      (["workflow_data": ["nodes": 7], "expression": "."], 422),
    ] {
      let answer = try await complete(more)
      #expect(answer.status == status && answer.isErrorOfTheHouse, "\(more): \(answer)")
    }
  }
}
