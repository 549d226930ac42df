/// A growing pile of values that gives its top as an array of exactly the right size, moved and not copied: arrays
/// and objects are read onto it, so that none is ever grown.
///
/// Unsafe inside, safe to use: every access is checked against `count`, and `deinit` destroys what is left.
@safe
struct JSONStack<Element>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit {
    unsafe base.deinitialize(count: count)
    unsafe base.deallocate()
  }

  @inline(__always)
  mutating func push(_ element: consuming Element) {
    if count == capacity { grow() }
    // In bounds: `count < capacity` after `grow`, and the place at `count` is not initialised.
    unsafe (base + count).initialize(to: element)
    count += 1
  }

  /// The topmost element. There must be one: the parser only asks while a container is open.
  var top: Element {
    @inline(__always) _read {
      precondition(count > 0)
      yield unsafe base[count - 1]
    }
    @inline(__always) _modify {
      precondition(count > 0)
      yield unsafe &base[count - 1]
    }
  }

  @inline(__always)
  mutating func removeTop() {
    precondition(count > 0)
    count -= 1
    // The place was initialised, because `count` covered it.
    unsafe (base + count).deinitialize(count: 1)
  }

  /// Takes everything from `start` up off the pile.
  @inline(__always)
  mutating func takeArray(from start: Int) -> [Element] {
    precondition(start >= 0 && start <= count)
    let length = count - start
    let source = unsafe base + start
    // Appending to reserved room is quicker than `init(unsafeUninitializedCapacity:)`, which looks the type of its
    // storage up at run time. The elements are moved out, and `count` no longer covers their places.
    var array: [Element] = []
    array.reserveCapacity(length)
    for place in 0..<length { array.append(unsafe (source + place).move()) }
    count = start
    return array
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    unsafe larger.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity *= 2
  }
}
