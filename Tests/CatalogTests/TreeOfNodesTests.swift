import Catalog
import Expressions
import Testing
import WorkflowModels

/// What is computed without the machine is what the machine says.
@Suite struct TreeOfNodesTests {
  typealias S = Sketch

  @Test func `random trees come out as the machine says`() throws {
    var (atOnce, left) = (0, 0)
    for seed in 1...2000 as ClosedRange<UInt64> {
      var random = Seeded(state: seed)
      let (nodes, edges) = Self.tree(&random)
      // Some are refused: nothing comes out of a node that always fails.
      guard let workflow = S.validate(nodes, edges).workflow else { continue }
      let number = Int.random(in: -3...3, using: &random)
      let input: JSON = ["n": .int(number), "list": [1, 2, 3], "flag": .bool(random.isHeads)]
      guard case .ended(let expected) = S.run(workflow, input: input).machine.phase else {
        Issue.record("seed \(seed) did not end")
        continue
      }
      guard let outcome = Self.outcome(workflow, input) else {
        left += 1
        if case .completed = expected { Issue.record("seed \(seed) was left to the machine for nothing") }
        continue
      }
      atOnce += 1
      #expect(outcome == expected, "seed \(seed)")
    }
    #expect(atOnce > 1000 && left > 50, "\(atOnce) at once, \(left) left to the machine")
  }

  @Test(
    arguments: [
      S.node("b", "transform", ["expression": "$nodes.a"]),
      S.node("b", "transform", ["expression": "error"], onError: .continue),
      S.node("b", "wait", ["seconds": 1]),
      S.node("b", "respond-to-chat", ["message": "hello"]),
    ])
  func `what a tree cannot say is left to the machine`(node: WorkflowNode) throws {
    let nodes = [
      S.node("t", "manual-trigger"), S.node("a", "transform", ["expression": "."]), node,
    ]
    let outcome = S.validate(nodes, [S.edge("t", "a"), S.edge("a", "b")])
    let workflow = try #require(outcome.workflow, "\(outcome.diagnostics.map(\.message))")
    #expect(Self.outcome(workflow, ["n": 1]) == nil)
  }

  @Test func `an allowance that is spent leaves it to the machine`() throws {
    let nodes = [S.node("t", "manual-trigger"), S.node("a", "transform", ["expression": "[range(1000)] | length"])]
    let workflow = try #require(S.validate(nodes, [S.edge("t", "a")]).workflow)
    #expect(Self.outcome(workflow, [:], steps: 100) == nil)
    #expect(Self.outcome(workflow, [:]) == .completed(output: 1000))
  }

  private static func outcome(_ workflow: CompiledWorkflow, _ input: JSON, steps: Int = 100_000) -> ExecutionOutcome? {
    workflow.outcomeAtOnce(
      of: input, at: Timestamp(microseconds: 1_800_000_000_000_000),
      allowance: ExpressionAllowance(steps: steps, bytes: 1 << 20)
    ) { ["id": "exec_1"] }
  }

  /// A trigger and up to nine nodes, each after one that came before, by one of its ports.
  private static func tree(_ random: inout Seeded) -> ([WorkflowNode], [WorkflowEdge]) {
    var nodes = [S.node("t", "manual-trigger")]
    var edges: [WorkflowEdge] = []
    for number in 1...Int.random(in: 1...9, using: &random) {
      let id = NodeID(rawValue: "n\(number)")
      let source = nodes[Int.random(in: 0..<nodes.count, using: &random)]
      edges.append(S.edge(source.id, id, port(of: source.type, &random)))
      nodes.append(node(id, &random))
    }
    return (nodes, edges)
  }

  private static func port(of type: String, _ random: inout Seeded) -> String {
    switch type {
    case "if-else": random.isHeads ? "true" : "false"
    case "filter": random.isHeads ? "main" : "rejected"
    default: "main"
    }
  }

  private static func node(_ id: NodeID, _ random: inout Seeded) -> WorkflowNode {
    switch Int.random(in: 0...20, using: &random) {
    case 0...4: S.node(id, "edit-fields", ["fields": ["at": .string("{{ $execution.id }} \(id)"), "n": "{{ .n }}"]])
    case 5...8: S.node(id, "if-else", ["condition": random.isHeads ? "(.n // 0) > 0" : "$trigger.flag"])
    case 9...11: S.node(id, "transform", ["expression": "{n: 1, of: ., list: $trigger.list, now: now}"])
    case 12...14: S.node(id, "filter", ["items": "{{ $trigger.list }}", "condition": "$item > 1"])
    case 15, 16: S.node(id, "merge", ["mode": random.isHeads ? "collect" : "object"])
    case 17...19: S.node(id, "transform", ["expression": "empty"])
    default: S.node(id, "stop-and-error", ["message": "no further"])
    }
  }
}

/// SplitMix64: the same trees on every run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  var isHeads: Bool { mutating get { Bool.random(using: &self) } }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
