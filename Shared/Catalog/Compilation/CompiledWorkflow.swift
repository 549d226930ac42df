internal import Expressions
package import WorkflowModels

/// A document ready to run: validated, its graph planned, its expressions compiled. Made once per content.
package struct CompiledWorkflow: Sendable {
  package let document: WorkflowDocument
  package let plan: ExecutionPlan
  /// By the plan's index.
  package let nodes: [CompiledNode]
  /// SHA-256 of the document's bytes, as the store names it.
  package let hash: String
  private let vars: JSON

  init(document: WorkflowDocument, plan: ExecutionPlan, nodes: [CompiledNode], hash: String) {
    self.document = document
    self.plan = plan
    self.nodes = nodes
    self.hash = hash
    vars = .object(document.vars)
  }

  /// Everything that an attempt at a node may see.
  ///
  /// - Parameter execution: `$execution`.
  package func call(_ run: NodeRun, in machine: WorkflowMachine, execution: JSON) -> NodeCall? {
    guard nodes.indices.contains(run.node) else { return nil }
    let outputs = ExpressionScope.NodeOutputs(
      lookup: { name in machine.output(of: NodeID(rawValue: name)) }, all: { machine.allOutputs })
    let scope = ExpressionScope(
      trigger: machine.triggerData, nodes: outputs, vars: vars, execution: execution, now: run.at)
    return NodeCall(node: nodes[run.node], run: run, scope: scope)
  }

  /// The same for a node that is tried by itself: nothing has run before, and `$nodes` is what the caller says.
  package func trial(_ run: NodeRun, execution: JSON, nodes outputs: JSONObject) -> NodeCall? {
    guard nodes.indices.contains(run.node) else { return nil }
    let scope = ExpressionScope(
      trigger: run.input, nodes: .init(outputs), vars: vars, execution: execution, now: run.at)
    return NodeCall(node: nodes[run.node], run: run, scope: scope)
  }
}
