import Catalog
import Testing
import WorkflowModels

@Suite struct ValidatorTests {
  typealias S = Sketch
  private let trigger = S.node("t", "manual-trigger")

  private func codes(_ nodes: [WorkflowNode], _ edges: [WorkflowEdge] = []) -> [String] {
    S.validate(nodes, edges).diagnostics.map(\.code)
  }

  @Test func `a good workflow has nothing to say`() {
    #expect(codes([trigger, S.node("f", "edit-fields", ["fields": ["x": "{{ .y }}"]])], [S.edge("t", "f")]).isEmpty)
  }

  @Test func `an empty workflow is legal`() { #expect(S.validate([]).isValid) }

  @Test func `an unknown type is named, with the one that was probably meant`() {
    let diagnostics = S.validate([trigger, S.node("h", "http-requst")], [S.edge("t", "h")]).diagnostics
    #expect(diagnostics.map(\.code) == ["unknown_node_type"])
    #expect(diagnostics.first?.hint == "Did you mean \"http-request\"?")
  }

  @Test func `missing and wrong properties are all reported at once`() {
    let nodes = [
      trigger, S.node("h", "http-request", ["method": "FETCH", "timeout_seconds": "soon"]),
      S.node("s", "switch", ["cases": [["name": "a"]]]), S.node("x", "stop-and-error"),
    ]
    let found = codes(nodes, [S.edge("t", "h"), S.edge("t", "s"), S.edge("t", "x")])
    #expect(found.filter { $0 == "missing_property" }.count == 2)
    #expect(found.filter { $0 == "wrong_property" }.count == 3)
  }

  @Test func `two nodes of one id, a dangling edge and an unknown port are errors`() {
    let found = codes(
      [trigger, trigger, S.node("i", "if-else", ["condition": "true"])],
      [S.edge("t", "i"), S.edge("i", "nowhere", "true"), S.edge("i", "t", "maybe")])
    #expect(found.contains("duplicate_node_id"))
    #expect(found.contains("dangling_edge"))
    #expect(found.contains("unknown_port"))
  }

  @Test func `a circle is shown as a path`() {
    let nodes = [trigger] + ["a", "b", "c"].map { S.node($0, "merge") }
    let edges = [S.edge("t", "a"), S.edge("a", "b"), S.edge("b", "c"), S.edge("c", "a")]
    let diagnostic = S.validate(nodes, edges).diagnostics.first { $0.code == "cycle" }
    #expect(diagnostic?.message.contains("→") == true)
    #expect(diagnostic.map { message in ["a", "b", "c"].allSatisfy { message.message.contains($0) } } == true)
  }

  @Test func `a long circle is cut, and says so`() {
    let names = (0..<100).map { NodeID(rawValue: "n\($0)") }
    let nodes = [trigger] + names.map { S.node($0, "merge") }
    let edges = zip(names, names.dropFirst()).map { S.edge($0, $1) } + [S.edge("n99", "n0"), S.edge("t", "n0")]
    let diagnostic = S.validate(nodes, edges).diagnostics.first { $0.code == "cycle" }
    #expect(diagnostic?.message.hasSuffix("… (100 nodes in all).") == true, "\(diagnostic?.message ?? "")")
  }

  @Test func `a webhook's path that is too long is told the limit`() {
    let path = String(repeating: "a", count: 3000)
    let diagnostics = S.validate([S.node("w", "webhook", ["path": .string(path)])]).diagnostics
    #expect(diagnostics.first?.message.contains("512") == true, "\(diagnostics)")
  }

  @Test func `reading a node that is not upstream is an error, one that is there is none`() {
    let reader = S.node("r", "edit-fields", ["fields": ["x": "{{ $nodes.later.y }}"]])
    let later = S.node("later", "edit-fields", ["fields": ["x": "{{ $nodes.r.x }}"]])
    let found = codes([trigger, reader, later], [S.edge("t", "r"), S.edge("r", "later")])
    #expect(found == ["node_not_upstream"])
    let absent = S.node("r", "edit-fields", ["fields": ["x": "{{ $nodes.nobody }}"]])
    #expect(codes([trigger, absent], [S.edge("t", "r")]) == ["unknown_node_reference"])
  }

  @Test func `an expression that does not parse is an error at its place`() {
    let diagnostics = S.validate(
      [trigger, S.node("f", "edit-fields", ["fields": ["x": "{{ .a + }}"]])], [S.edge("t", "f")]
    ).diagnostics
    #expect(diagnostics.map(\.code) == ["expression_syntax"])
    #expect(diagnostics.first?.path == "nodes[1].data.properties.fields.x")
  }

  @Test func `no trigger and an unreachable node are warnings`() {
    #expect(codes([S.node("m", "merge")]) == ["no_trigger"])
    #expect(codes([trigger, S.node("m", "merge")]) == ["unreachable_node"])
    #expect(S.validate([trigger, S.node("m", "merge")]).isValid)
  }

  @Test func `ten thousand nodes with references are checked in one go`() {
    let ids = (0..<10_000).map { NodeID(rawValue: "n\($0)") }
    let nodes =
      [trigger] + ids.map { S.node($0, "edit-fields", ["fields": ["x": "{{ $nodes.t.y // 1 }}"]]) }
    let edges = zip([NodeID(rawValue: "t")] + ids, ids).map { S.edge($0, $1) }
    #expect(S.validate(nodes, edges).isValid)
  }
}
