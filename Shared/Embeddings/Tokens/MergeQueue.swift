/// The joins that are possible now, the one of the lowest rank first, and of equal ones that which stands first.
struct MergeQueue {
  struct Join {
    let rank: Int32
    let place: Int
    let token: Int32

    func isBefore(_ other: Join) -> Bool { rank != other.rank ? rank < other.rank : place < other.place }
  }

  private var heap: [Join] = []

  init(capacity: Int) { heap.reserveCapacity(capacity) }

  mutating func push(_ join: Join) {
    heap.append(join)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].isBefore(heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> Join? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].isBefore(heap[least]) {
        least = child
      }
      guard least != parent else { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
