import Platform
import Testing

@testable import Postgres

@Suite struct `The queue of those who wait for a connection` {
  @Test func `gives them out in order, without those who have left`() {
    var queue = PoolWaiterQueue()
    for id in 0..<10 { queue.append(waiter(id)) }
    #expect(queue.remove(0)?.id == 0)
    #expect(queue.remove(5)?.id == 5)
    #expect(queue.remove(5) == nil)
    var order: [Int] = []
    while let next = queue.popFirst() { order.append(next.id) }
    #expect(order == [1, 2, 3, 4, 6, 7, 8, 9])
    #expect(queue.isEmpty)
  }

  @Test func `does not grow with those who came and left`() {
    var queue = PoolWaiterQueue()
    queue.append(waiter(-1))
    for id in 0..<100_000 {
      queue.append(waiter(id))
      _ = queue.remove(id)
    }
    #expect(queue.count == 1)
    #expect(queue.all.map(\.id) == [-1])
    #expect(queue.popFirst()?.id == -1)
    #expect(queue.popFirst() == nil)
  }

  @Test func `hands over everybody when the pool closes`() {
    var queue = PoolWaiterQueue()
    for id in 0..<3 { queue.append(waiter(id)) }
    #expect(queue.removeAll().map(\.id) == [0, 1, 2])
    #expect(queue.isEmpty)
  }

  private func waiter(_ id: Int) -> PoolWaiter {
    PoolWaiter(id: id, unavailableAt: .now, timeoutAt: .now, grant: { _ in }, fail: { _ in })
  }
}
