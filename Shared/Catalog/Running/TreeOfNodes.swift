package import Expressions
package import WorkflowModels

/// A workflow in which each node has one predecessor and computes: its outcome follows from walking it once, without
/// the machine's bookkeeping of edges, states and commands, which is half the work of computing a few small nodes.
///
/// It says what the machine would say, or nothing: whatever is out of the ordinary (a node that fails, waits or tells
/// something to callers) is left to the machine, from the beginning. `TreeOfNodesTests` compares the two.
package struct TreeOfNodes: Sendable {
  /// A node that is about to run.
  private struct Visit {
    let node: Int
    let input: JSON
  }

  private let plan: ExecutionPlan
  private let nodes: [CompiledNode]
  private let pureTypes: [any PureNodeType]
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
    let pureTypes = compiled.compactMap(\.pureType)
    guard isTree, pureTypes.count == compiled.count else { return nil }
    self.plan = plan
    self.nodes = compiled
    self.pureTypes = pureTypes
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
    var visits = entries.map { Visit(node: $0, input: input) }
    visits.reserveCapacity(nodes.count)
    var sinks: [(node: Int, output: JSON)] = []
    var next = 0
    while next < visits.count {
      let visit = visits[next]
      next += 1
      guard let outputs = outputs(of: visit, scope) else { return nil }
      var leadsOn = false
      for edge in plan.nodes[visit.node].outgoing {
        guard let value = outputs[plan.edges[edge].port] else { continue }
        visits.append(Visit(node: plan.edges[edge].target, input: value))
        leadsOn = true
      }
      if !leadsOn { sinks.append((visit.node, outputs.principal)) }
    }
    return .completed(output: output(of: sinks))
  }

  private func outputs(of visit: Visit, _ scope: ExpressionScope) -> NodeOutputs? {
    // A node with one predecessor has no use for the arrivals: its input is the one.
    let run = NodeRun(node: visit.node, attempt: 1, arrivals: [], input: visit.input, at: scope.now)
    let type = pureTypes[visit.node]
    guard let result = try? type.run(NodeCall(node: nodes[visit.node], run: run, scope: scope)),
      result.waitsUntil == nil, result.awaits == nil, result.announcement == nil,
      type.announcement(of: result.outputs) == nil
    else { return nil }
    return result.outputs
  }

  /// As `WorkflowMachine` puts it together: that of the only sink, of several an object in the order of the plan.
  private func output(of sinks: [(node: Int, output: JSON)]) -> JSON {
    guard sinks.count > 1 else { return sinks.first?.output ?? .null }
    var object = JSONObject(minimumCapacity: sinks.count)
    for sink in sinks.sorted(by: { $0.node < $1.node }) { object[plan.nodes[sink.node].id.rawValue] = sink.output }
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
