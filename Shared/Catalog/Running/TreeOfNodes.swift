package import Expressions
package import WorkflowModels

/// A workflow in which each node has one predecessor and computes: its outcome follows from walking it once, without
/// the machine's bookkeeping of edges, states and commands, which is half the work of computing a few small nodes.
///
/// It says what the machine would say, or nothing: whatever is out of the ordinary (a node that fails, waits or tells
/// something to callers) is left to the machine, from the beginning. `TreeOfNodesTests` compares the two.
package struct TreeOfNodes: Sendable {
  /// One node, with what is known of it before any run. A class, so that to look at one copies nothing.
  private final class Step: Sendable {
    let name: String
    let node: CompiledNode
    let type: any PureNodeType
    let prepared: (any PreparedNode)?
    let ways: [(port: String, target: Int)]

    init(_ plan: ExecutionPlan, _ planned: ExecutionPlan.Node, _ node: CompiledNode, _ type: any PureNodeType) {
      name = planned.id.rawValue
      self.node = node
      self.type = type
      prepared = type.prepared(node)
      ways = planned.outgoing.map { (plan.edges[$0].port, plan.edges[$0].target) }
    }
  }

  /// A node that is about to run.
  private struct Visit {
    let node: Int
    let input: JSON
  }

  private let steps: [Step]
  private let entries: [Int]
  /// Whether any expression looks at `$execution`.
  private let readsExecution: Bool

  /// Nil where the machine is needed: joins, bodies, recorded results, other ends of errors than the usual one, and
  /// expressions that look at nodes by name.
  init?(_ plan: ExecutionPlan, _ nodes: [CompiledNode]) {
    guard plan.bodies.isEmpty, plan.nodes.allSatisfy({ nodes.indices.contains($0.place) }) else { return nil }
    let compiled = plan.nodes.map { nodes[$0.place] }
    let isTree = zip(plan.nodes, compiled).allSatisfy { planned, node in
      planned.incoming.count <= 1 && planned.body == nil && planned.onError == .fail && !planned.traits.isJournaled
        && node.bodyType == nil && !node.readsNodes
    }
    guard isTree else { return nil }
    var steps: [Step] = []
    for (planned, node) in zip(plan.nodes, compiled) {
      guard let type = node.pureType else { return nil }
      steps.append(Step(plan, planned, node, type))
    }
    self.steps = steps
    entries = plan.start(firedBy: nil).entries
    readsExecution = compiled.contains { node in node.references.contains { $0.reads(.execution) } }
  }

  /// Nil where the machine has to say what happens.
  ///
  /// - Parameters:
  ///   - scope: what every expression sees, without `$execution`.
  ///   - execution: `$execution`, asked for only where it is looked at.
  func outcome(
    of input: JSON, scope: ExpressionScope, execution: () -> JSON
  ) -> ExecutionOutcome? {
    var scope = scope
    if readsExecution { scope.execution = execution() }
    // Nodes run in the order in which the machine would run them: those that become ready first, first.
    var visits: [Visit] = []
    visits.reserveCapacity(steps.count)
    for entry in entries { visits.append(Visit(node: entry, input: input)) }
    var sinks: [(node: Int, output: JSON)] = []
    var next = 0
    while next < visits.count {
      let node = visits[next].node
      let step = steps[node]
      var leadsOn = false
      if let emission = step.prepared?.emission(of: visits[next].input, scope) {
        for way in step.ways where way.port == emission.port {
          visits.append(Visit(node: way.target, input: emission.value))
          leadsOn = true
        }
        if !leadsOn { sinks.append((node, emission.value)) }
      } else {
        guard let outputs = Self.outputs(of: step, node, visits[next].input, scope) else { return nil }
        for way in step.ways {
          guard let value = outputs[way.port] else { continue }
          visits.append(Visit(node: way.target, input: value))
          leadsOn = true
        }
        if !leadsOn { sinks.append((node, outputs.principal)) }
      }
      next += 1
    }
    return .completed(output: output(of: sinks))
  }

  private static func outputs(of step: Step, _ node: Int, _ input: JSON, _ scope: ExpressionScope) -> NodeOutputs? {
    // A node with one predecessor has no use for the arrivals: its input is the one.
    let run = NodeRun(node: node, attempt: 1, arrivals: [], input: input, at: scope.now)
    guard let result = try? step.type.run(NodeCall(node: step.node, run: run, scope: scope)),
      result.waitsUntil == nil, result.awaits == nil, result.announcement == nil,
      step.type.announcement(of: result.outputs) == nil
    else { return nil }
    return result.outputs
  }

  /// As `WorkflowMachine` puts it together: that of the only sink, of several an object in the order of the plan.
  private func output(of sinks: [(node: Int, output: JSON)]) -> JSON {
    guard sinks.count > 1 else { return sinks.first?.output ?? .null }
    var object = JSONObject(minimumCapacity: sinks.count)
    for sink in sinks.sorted(by: { $0.node < $1.node }) { object[steps[sink.node].name] = sink.output }
    return .object(object)
  }
}

extension CompiledWorkflow {
  /// What an execution gives that begins at the usual trigger with nothing pinned. Nil where only the machine knows.
  package func outcomeAtOnce(
    of input: JSON, at: Timestamp, allowance: ExpressionAllowance, execution: () -> JSON
  ) -> ExecutionOutcome? {
    guard let tree else { return nil }
    let scope = ExpressionScope(trigger: input, vars: vars, now: at, budget: budget, allowance: allowance)
    let outcome = tree.outcome(of: input, scope: scope, execution: execution)
    return allowance.isSpent ? nil : outcome
  }
}
