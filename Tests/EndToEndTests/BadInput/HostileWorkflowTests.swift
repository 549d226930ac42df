import HTTP
import TestKit
import Testing
import WorkflowModels

/// Documents that are well formed and meant badly, or just far too large.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct HostileWorkflowTests {
  private static let user = "hostile"

  @Test func `a null character in a name is refused, and the validator says so`() async throws {
    try await surviving { stack in
      let body: JSON = ["user_id": "hostile", "name": "a\0b", "nodes": []]
      expectRefused(try await stack.workflow.post("/api/workflows/", body), "POST")
      let id = try await stack.workflow.store(.pure, user: "hostile")
      expectRefused(try await stack.workflow.put("/api/workflows/\(id)/", body), "PUT")
      #expect(try await stack.workflow.post("/api/workflows/validate/", body).json["valid"] == false)
    }
  }

  @Test func `a chain of ten thousand nodes works in reasonable time`() async throws {
    try await surviving { stack in
      var nodes: [JSON] = [["id": "n0", "type": "manual-trigger"]]
      var edges: [JSON] = []
      for number in 1..<10_000 {
        nodes.append([
          "id": .string("n\(number)"), "type": "edit-fields",
          "data": ["properties": ["fields": ["last": .int(number)]]],
        ])
        edges.append([
          "id": .string("e\(number)"), "source": .string("n\(number - 1)"), "target": .string("n\(number)"),
          "sourceHandle": "main",
        ])
      }
      let answer = try await execute(
        stack, ["name": "Chain", "nodes": .array(nodes), "edges": .array(edges)], wait: 30)
      if answer.status == 200 {
        #expect(answer.json["status"] == "completed", "\(answer.json["error_message"]?.text() ?? "")")
        #expect(answer.json["output_data"] == ["last": 9999])
      } else {
        expectRefused(answer, "10,000 nodes")
      }
      #expect(answer.time < .seconds(30), "It took \(answer.time).")
    }
  }

  @Test func `one node that feeds ten thousand works in reasonable time`() async throws {
    try await surviving { stack in
      var nodes: [JSON] = [["id": "n0", "type": "manual-trigger"]]
      var edges: [JSON] = []
      for number in 1..<10_000 {
        nodes.append([
          "id": .string("n\(number)"), "type": "edit-fields", "data": ["properties": ["fields": ["x": .int(number)]]],
        ])
        edges.append(["id": .string("e\(number)"), "source": "n0", "target": .string("n\(number)")])
      }
      let answer = try await execute(stack, ["name": "Fan", "nodes": .array(nodes), "edges": .array(edges)], wait: 30)
      if answer.status != 200 { expectRefused(answer, "a fan of 10,000") }
      #expect(answer.status != 200 || answer.json["status"] == "completed")
      #expect(answer.time < .seconds(30), "It took \(answer.time).")
    }
  }

  private static let invalid: [(String, String, String)] = [
    (
      "a cycle", "cycle",
      #"{"nodes":[{"id":"a","type":"manual-trigger"},{"id":"b","type":"merge"},{"id":"c","type":"edit-fields","data":{"properties":{"fields":{"x":1}}}}],"edges":[{"id":"1","source":"a","target":"b"},{"id":"2","source":"b","target":"c"},{"id":"3","source":"c","target":"b"}]}"#
    ),
    (
      "a loop onto itself", "cycle",
      #"{"nodes":[{"id":"a","type":"merge"}],"edges":[{"id":"1","source":"a","target":"a"}]}"#
    ),
    ("an unknown type", "unknown", #"{"nodes":[{"id":"a","type":"mannual-trigger"}],"edges":[]}"#),
    (
      "a twice used id", "duplicate",
      #"{"nodes":[{"id":"a","type":"manual-trigger"},{"id":"a","type":"merge"}],"edges":[]}"#
    ),
    (
      "an edge to nowhere", "edge",
      #"{"nodes":[{"id":"a","type":"manual-trigger"}],"edges":[{"id":"1","source":"a","target":"zzz"}]}"#
    ),
    (
      "an unknown port", "port",
      #"{"nodes":[{"id":"a","type":"manual-trigger"},{"id":"b","type":"merge"}],"edges":[{"id":"1","source":"a","target":"b","sourceHandle":"true"}]}"#
    ),
    ("a missing property", "url", #"{"nodes":[{"id":"a","type":"http-request"}],"edges":[]}"#),
    ("nodes as an object", "nodes", #"{"nodes":{"a":1},"edges":[]}"#),
    ("edges as a text", "edges", #"{"nodes":[],"edges":"none"}"#),
    ("an empty id", "id", #"{"nodes":[{"id":"","type":"manual-trigger"}],"edges":[]}"#),
    ("a node without a type", "type", #"{"nodes":[{"id":"a"}],"edges":[]}"#),
    (
      "an expression that does not parse", "expression",
      #"{"nodes":[{"id":"a","type":"transform","data":{"properties":{"expression":".a | ("}}}],"edges":[]}"#
    ),
    (
      "an unclosed template", "expression",
      #"{"nodes":[{"id":"a","type":"edit-fields","data":{"properties":{"fields":{"x":"{{ .a "}}}}],"edges":[]}"#
    ),
    (
      "a node that is not upstream", "upstream",
      #"{"nodes":[{"id":"a","type":"transform","data":{"properties":{"expression":"$nodes.b"}}},{"id":"b","type":"manual-trigger"}],"edges":[]}"#
    ),
    (
      "a negative retry", "max_attempts",
      #"{"nodes":[{"id":"a","type":"manual-trigger","retry":{"max_attempts":-1}}],"edges":[]}"#
    ),
    (
      "an endless retry", "max_attempts",
      #"{"nodes":[{"id":"a","type":"manual-trigger","retry":{"max_attempts":1e999}}],"edges":[]}"#
    ),
    (
      "a time-out of a text", "timeout_seconds",
      #"{"nodes":[{"id":"a","type":"manual-trigger","timeout_seconds":"soon"}],"edges":[]}"#
    ),
    ("a negative time-out", "timeout_seconds", #"{"nodes":[],"edges":[],"settings":{"timeout_seconds":-5}}"#),
  ]

  @Test(arguments: invalid)
  func `it is refused with a sentence that names the matter`(
    _ name: String, _ word: String, _ document: String
  ) async throws {
    try await surviving { stack in
      var object = try #require(try JSON(parsing: document).objectValue)
      object["name"] = "Invalid"
      for answer in [
        try await execute(stack, .object(object), wait: 0), try await store(stack, object),
      ] {
        expectRefused(answer, name, statuses: 422...422)
        #expect(answer.text.contains(word), "\(name): \(answer)")
        #expect(answer.json["diagnostics"]?.arrayValue?.isEmpty == false, "\(name): \(answer)")
      }
    }
  }

  /// Numbers at the edges of what a property takes: refused or obeyed, but never a trap.
  private static let extremes: [(String, String, JSON)] =
    [
      ("wait", "seconds", -1), ("wait", "seconds", 1e300), ("wait", "seconds", .decimal("1e999")),
      ("wait", "seconds", .int(.max)), ("wait", "seconds", .int(.min)), ("wait", "seconds", "{{ 0/0 }}"),
      ("wait", "seconds", "{{ infinite }}"), ("wait", "seconds", "{{ nan }}"), ("wait", "seconds", "soon"),
      ("wait", "until", "yesterday"), ("wait", "until", "9999-12-31T23:59:59Z"), ("wait", "until", .int(.max)),
      ("wait", "until", "{{ 1e300 }}"),
      ("http-request", "timeout_seconds", 1e300), ("http-request", "timeout_seconds", -1),
      ("http-request", "max_bytes", .int(.max)), ("http-request", "max_bytes", -1),
      ("http-request", "method", "GET\r\nX: y"), ("http-request", "method", "BREW"),
      ("http-request", "headers", ["X": "a\r\nY: b"]), ("http-request", "headers", ["a b\r\n": "c"]),
      ("http-request", "url", "http://127.0.0.1:99999/"), ("http-request", "url", "http://[::1"),
      ("http-request", "url", "file:///etc/passwd"), ("http-request", "url", "http://169.254.169.254/latest/"),
      ("http-request", "url", "http://127.0.0.1\u{0}.example/"),
      ("http-request", "url", "gopher://127.0.0.1:6379/_FLUSHALL"),
      ("stop-and-error", "message", "{{ [range(1000000)] }}"),
    ] as [(String, String, JSON)]

  @Test(arguments: extremes)
  func `extreme properties end an execution and not the service`(
    _ type: String, _ property: String, _ value: JSON
  ) async throws {
    try await surviving { stack in
      var properties: JSONObject = type == "http-request" ? ["url": "http://127.0.0.1:9/"] : [:]
      properties[property] = value
      let document = Document().node("start", "manual-trigger").node("extreme", type, properties)
      let answer = try await execute(stack, document.json, wait: 0)
      guard answer.status == 200 else { return expectRefused(answer, "\(type) \(property)") }
      let id = try #require(answer.json["execution_id"]?.stringValue)
      let settled = try await eventually {
        let execution = try await stack.workflow.execution(id, user: Self.user)
        return execution["status"] != "running"
      }
      let execution = try await stack.workflow.execution(id, user: Self.user)
      #expect(settled, "\(execution.text())")
      _ = try await stack.workflow.post("/workflow/executions/\(id)/cancel", ["user_id": .string(Self.user)])
    }
  }

  @Test(arguments: [.int(.max), .int(.min), -1, 0, .decimal("1e999"), 1e300, "many"] as [JSON])
  func `an extreme max_parallel is refused or harmless`(_ value: JSON) async throws {
    try await surviving { stack in
      var object = Document.pure.object
      object["settings"] = ["max_parallel": value]
      let answer = try await execute(stack, .object(object), wait: 10, input: ["a": 1, "b": 2])
      guard answer.status == 200 else { return expectRefused(answer, "max_parallel \(value.text())") }
      #expect(answer.json["status"] == "completed", "\(answer)")
    }
  }

  private func execute(_ stack: Stack, _ document: JSON, wait: Int, input: JSON = [:]) async throws -> Answer {
    let body: JSON = [
      "workflow_data": document, "user_id": .string(Self.user), "wait_seconds": .int(wait), "input": input,
    ]
    return try await stack.workflow.send(.post, "/workflow/execute", body: body.bytes(), deadline: .seconds(60))
  }

  private func store(_ stack: Stack, _ document: JSONObject) async throws -> Answer {
    var object = document
    object["user_id"] = .string(Self.user)
    return try await stack.workflow.post("/api/workflows/", .object(object))
  }
}
