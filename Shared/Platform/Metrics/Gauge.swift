internal import Synchronization

/// A number that rises and falls: how many run, how long the queue is.
package final class Gauge: Sendable {
  private let bits = AtomicDouble()

  package init() {}

  package func set(_ value: Double) { bits.store(value) }
  package func set(_ value: Int) { bits.store(Double(value)) }
  package func increment(by amount: Double = 1) { bits.add(amount) }
  package func decrement(by amount: Double = 1) { bits.add(-amount) }

  package var value: Double { bits.load() }
}

/// A `Double` that several threads add to.
final class AtomicDouble: Sendable {
  private let bits = Atomic<UInt64>(0)

  func store(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

  func load() -> Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

  func add(_ amount: Double) {
    var current = bits.load(ordering: .relaxed)
    while true {
      let sum = (Double(bitPattern: current) + amount).bitPattern
      let (exchanged, original) = bits.weakCompareExchange(expected: current, desired: sum, ordering: .relaxed)
      if exchanged { return }
      current = original
    }
  }
}
