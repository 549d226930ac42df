internal import Synchronization

/// A number that only grows. Keep the handle: adding is one atomic instruction, finding it is a lock.
package final class Counter: Sendable {
  private let total = Atomic<Int>(0)

  package init() {}

  /// Negative amounts are ignored: a counter that falls looks to Prometheus like a restart.
  package func increment(by amount: Int = 1) {
    if amount > 0 { total.wrappingAdd(amount, ordering: .relaxed) }
  }

  package var value: Int { total.load(ordering: .relaxed) }
}
