import Catalog
import Testing
import WorkflowModels

@Suite struct PureWorkflowTests {
  typealias S = Sketch

  private func output(_ nodes: [WorkflowNode], _ edges: [WorkflowEdge], _ input: JSON) throws -> JSON {
    let outcome = S.validate(nodes, edges)
    let workflow = try #require(outcome.workflow, "\(outcome.diagnostics.map(\.message))")
    guard case .ended(.completed(let output)) = S.run(workflow, input: input).machine.phase else {
      throw Unfinished()
    }
    return output
  }

  private struct Unfinished: Error {}

  @Test func `filter keeps, transform counts, and the rest goes another way`() throws {
    let nodes = [
      S.node("t", "manual-trigger"), S.node("f", "filter", ["items": "{{ .tickets }}", "condition": "$item.p > 1"]),
      S.node("n", "transform", ["expression": "length"]), S.node("r", "transform", ["expression": "map(.p)"]),
    ]
    let edges = [S.edge("t", "f"), S.edge("f", "n"), S.edge("f", "r", "rejected")]
    let tickets: JSON = ["tickets": [["p": 1], ["p": 2], ["p": 3]]]
    #expect(try output(nodes, edges, tickets) == ["n": 2, "r": [1]])
  }

  @Test(arguments: [("bug", "b"), ("feature", "f"), ("other", "d")] as [(String, String)])
  func `switch takes the first case that holds`(kind: String, expected: String) throws {
    let nodes =
      [
        S.node("t", "manual-trigger"),
        S.node(
          "s", "switch",
          [
            "value": "{{ .kind }}",
            "cases": [
              ["name": "bug", "equals": "bug"], ["name": "new", "when": "{{ .kind | startswith(\"fea\") }}"],
            ],
          ]),
      ]
      + ["b", "f", "d"].map {
        S.node(NodeID(rawValue: $0), "edit-fields", ["mode": "replace", "fields": ["at": .string($0)]])
      }
    let edges = [
      S.edge("t", "s"), S.edge("s", "b", "case:bug"), S.edge("s", "f", "case:new"), S.edge("s", "d", "default"),
    ]
    #expect(try output(nodes, edges, ["kind": .string(kind)]) == ["at": .string(expected)])
  }

  @Test(
    arguments: [
      ("collect", [["a": 1], ["b": 2]]), ("object", ["a": 1, "b": 2]),
    ] as [(String, JSON)])
  func `merge unites by its mode`(mode: String, expected: JSON) throws {
    let nodes = [
      S.node("t", "manual-trigger"), S.node("a", "edit-fields", ["mode": "replace", "fields": ["a": 1]]),
      S.node("b", "edit-fields", ["mode": "replace", "fields": ["b": 2]]),
      S.node("m", "merge", ["mode": .string(mode)]),
    ]
    let edges = [S.edge("t", "a"), S.edge("t", "b"), S.edge("a", "m"), S.edge("b", "m")]
    #expect(try output(nodes, edges, [:]) == expected)
  }

  @Test(
    arguments: [
      (5, "greater", 3, true), ("5", "greater", 3, true), ("b", "less", "c", true), (nil, "exists", nil, false),
      ([], "empty", nil, true), ("hello", "contains", "ell", true), ([1, 2], "contains", 2, true),
      ("abc", "matches", "^a.c$", true), ("abc", "starts_with", "b", false), ("1.0", "equals", 1, true),
      (["a": 1], "equals", ["a": 1], true), ("x", "not_equals", "x", false),
    ] as [(JSON, String, JSON, Bool)])
  func `conditions of an editor compare as people expect`(left: JSON, name: String, right: JSON, holds: Bool) throws {
    let condition: JSON = ["left": left, "operator": .string(name), "right": right]
    let nodes = [
      S.node("t", "manual-trigger"), S.node("i", "if-else", ["condition": ["all": [condition]]]),
      S.node("yes", "transform", ["expression": "true"]), S.node("no", "transform", ["expression": "false"]),
    ]
    let edges = [S.edge("t", "i"), S.edge("i", "yes", "true"), S.edge("i", "no", "false")]
    #expect(try output(nodes, edges, [:]) == .bool(holds))
  }

  @Test func `nodes read the trigger, the variables and the nodes before them`() throws {
    let nodes = [
      S.node("t", "manual-trigger"), S.node("fetch-1", "edit-fields", ["fields": ["a": 1]]),
      S.node("e", "edit-fields", ["mode": "replace", "fields": ["x": "{{ $nodes[\"fetch-1\"].a + $trigger.n }}"]]),
    ]
    #expect(try output(nodes, [S.edge("t", "fetch-1"), S.edge("fetch-1", "e")], ["n": 2]) == ["x": 3])
  }
}
