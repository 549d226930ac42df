package import Expressions
package import WorkflowModels

/// A document ready to run: validated, its graph planned, its expressions compiled. Made once per content.
///
/// A class, because every execution of every thread refers to it: to copy a struct of as many parts would count up and
/// down as many shared counters.
package final class CompiledWorkflow: Sendable {
  package let document: WorkflowDocument
  package let plan: ExecutionPlan
  /// By their place in the document.
  package let nodes: [CompiledNode]
  /// SHA-256 of the document's bytes, as the store names it.
  package let hash: String
  /// Whether its executions may be computed at once.
  package let immediacy: Immediacy
  /// Nil for one that needs the machine.
  let tree: TreeOfNodes?
  /// What each evaluation of its expressions may do.
  let budget: ExpressionBudget
  let vars: JSON
  /// The template of `settings.concurrency.key`.
  private let concurrencyTemplates: CompiledProperties?

  init(
    document: WorkflowDocument, plan: ExecutionPlan, nodes: [CompiledNode], hash: String, budget: ExpressionBudget
  ) {
    self.document = document
    self.budget = budget
    self.plan = plan
    self.nodes = nodes
    self.hash = hash
    immediacy = Immediacy(isPossible: nodes.allSatisfy { $0.pureType != nil })
    vars = .object(document.vars)
    tree = immediacy.isPossible ? TreeOfNodes(plan, nodes) : nil
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
  package func call(
    _ run: NodeRun, in machine: WorkflowMachine, execution: JSON, allowance: ExpressionAllowance? = nil
  ) -> NodeCall? {
    guard machine.nodes.indices.contains(run.node) else { return nil }
    let place = machine.planNode(run.node).place
    guard nodes.indices.contains(place) else { return nil }
    let node = nodes[place]
    let round = machine.round(of: run.node)
    var scope = ExpressionScope(
      trigger: machine.triggerData, vars: vars, execution: execution, item: round?.item, index: round?.index,
      now: run.at, budget: budget, allowance: allowance)
    if node.readsNodes {
      scope.nodes = ExpressionScope.NodeOutputs(
        lookup: { name in machine.output(of: NodeID(rawValue: name), seenFrom: run.node) },
        all: { machine.allOutputs(seenFrom: run.node) })
    }
    return NodeCall(node: node, run: run, scope: scope)
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
      index: isInBody ? 0 : nil, now: at, budget: budget)
    return NodeCall(node: node, run: NodeRun(node: 0, attempt: 1, arrivals: [], input: input, at: at), scope: scope)
  }
}
