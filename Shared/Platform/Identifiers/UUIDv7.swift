internal import Synchronization

/// An identifier that sorts by the time of its making (RFC 9562, version 7), so that new rows land at one end of an
/// index and a list by id is a list by time.
package struct UUIDv7: Sendable, Hashable, Comparable {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The next one of this process: later than all before it, even when the wall clock is set back.
  package static func next() -> UUIDv7 {
    generator.withLock { generator in
      generator.next(milliseconds: SystemTime.microsecondsSince1970 / 1_000)
    }
  }

  /// When it was made, in milliseconds since 1970.
  package var milliseconds: Int { Int(high >> 16) }

  package static func < (left: UUIDv7, right: UUIDv7) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  private static let generator = Mutex(UUIDv7Generator(random: BufferedRandom()))
}
