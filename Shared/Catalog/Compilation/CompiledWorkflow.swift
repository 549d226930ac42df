package import Expressions
package import WorkflowModels

/// A document ready to run: validated, its graph planned, its expressions compiled. Made once per content.
package struct CompiledWorkflow: Sendable {
  package let document: WorkflowDocument
  package let plan: ExecutionPlan
  /// By their place in the document.
  package let nodes: [CompiledNode]
  /// SHA-256 of the document's bytes, as the store names it.
  package let hash: String
  private let vars: JSON
  /// The template of `settings.concurrency.key`.
  private let concurrencyTemplates: CompiledProperties?

  init(document: WorkflowDocument, plan: ExecutionPlan, nodes: [CompiledNode], hash: String) {
    self.document = document
    self.plan = plan
    self.nodes = nodes
    self.hash = hash
    vars = .object(document.vars)
    concurrencyTemplates = document.settings.concurrency.map { rule in
      CompiledProperties(["key": .string(rule.key)], neverExpanded: [])
    }
  }

  /// Under which key an execution with this input counts; nil without a rule.
  package func concurrencyKey(_ input: JSON, scope: ExpressionScope) throws(ExpressionError) -> String? {
    guard let key = try concurrencyTemplates?.render(input, scope: scope)["key"] else { return nil }
    return key.stringValue ?? key.text()
  }

  /// Everything that an attempt at a node may see.
  ///
  /// - Parameter execution: `$execution`.
  package func call(_ run: NodeRun, in machine: WorkflowMachine, execution: JSON) -> NodeCall? {
    guard machine.nodes.indices.contains(run.node) else { return nil }
    let place = machine.planNode(run.node).place
    guard nodes.indices.contains(place) else { return nil }
    let outputs = ExpressionScope.NodeOutputs(
      lookup: { name in machine.output(of: NodeID(rawValue: name), seenFrom: run.node) },
      all: { machine.allOutputs(seenFrom: run.node) })
    let round = machine.round(of: run.node)
    let scope = ExpressionScope(
      trigger: machine.triggerData, nodes: outputs, vars: vars, execution: execution, item: round?.item,
      index: round?.index, now: run.at)
    return NodeCall(node: nodes[place], run: run, scope: scope)
  }

  /// The same for a node that is tried by itself: nothing has run before, and `$nodes` is what the caller says; in a
  /// body its input is the item. Nil when there is no such node.
  package func trial(
    of id: NodeID, input: JSON, at: Timestamp, execution: JSON, nodes outputs: JSONObject
  ) -> NodeCall? {
    guard let node = nodes.first(where: { $0.node.id == id }) else { return nil }
    let isInBody = node.node.parentID != nil
    let scope = ExpressionScope(
      trigger: input, nodes: .init(outputs), vars: vars, execution: execution, item: isInBody ? input : nil,
      index: isInBody ? 0 : nil, now: at)
    return NodeCall(node: node, run: NodeRun(node: 0, attempt: 1, arrivals: [], input: input, at: at), scope: scope)
  }
}
