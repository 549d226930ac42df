import Catalog
import Testing
import WorkflowModels

/// What is known of data before a workflow runs: warnings of the validator, and what an editor is offered.
@Suite struct ShapeTests {
  typealias S = Sketch
  private static let nodes = [
    S.node("start", "webhook", ["path": "orders"]), S.node("fetch-1", "http-request", ["url": "https://example.com/"]),
    S.node("rich", "if-else", ["condition": ".status == 200"]), S.node("last", "edit-fields", ["fields": ["x": 1]]),
    S.node("aside", "edit-fields", ["fields": ["x": 1]]),
  ]
  private static let edges = [
    S.edge("start", "fetch-1"), S.edge("fetch-1", "rich"), S.edge("rich", "last", "true"), S.edge("start", "aside"),
  ]

  private func warnings(_ expression: String, fetchOnError: OnError = .fail) -> [Diagnostic] {
    var nodes = Self.nodes
    nodes[1] = S.node("fetch-1", "http-request", ["url": "https://example.com/"], onError: fetchOnError)
    nodes[3] = S.node("last", "edit-fields", ["fields": ["x": .string("{{ \(expression) }}")]])
    let outcome = S.validate(nodes, Self.edges)
    #expect(outcome.isValid, "\(outcome.diagnostics)")
    return outcome.diagnostics.filter { $0.code == "unknown_path" }
  }

  @Test(arguments: [
    "$nodes[\"fetch-1\"].data", ".data.items", ".status.text", ".headers[0]", "$nodes.rich.boddy", "[.body, .satus]",
  ])
  func `a path that cannot exist is a warning`(_ expression: String) {
    let found = warnings(expression)
    #expect(found.count == 1 && found.first?.severity == .warning, "\(found)")
    #expect(found.first?.path == "nodes[3].data.properties.fields.x", "\(found)")
  }

  @Test(arguments: [
    ".body.data.items[0]", ".status", "$nodes[\"fetch-1\"].headers.etag", ".body[0].x", "$nodes.start.anything",
    "$trigger.anything", "$vars.x", ".body | .whatever", "map(.whatever)",
  ])
  func `a path that may exist is none`(_ expression: String) {
    #expect(warnings(expression).isEmpty, "\(warnings(expression))")
  }

  @Test func `the field that was probably meant is named`() {
    #expect(warnings(".boddy").first?.hint == "Did you mean \"body\"?")
    #expect(warnings(".x").first?.hint?.contains("status, headers, body") == true)
  }

  @Test func `a node whose failure goes on as data may give another shape`() {
    #expect(warnings(".error.message", fetchOnError: .continue).isEmpty)
  }

  @Test func `a subtraction that looks like a node's id is a warning`() {
    let nodes = [
      S.node("start", "webhook", ["path": "x"]), S.node("fetch", "transform", ["expression": "1"]),
      S.node("fetch-1", "transform", ["expression": "2"]),
      S.node("last", "transform", ["expression": "$nodes.fetch-1"]),
    ]
    let edges = [S.edge("start", "fetch"), S.edge("fetch", "fetch-1"), S.edge("fetch-1", "last")]
    let found = S.validate(nodes, edges)
    #expect(found.isValid)
    let warning = found.diagnostics.first { $0.code == "node_id_subtracted" }
    #expect(warning?.severity == .warning && warning?.path == "nodes[3].data.properties.expression")
    #expect(warning?.hint == "If the node is meant, write $nodes[\"fetch-1\"].")
    // Where no such node exists, the output of "fetch" may well be a number.
    let plain = S.validate([nodes[0], nodes[1], nodes[3]], [S.edge("start", "fetch"), S.edge("fetch", "last")])
    #expect(plain.isValid && plain.diagnostics.isEmpty, "\(plain.diagnostics)")
    // Without "fetch" the reference is an error, and the warning says what was written.
    let wrong = S.validate([nodes[0], nodes[2], nodes[3]], [S.edge("start", "fetch-1"), S.edge("fetch-1", "last")])
    #expect(Set(wrong.diagnostics.map(\.code)) == ["unknown_node_reference", "node_id_subtracted"])
  }

  // MARK: Completion

  private func labels(_ text: String, node: NodeID = "last", cursor: Int? = nil) -> [String] {
    let document = WorkflowDocument(name: "test", nodes: Self.nodes, edges: Self.edges)
    return ExpressionCompletion(document, node: node).answer(text, cursor: cursor ?? text.count).candidates.map(\.label)
  }

  @Test func `fields are those of what leads to the node`() {
    #expect(labels(".") == ["status", "headers", "body"])
    #expect(labels("{{ .st") == ["status"])
    #expect(labels("$nodes[\"fetch-1\"].b") == ["body"])
    #expect(labels("$trigger.") == ["method", "path", "headers", "query", "body"])
    #expect(labels("$execution.us") == ["user_id"])
    #expect(labels(".", node: "rich") == ["status", "headers", "body"])
    #expect(labels(".nothing.").isEmpty)
  }

  @Test func `nodes are those that run before`() {
    #expect(labels("$nodes.") == ["start", "fetch-1", "rich"])
    #expect(labels("$nodes.", node: "fetch-1") == ["start"])
    #expect(labels("$nodes.", node: "nobody").isEmpty)
    let document = WorkflowDocument(name: "test", nodes: Self.nodes, edges: Self.edges)
    let answer = ExpressionCompletion(document, node: "last").answer("1 + $nodes.f", cursor: 12)
    #expect(answer.from == 11 && answer.candidates.map(\.insertion) == ["\"fetch-1\""])
    #expect(answer.candidates.first?.detail == "http-request")
  }

  /// In the body of a for-each, or in a filter, over `items`.
  private func itemLabels(_ text: String, _ items: JSON, filters: Bool = false, around: NodeID? = nil) -> [String] {
    let list: JSON = [["id": 1, "team": ["name": "red"]]]
    let nodes = [
      S.node("start", "webhook", ["path": "x"]),
      S.node("answer", "question-answer-chain", ["question": "x", "documents": "x"]),
      S.node("wild", "question-answer-chain", ["question": "x", "documents": "x"], onError: .continue),
      S.node("loop", "loop", ["while": "true"]),
      S.node("each", filters ? "filter" : "for-each", ["items": items, "condition": "true"], in: around),
      S.node("inside", "transform", ["expression": "1"], in: filters ? nil : "each"),
    ]
    let edges = [S.edge("start", "answer"), S.edge("answer", around ?? "each")]
    let document = WorkflowDocument(name: "test", nodes: nodes, edges: edges, vars: ["teams": list])
    let completion = ExpressionCompletion(document, node: filters ? "each" : "inside")
    return completion.answer(text, cursor: text.count).candidates.map(\.label)
  }

  @Test(arguments: [
    "{{ .sources }}", "{{ $nodes.answer.sources }}", "{{ . | .sources | sort }}", "{{ .sources[:3] // [] }}",
    "{{ $nodes[\"answer\"].sources }}",
  ])
  func `an item has the fields of the list that for-each goes over`(_ items: JSON) {
    #expect(itemLabels("$item.", items) == ["index", "text", "score"])
    #expect(itemLabels("1 + $item.sc", items) == ["score"])
    #expect(itemLabels("$item.", items, filters: true) == ["index", "text", "score"])
  }

  @Test func `an item of the variables or of a list that is written out has its fields`() {
    #expect(itemLabels("$item.", "{{ $vars.teams }}") == ["id", "team"])
    #expect(itemLabels("$item.team.", "{{ $vars.teams }}") == ["name"])
    #expect(itemLabels("$item.", [["a": 1]]) == ["a"])
  }

  @Test(
    arguments: [
      "{{ .body }}", "{{ .sources | map(.text) }}", "{{ [.sources] }}", "{{ .answer }}", "{{ .sources, . }}",
      "x {{ .sources }}", "{{ $nodes.wild.sources }}", "{{ $nodes.nobody.sources }}", "{{ $item }}", "{{ wrong( }}", 3,
    ] as [JSON])
  func `of an item that nothing is known of, nothing is offered`(_ items: JSON) {
    #expect(itemLabels("$item.", items).isEmpty)
    #expect(itemLabels("$index.", items).isEmpty)
  }

  @Test func `an item is that of the innermost body, and a loop's is not known`() {
    #expect(itemLabels("$item.", "{{ $item.rows }}", around: "loop").isEmpty)
    #expect(itemLabels("$item.", "{{ $vars.teams }}", around: "loop") == ["id", "team"])
    #expect(itemLabels("$item.", "{{ $vars.teams }}", filters: true, around: "loop").isEmpty)
    let nodes = [
      S.node("rows", "for-each", ["items": [[["a": 1]]]]),
      S.node("cells", "for-each", ["items": "{{ $item }}"], in: "rows"),
      S.node("cell", "transform", ["expression": "1"], in: "cells"),
    ]
    let document = WorkflowDocument(name: "test", nodes: nodes, edges: [])
    #expect(ExpressionCompletion(document, node: "cell").answer("$item.", cursor: 6).candidates.map(\.label) == ["a"])
    // Around a for-each there is no item yet.
    #expect(ExpressionCompletion(document, node: "rows").answer("$it", cursor: 3).candidates.isEmpty)
  }

  @Test func `functions, variables and formats are known by their beginning`() {
    #expect(labels("map_v") == ["map_values"])
    #expect(labels("$") == ["trigger", "nodes", "vars", "execution"])
    #expect(labels("1 as $mine | $m") == ["mine"])
    #expect(labels("@base64") == ["base64", "base64d"])
    #expect(labels("1 | te", cursor: 6) == ["test"])
    #expect(labels("\"text .").isEmpty)
  }

  @Test func `a circle in the graph ends nobody's wait`() {
    let nodes = [S.node("a", "if-else", ["condition": "true"]), S.node("b", "if-else", ["condition": "true"])]
    let edges = [S.edge("a", "b", "true"), S.edge("b", "a", "true")]
    let document = WorkflowDocument(name: "test", nodes: nodes, edges: edges)
    #expect(ExpressionCompletion(document, node: "a").answer(".", cursor: 1).candidates.isEmpty)
    #expect(!S.validate(nodes, edges).isValid)
  }
}
