internal import Catalog
internal import Expressions
internal import Store
internal import WorkflowModels

/// Under which key an execution counts (`settings.concurrency`).
enum ConcurrencyKey {
  /// Nil when the workflow has no rule. A key that cannot be computed is the caller's fault: it comes from the input.
  static func slot(of workflow: CompiledWorkflow, _ identity: ExecutionIdentity) throws -> ConcurrencySlot? {
    guard let rule = workflow.document.settings.concurrency else { return nil }
    let scope = ExpressionScope(
      trigger: identity.input, vars: .object(workflow.document.vars), execution: identity.scope,
      now: identity.startedAt)
    let key = try workflow.concurrencyKey(identity.input, scope: scope) ?? rule.key
    return ConcurrencySlot(key: key, limit: max(1, rule.limit), onLimit: rule.onLimit)
  }
}
