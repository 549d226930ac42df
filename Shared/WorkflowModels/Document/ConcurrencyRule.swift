/// How many executions with the same key may run at once, and what becomes of the next.
package struct ConcurrencyRule: Sendable, Hashable {
  package enum OnLimit: String, Sendable, Hashable, CaseIterable {
    case queue, skip
    case cancelOldest = "cancel_oldest"
  }

  /// A template over the trigger's data.
  package var key: String
  /// At least 1.
  package var limit: Int
  package var onLimit: OnLimit

  package init(key: String, limit: Int = 1, onLimit: OnLimit = .queue) {
    self.key = key
    self.limit = limit
    self.onLimit = onLimit
  }
}
