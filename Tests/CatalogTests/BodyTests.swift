import Catalog
import Testing
import WorkflowModels

@Suite struct BodyTests {
  typealias S = Sketch

  private func run(_ nodes: [WorkflowNode], _ edges: [WorkflowEdge], _ input: JSON) throws -> ExecutionFold {
    let outcome = S.validate(nodes, edges)
    return S.run(try #require(outcome.workflow, "\(outcome.diagnostics.map(\.message))"), input: input)
  }

  private func outcome(_ fold: ExecutionFold) -> ExecutionOutcome? {
    if case .ended(let outcome) = fold.machine.phase { outcome } else { nil }
  }

  private func each(_ properties: JSONObject = [:], _ body: [WorkflowNode]) -> [WorkflowNode] {
    var all: JSONObject = ["items": "{{ .items }}"]
    for (name, value) in properties { all[name] = value }
    return [S.node("t", "manual-trigger"), S.node("each", "for-each", all)] + body
  }

  @Test func `for-each gives what its body gives, in the order of the items`() throws {
    let nodes = each([:], [S.node("double", "transform", ["expression": "{n: (. * 2), at: $index}"], in: "each")])
    let fold = try run(nodes, [S.edge("t", "each")], ["items": [3, 1, 2]])
    #expect(
      outcome(fold) == .completed(output: [["n": 6, "at": 0], ["n": 2, "at": 1], ["n": 4, "at": 2]]))
    #expect(fold.machine.nodeStates()["each[2].double"]?["status"] == "completed")
  }

  @Test func `a body sees its item, what lies around it, and its own nodes before those around`() throws {
    let nodes = [
      S.node("t", "manual-trigger"), S.node("before", "edit-fields", ["mode": "replace", "fields": ["k": 10]]),
      S.node("each", "for-each", ["items": "{{ $trigger.items }}"]),
      S.node("a", "transform", ["expression": "$item + $nodes.before.k"], in: "each"),
      S.node("b", "transform", ["expression": "[., $nodes.a, $index]"], in: "each"),
    ]
    let fold = try run(
      nodes, [S.edge("t", "before"), S.edge("before", "each"), S.edge("a", "b")], ["items": [1, 2]])
    #expect(outcome(fold) == .completed(output: [[11, 11, 0], [12, 12, 1]]))
  }

  @Test(
    arguments: [
      ("skip", ["ok 1", "ok 3"]),
      (
        "collect", ["ok 1", ["error": ["message": "two", "code": "stopped", "node_id": "bad", "attempts": 1]], "ok 3"]
      ),
    ] as [(String, JSON)])
  func `an item's error is handled as the node says`(policy: String, expected: JSON) throws {
    let fold = try run(failing(policy), failingEdges, ["items": [1, 2, 3]])
    #expect(outcome(fold) == .completed(output: expected))
  }

  @Test func `an item's error fails the node, which says what follows`() throws {
    let fold = try run(failing("fail"), failingEdges, ["items": [1, 2, 3]])
    guard case .failed(let failure, let node) = outcome(fold) else { Issue.record("It did not fail."); return }
    #expect(failure.message == "two" && node == "each")
  }

  private func failing(_ policy: String) -> [WorkflowNode] {
    each(
      ["on_item_error": .string(policy)],
      [
        S.node("is", "if-else", ["condition": ". == 2"], in: "each"),
        S.node("bad", "stop-and-error", ["message": "two"], in: "each"),
        S.node("good", "transform", ["expression": "\"ok \\(.)\""], in: "each"),
      ])
  }

  private var failingEdges: [WorkflowEdge] {
    [S.edge("t", "each"), S.edge("is", "bad", "true"), S.edge("is", "good", "false")]
  }

  @Test func `loop goes round with what its body gives`() throws {
    let nodes = [
      S.node("t", "manual-trigger"), S.node("loop", "loop", ["while": ".n < 40"]),
      S.node("double", "edit-fields", ["fields": ["n": "{{ .n * 2 }}", "round": "{{ $index }}"]], in: "loop"),
    ]
    let fold = try run(nodes, [S.edge("t", "loop")], ["n": 3])
    #expect(outcome(fold) == .completed(output: ["n": 48, "round": 3]))
  }

  @Test func `a loop ends in an error at its limit`() throws {
    let nodes = [
      S.node("t", "manual-trigger"), S.node("loop", "loop", ["while": "true", "max_iterations": 5]),
      S.node("same", "transform", ["expression": "."], in: "loop"),
    ]
    guard case .failed(let failure, _) = outcome(try run(nodes, [S.edge("t", "loop")], 1)) else {
      Issue.record("It did not fail."); return
    }
    #expect(failure.code == "loop_limit")
  }

  @Test func `bodies lie in bodies`() throws {
    let nodes = [
      S.node("t", "manual-trigger"), S.node("rows", "for-each", ["items": "{{ . }}"]),
      S.node("cells", "for-each", ["items": "{{ $item }}"], in: "rows"),
      S.node("cell", "transform", ["expression": "$item * 10 + $index"], in: "cells"),
      S.node("sum", "transform", ["expression": "add"], in: "rows"),
    ]
    let fold = try run(nodes, [S.edge("t", "rows"), S.edge("cells", "sum")], [[1, 2], [3]])
    #expect(outcome(fold) == .completed(output: [31, 30]))
    #expect(fold.machine.nodeStates()["rows[0].cells[1].cell"]?["output"] == 21)
    let node = try #require(fold.machine.node(named: "rows[0].cells[1].cell"))
    #expect(fold.machine.name(of: node) == "rows[0].cells[1].cell")
  }

  @Test func `a thousand items are no more than a list`() throws {
    let items = JSON.array((0..<1000).map { .int($0) })
    let nodes = each(["max_parallel": 3], [S.node("next", "transform", ["expression": ". + 1"], in: "each")])
    let fold = try run(nodes, [S.edge("t", "each")], ["items": items])
    #expect(outcome(fold) == .completed(output: .array((1...1000).map { .int($0) })))
  }

  @Test(
    arguments: [
      ("unknown_parent", [S.node("a", "transform", ["expression": "."], in: "nobody")], []),
      ("unknown_parent", [S.node("p", "transform", ["expression": "."]), S.node("a", "merge", in: "p")], []),
      ("trigger_in_body", [S.node("p", "for-each", ["items": []]), S.node("a", "manual-trigger", in: "p")], []),
      (
        "nested_too_deeply",
        [S.node("p", "for-each", ["items": []], in: "q"), S.node("q", "loop", ["while": "true"], in: "p")], []
      ),
      (
        "edge_across_body", [S.node("p", "for-each", ["items": []]), S.node("a", "merge", in: "p")], [S.edge("p", "a")]
      ),
      (
        "node_not_upstream",
        [
          S.node("p", "for-each", ["items": []]), S.node("a", "merge", in: "p"),
          S.node("b", "transform", ["expression": "$nodes.a"]),
        ], [S.edge("p", "b")]
      ),
      ("ambiguous_node_id", [S.node("p", "for-each", ["items": []]), S.node("x[1].y", "merge", in: "p")], []),
    ] as [(String, [WorkflowNode], [WorkflowEdge])])
  func `what is wrong with a body is said`(code: String, nodes: [WorkflowNode], edges: [WorkflowEdge]) {
    let codes = S.validate(nodes, edges).diagnostics.filter { $0.severity == .error }.map(\.code)
    #expect(codes.contains(code), "\(codes)")
  }

  @Test func `what is said to a chat is heard also from behind a body, and from within`() throws {
    let say = S.node("say", "respond-to-chat", ["message": "done"])
    let nodes = each([:], [S.node("double", "transform", ["expression": ". * 2"], in: "each")]) + [say]
    let behind = try run(nodes, [S.edge("t", "each"), S.edge("each", "say")], ["items": [1]])
    #expect(behind.chatResponse == "done")
    let inner = S.node("say", "respond-to-chat", ["message": "{{ . }}"], in: "each")
    let within = try run(each([:], [inner]), [S.edge("t", "each")], ["items": ["a", "b"]])
    #expect(within.chatResponse == "b")
  }
}
