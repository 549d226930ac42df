import Testing
import WorkflowModels

struct DocumentDiagnosticsTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let json: JSON
    let path: String
    let code: String

    init(_ path: String, _ code: String, _ json: JSON) {
      self.json = json
      self.path = path
      self.code = code
    }

    var testDescription: String { "\(code) at \(path): \(json[path] ?? json["nodes"]?[0] ?? json)" }
  }

  static let document: [Fault] = [
    Fault("", "wrong_type", []), Fault("", "wrong_type", nil), Fault("", "wrong_type", "text"),
    Fault("name", "missing_field", ["nodes": []]), Fault("name", "missing_field", ["name": nil, "nodes": []]),
    Fault("name", "wrong_type", ["name": 1, "nodes": []]), Fault("name", "invalid_value", ["name": "", "nodes": []]),
    Fault("name", "invalid_value", ["name": "a\0b", "nodes": []]),
    Fault("nodes", "missing_field", ["name": "T"]), Fault("nodes", "wrong_type", ["name": "T", "nodes": [:]]),
    Fault("nodes[1]", "wrong_type", ["name": "T", "nodes": [["id": "a", "type": "b"], 7]]),
    Fault("nodes[0]", "wrong_type", ["name": "T", "nodes": [nil]]),
    changed("id", "invalid_value", "workflow 1"), changed("id", "wrong_type", 1),
    changed("description", "wrong_type", []),
    changed("version", "wrong_type", "3"), changed("version", "invalid_value", 1.5),
    changed("version", "invalid_value", -1),
    changed("edges", "wrong_type", "none"), changed("vars", "wrong_type", []), changed("settings", "wrong_type", false),
  ]

  static let nodes: [Fault] = [
    node("id", "missing_field", nil), node("id", "wrong_type", 7), node("id", "invalid_value", ""),
    node("id", "invalid_value", "a\0b"), node("id", "invalid_value", .string(String(repeating: "x", count: 257))),
    node("type", "missing_field", nil),
    node("type", "wrong_type", []), node("type", "invalid_value", ""), node("name", "wrong_type", 1),
    node("data", "wrong_type", "x"), node("data.properties", "wrong_type", ["properties": []], in: "data"),
    node("properties", "wrong_type", 1), node("retry", "wrong_type", 3),
    node("retry.max_attempts", "wrong_type", ["max_attempts": "5"], in: "retry"),
    node("retry.max_attempts", "invalid_value", ["max_attempts": 0], in: "retry"),
    node("retry.max_attempts", "invalid_value", ["max_attempts": 1.5], in: "retry"),
    node("retry.max_attempts", "invalid_value", ["max_attempts": .decimal("99999999999999999999")], in: "retry"),
    node("retry.initial_seconds", "invalid_value", ["initial_seconds": -1], in: "retry"),
    node("retry.factor", "invalid_value", ["factor": 0.5], in: "retry"),
    node("retry.max_seconds", "invalid_value", ["max_seconds": 1e300], in: "retry"),
    node("retry.jitter", "wrong_type", ["jitter": "yes"], in: "retry"),
    node("timeout_seconds", "wrong_type", "30"), node("timeout_seconds", "invalid_value", 0),
    node("timeout_seconds", "invalid_value", -5), node("timeout_seconds", "invalid_value", .decimal("1e999")),
    node("on_error", "invalid_value", "ignore"), node("on_error", "wrong_type", true),
    node("effect", "invalid_value", "exactly_once"), node("journal", "wrong_type", "true"),
    node("parentId", "wrong_type", 1), node("parentId", "invalid_value", ""), node("position", "wrong_type", [1, 2]),
    node("position.x", "missing_field", ["y": 1], in: "position"),
    node("position.y", "wrong_type", ["x": 1, "y": "1"], in: "position"),
  ]

  static let rest: [Fault] = [
    edge("source", "missing_field", nil), edge("target", "missing_field", nil), edge("source", "wrong_type", 1),
    edge("target", "invalid_value", ""), edge("sourceHandle", "wrong_type", 0), edge("targetHandle", "wrong_type", []),
    edge("id", "wrong_type", 1), setting("timeout_seconds", "wrong_type", "60"),
    setting("timeout_seconds", "invalid_value", 0),
    setting("max_parallel", "invalid_value", 0), setting("max_parallel", "wrong_type", true),
    setting("error_workflow", "invalid_value", "other"), setting("concurrency", "wrong_type", 1),
    setting("concurrency.key", "missing_field", [:]),
    setting("concurrency.limit", "invalid_value", ["key": "a", "limit": 0]),
    setting("concurrency.on_limit", "invalid_value", ["key": "a", "on_limit": "wait"]),
  ]

  @Test(arguments: document + nodes + rest)
  func `a fault of form is an error with its path, and the document is refused`(_ fault: Fault) {
    let decoded = WorkflowDocument.decode(fault.json)
    #expect(decoded.document == nil)
    #expect(decoded.diagnostics.map(\.path) == [fault.path])
    #expect(decoded.diagnostics.map(\.code) == [fault.code])
    #expect(decoded.diagnostics.allSatisfy { $0.severity == .error && $0.message.hasSuffix(".") })
  }

  @Test func `all faults are told at once, each with its node`() {
    let decoded = WorkflowDocument.decode([
      "name": 1,
      "nodes": [
        ["id": "a", "type": 2, "retry": ["max_attempts": "x", "factor": 0]], ["type": "wait"],
        ["id": "c", "type": "wait", "on_error": "stop"],
      ],
      "edges": [["source": "a"]],
    ])
    #expect(decoded.document == nil)
    #expect(
      decoded.diagnostics.map(\.path) == [
        "name", "nodes[0].type", "nodes[0].retry.max_attempts", "nodes[0].retry.factor", "nodes[1].id",
        "nodes[2].on_error", "edges[0].target",
      ])
    #expect(decoded.diagnostics.map(\.nodeID) == [nil, "a", "a", "a", nil, "c", nil])
  }

  @Test func `a document of nothing but faults is answered with a thousand and one`() {
    let decoded = WorkflowDocument.decode(["name": "T", "nodes": .array(Array(repeating: 1, count: 5000))])
    #expect(decoded.document == nil)
    #expect(decoded.diagnostics.count == 1001)
    #expect(decoded.diagnostics.last?.code == "too_many_errors")
  }

  @Test func `a diagnostic says what is wrong and what to do`() throws {
    let decoded = WorkflowDocument.decode(DocumentFixtures.changedNode("on_error", "ignore"))
    #expect(
      decoded.diagnostics.json == [
        [
          "severity": "error", "code": "invalid_value", "node_id": "fetch", "path": "nodes[0].on_error",
          "message": "`nodes[0].on_error` is \"ignore\", which means nothing here.",
          "hint": "Use one of `fail`, `continue`, `branch`.",
        ]
      ])
  }

  private static func changed(_ path: String, _ code: String, _ value: JSON) -> Fault {
    Fault(path, code, DocumentFixtures.changed { $0[path] = value })
  }

  private static func node(_ path: String, _ code: String, _ value: JSON?, in field: String? = nil) -> Fault {
    Fault("nodes[0].\(path)", code, DocumentFixtures.changedNode(field ?? path, value))
  }

  private static func edge(_ path: String, _ code: String, _ value: JSON?) -> Fault {
    Fault("edges[0].\(path)", code, DocumentFixtures.changedEdge(path, value))
  }

  private static func setting(_ path: String, _ code: String, _ value: JSON) -> Fault {
    let field = path.prefix { $0 != "." }
    return Fault("settings.\(path)", code, DocumentFixtures.changedSettings(String(field), value))
  }
}
