internal import Synchronization

/// How often values fall into fixed buckets: durations and sizes.
package final class Histogram: Sendable {
  /// Upper bounds, ascending; the last bucket, without a bound, is not listed.
  let bounds: [Double]
  private let counts: [Counter]
  private let sum = AtomicDouble()

  /// From one millisecond to a minute.
  package static let seconds: [Double] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
  ]

  package init(buckets: [Double] = Histogram.seconds) {
    bounds = Set(buckets.filter(\.isFinite)).sorted()
    counts = (0...bounds.count).map { _ in Counter() }
  }

  /// A value that is not a number is ignored: it would spoil the sum for ever.
  package func observe(_ value: Double) {
    guard value.isFinite else { return }
    let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
    counts[bucket].increment()
    sum.add(value)
  }

  /// In seconds.
  package func observe(_ duration: Duration) { observe(duration.inSeconds) }

  package var count: Int { counts.reduce(0) { $0 &+ $1.value } }
  package var total: Double { sum.load() }

  /// How many values were at most each bound; the last, of all values, has the bound infinity.
  var cumulative: [(bound: Double, count: Int)] {
    var running = 0
    return zip(bounds + [.infinity], counts).map { bound, counter in
      running &+= counter.value
      return (bound, running)
    }
  }
}
