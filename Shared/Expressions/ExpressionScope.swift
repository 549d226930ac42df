package import WorkflowModels

/// Everything an expression can see besides its input.
package struct ExpressionScope: Sendable {
  /// The outputs behind `$nodes`. Looked up one by one, because most expressions read one node of many.
  package struct NodeOutputs: Sendable {
    /// The output of a node, nil when there is no such node; a skipped one has `null`.
    package let lookup: @Sendable (String) -> JSON?
    /// All of them, for a program that reads `$nodes` as a whole.
    package let all: @Sendable () -> JSONObject

    package init(
      lookup: @escaping @Sendable (String) -> JSON?, all: @escaping @Sendable () -> JSONObject = { [:] }
    ) {
      self.lookup = lookup
      self.all = all
    }

    /// Made once: most programs read no other node.
    package static let none = NodeOutputs(lookup: { _ in nil })

    package init(_ outputs: JSONObject) {
      self.init(lookup: { outputs[$0] }, all: { outputs })
    }
  }

  package var trigger: JSON
  package var nodes: NodeOutputs
  package var vars: JSON
  package var execution: JSON
  /// Only inside `for-each`, `loop` and `filter`.
  package var item: JSON?
  package var index: Int?
  /// The recorded time of the event that made the node ready, so that a second computation gives the same.
  package var now: Timestamp
  /// What each evaluation may do.
  package var budget: ExpressionBudget
  /// What all evaluations of one computation may do together; nil where only each by itself is bounded.
  package var allowance: ExpressionAllowance?

  package init(
    trigger: JSON = .null, nodes: NodeOutputs = .none, vars: JSON = .object([:]), execution: JSON = .null,
    item: JSON? = nil, index: Int? = nil, now: Timestamp = Timestamp(microseconds: 0),
    budget: ExpressionBudget = .standard, allowance: ExpressionAllowance? = nil
  ) {
    self.trigger = trigger
    self.nodes = nodes
    self.vars = vars
    self.execution = execution
    self.item = item
    self.index = index
    self.now = now
    self.budget = budget
    self.allowance = allowance
  }
}
