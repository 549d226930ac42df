internal import Platform

/// A call that waits for a connection. Exactly one of `grant` and `fail` is called, by whoever takes the waiter out
/// of the pool's state, and never under the pool's lock.
struct PoolWaiter: Sendable {
  let id: Int
  /// When to stop waiting if there is no server.
  let unavailableAt: MonotonicTime
  /// When to stop waiting if all connections are busy.
  let timeoutAt: MonotonicTime
  let grant: @Sendable (PostgresSession) -> Void
  let fail: @Sendable (PostgresError) -> Void
}

/// First come, first served, and anyone may leave at any time.
struct PoolWaiterQueue {
  private var waiters: [Int: PoolWaiter] = [:]
  private var order: [Int] = []
  private var head = 0

  var count: Int { waiters.count }
  var isEmpty: Bool { waiters.isEmpty }
  var all: [PoolWaiter] { order[head...].compactMap { waiters[$0] } }

  mutating func append(_ waiter: PoolWaiter) {
    waiters[waiter.id] = waiter
    order.append(waiter.id)
  }

  mutating func remove(_ id: Int) -> PoolWaiter? {
    guard let waiter = waiters.removeValue(forKey: id) else { return nil }
    shrink()
    return waiter
  }

  mutating func popFirst() -> PoolWaiter? {
    while head < order.count {
      let id = order[head]
      head += 1
      if let waiter = waiters.removeValue(forKey: id) {
        shrink()
        return waiter
      }
    }
    shrink()
    return nil
  }

  mutating func removeAll() -> [PoolWaiter] {
    defer { self = PoolWaiterQueue() }
    return all
  }

  /// Those who left stay in `order` until they are passed, or until they are the greater part of it.
  private mutating func shrink() {
    guard head == order.count || head > 1024 || order.count - head > 2 * waiters.count + 1024 else { return }
    order = order[head...].filter { waiters[$0] != nil }
    head = 0
  }
}
