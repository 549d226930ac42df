package import WorkflowModels

/// Which executions may not run beside each other: those of one workflow with the same key, beyond the limit.
package struct ConcurrencySlot: Sendable, Hashable {
  package let key: String
  package let limit: Int
  package let onLimit: ConcurrencyRule.OnLimit

  package init(key: String, limit: Int, onLimit: ConcurrencyRule.OnLimit) {
    self.key = key
    self.limit = limit
    self.onLimit = onLimit
  }
}
