import WorkflowModels

/// What is going to happen, by the virtual clock: nothing else moves time. A binary heap; things of one moment happen in
/// the order in which they were entered.
struct Agenda {
  private struct Item {
    let moment: Int
    let number: Int
    let body: () -> Void

    func comes(before other: Item) -> Bool { (moment, number) < (other.moment, other.number) }
  }

  private var heap: [Item] = []
  private var count = 0

  mutating func add(at moment: Timestamp, _ body: @escaping () -> Void) {
    count += 1
    heap.append(Item(moment: moment.microseconds, number: count, body: body))
    var child = heap.count - 1
    while child > 0, heap[child].comes(before: heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func next() -> (moment: Timestamp, body: () -> Void)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      sink()
    }
    return (Timestamp(microseconds: first.moment), first.body)
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].comes(before: heap[least]) { least = child }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
