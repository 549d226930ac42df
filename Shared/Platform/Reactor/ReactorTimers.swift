/// The reactor's timers: a binary heap by due time. A cancelled timer stays in the heap without a body until it is due.
struct ReactorTimers {
  private struct Entry {
    let due: MonotonicTime
    let id: UInt64
  }

  private var heap: [Entry] = []
  private var bodies: [UInt64: () -> Void] = [:]
  private var nextID: UInt64 = 1

  mutating func add(at due: MonotonicTime, _ body: @escaping () -> Void) -> TimerID {
    let id = nextID
    nextID &+= 1
    bodies[id] = body
    heap.append(Entry(due: due, id: id))
    siftUp(from: heap.count - 1)
    return TimerID(rawValue: id)
  }

  mutating func remove(_ timer: TimerID) {
    bodies[timer.rawValue] = nil
    // Most timers are time-outs that never fire: without this, the heap would hold all of them until they are due.
    if heap.count > 64 && heap.count > 2 * bodies.count { compact() }
  }

  /// For `epoll_wait`: -1 when there is none, rounded up so that the loop does not spin before the time.
  mutating func millisecondsUntilNext(now: MonotonicTime) -> Int32 {
    while let first = heap.first, bodies[first.id] == nil { removeFirst() }
    guard let first = heap.first else { return -1 }
    let nanoseconds = first.due.nanoseconds &- now.nanoseconds
    guard nanoseconds > 0 else { return 0 }
    return Int32(clamping: (nanoseconds &+ 999_999) / 1_000_000)
  }

  /// The next body that is due, for the caller to run: run from in here, it could not add a timer of its own.
  mutating func takeDue(now: MonotonicTime) -> (() -> Void)? {
    while let first = heap.first, first.due <= now {
      removeFirst()
      if let body = bodies.removeValue(forKey: first.id) { return body }
    }
    return nil
  }

  private mutating func compact() {
    let live = heap.filter { bodies[$0.id] != nil }
    heap.removeAll(keepingCapacity: true)
    for entry in live {
      heap.append(entry)
      siftUp(from: heap.count - 1)
    }
  }

  private mutating func removeFirst() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    siftDown()
  }

  private mutating func siftUp(from start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].due < heap[parent].due else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].due < heap[smallest].due {
        smallest = child
      }
      guard smallest != parent else { return }
      heap.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
