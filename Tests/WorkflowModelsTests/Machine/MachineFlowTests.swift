import Testing
import WorkflowModels

@Suite struct MachineFlowTests {
  typealias H = MachineHarness

  @Test func `a workflow without nodes completes at once`() {
    var harness = H([], [])
    harness.begin()
    #expect(harness.outcome == .completed(output: nil))
  }

  @Test func `a chain passes each output on, and the last is the execution's`() {
    var harness = H([H.node("t", "trigger"), H.node("a"), H.node("b")], [H.edge("t", "a"), H.edge("a", "b")])
    harness.begin(["x": 1])
    #expect(harness.input(of: "t") == ["x": 1])
    harness.finish("t", ["x": 2])
    harness.finish("a", ["x": 3])
    #expect(harness.input(of: "b") == ["x": 3])
    harness.finish("b", "done")
    #expect(harness.outcome == .completed(output: "done"))
  }

  @Test func `branches run side by side and meet as an object by node`() {
    var harness = H(
      [H.node("t", "trigger"), H.node("a"), H.node("b"), H.node("m")],
      [H.edge("t", "a"), H.edge("t", "b"), H.edge("a", "m"), H.edge("b", "m")])
    harness.begin()
    harness.finish("t")
    #expect(harness.asked == ["t", "a", "b"])
    harness.finish("b", 2)
    #expect(harness.status("m") == .pending)
    harness.finish("a", 1)
    #expect(harness.input(of: "m") == ["a": 1, "b": 2])
  }

  @Test func `the port that does not fire is dead, and skipping flows on to the join`() {
    var harness = H(
      [H.node("t", "trigger"), H.node("if"), H.node("a"), H.node("b"), H.node("c"), H.node("m")],
      [
        H.edge("t", "if"), H.edge("if", "a", "true"), H.edge("if", "b", "false"), H.edge("b", "c"), H.edge("a", "m"),
        H.edge("c", "m"),
      ])
    harness.begin()
    harness.finish("t")
    harness.finish("if", .port("true", 5))
    #expect(harness.status("b") == .skipped)
    #expect(harness.status("c") == .skipped)
    harness.finish("a", 6)
    #expect(harness.input(of: "m") == 6)
    harness.finish("m", 7)
    #expect(harness.outcome == .completed(output: 7))
  }

  @Test func `a first join goes on with the first input and drops the later`() {
    var harness = H(
      [H.node("t", "trigger"), H.node("a"), H.node("b"), H.node("m")],
      [H.edge("t", "a"), H.edge("t", "b"), H.edge("a", "m"), H.edge("b", "m")], joinsFirst: ["m"])
    harness.begin()
    harness.finish("t")
    harness.finish("b", "first")
    #expect(harness.input(of: "m") == "first")
    harness.finish("m", "out")
    harness.finish("a", "late")
    #expect(harness.asked == ["t", "a", "b", "m"])
    #expect(
      harness.outcome == .completed(output: ["a": "late", "m": "out"]) || harness.outcome == .completed(output: "out"))
  }

  @Test func `only what the fired trigger leads to runs`() {
    var harness = H(
      [H.node("t1", "trigger"), H.node("t2", "trigger"), H.node("a"), H.node("b"), H.node("m")],
      [H.edge("t1", "a"), H.edge("t2", "b"), H.edge("a", "m"), H.edge("b", "m")])
    harness.begin(trigger: "t2")
    harness.finish("t2")
    harness.finish("b", 1)
    #expect(harness.status("a") == .skipped)
    #expect(harness.input(of: "m") == 1)
  }

  @Test func `several sinks give an object by node id`() {
    var harness = H([H.node("t", "trigger"), H.node("a"), H.node("b")], [H.edge("t", "a"), H.edge("t", "b")])
    harness.begin()
    harness.finish("t")
    harness.finish("a", 1)
    harness.finish("b", 2)
    #expect(harness.outcome == .completed(output: ["a": 1, "b": 2]))
  }

  @Test func `two ports of one node that lead to one join keep both values`() {
    var harness = H(
      [H.node("t", "trigger"), H.node("f"), H.node("m")],
      [H.edge("t", "f"), H.edge("f", "m"), H.edge("f", "m", "rejected")])
    harness.begin()
    harness.finish("t")
    harness.finish("f", NodeOutputs([.init(port: "main", value: 1), .init(port: "rejected", value: 2)]))
    #expect(harness.input(of: "m") == ["f": 1, "f:rejected": 2])
  }

  @Test func `ten thousand nodes are skipped without a recursion`() {
    let ids = (0..<10_000).map { NodeID(rawValue: "n\($0)") }
    var harness = H(
      [H.node("t", "trigger")] + ids.map { H.node($0) },
      [H.edge("t", ids[0], "never")] + zip(ids, ids.dropFirst()).map { H.edge($0, $1) })
    harness.begin()
    harness.finish("t", 1)
    #expect(harness.outcome == .completed(output: 1))
    #expect(harness.status("n9999") == .skipped)
  }
}
