package import Expressions
package import WorkflowModels

/// A document ready to run: validated, its graph planned, its expressions compiled. Made once per content.
///
/// A class, because every execution of every thread refers to it: to copy a struct of as many parts would count up and
/// down as many shared counters.
package final class CompiledWorkflow: Sendable {
  package let document: WorkflowDocument
  package let plan: ExecutionPlan
  /// By the plan's index.
  package let nodes: [CompiledNode]
  /// SHA-256 of the document's bytes, as the store names it.
  package let hash: String
  /// Whether its executions may be computed at once.
  package let immediacy: Immediacy
  private let vars: JSON

  init(document: WorkflowDocument, plan: ExecutionPlan, nodes: [CompiledNode], hash: String) {
    self.document = document
    self.plan = plan
    self.nodes = nodes
    self.hash = hash
    immediacy = Immediacy(isPossible: nodes.allSatisfy { $0.pureType != nil })
    vars = .object(document.vars)
  }

  /// Everything that an attempt at a node may see.
  ///
  /// - Parameter execution: `$execution`.
  package func call(
    _ run: NodeRun, in machine: WorkflowMachine, execution: JSON, allowance: ExpressionAllowance? = nil
  ) -> NodeCall? {
    guard nodes.indices.contains(run.node) else { return nil }
    let node = nodes[run.node]
    var scope = ExpressionScope(
      trigger: machine.triggerData, vars: vars, execution: execution, now: run.at, allowance: allowance)
    if node.readsNodes {
      scope.nodes = ExpressionScope.NodeOutputs(
        lookup: { name in machine.output(of: NodeID(rawValue: name)) }, all: { machine.allOutputs })
    }
    return NodeCall(node: node, run: run, scope: scope)
  }
}
