/// Makes identifiers that rise: within one millisecond, and when the clock goes back, the random part counts up by
/// random steps, so that the next one cannot be guessed from the last.
package struct UUIDv7Generator<Random: RandomNumberGenerator & Sendable>: Sendable {
  private var random: Random
  private var milliseconds: UInt64 = 0
  /// The 12 and 62 bits behind the time.
  private var upper: UInt64 = 0
  private var lower: UInt64 = 0

  private static var upperLimit: UInt64 { 1 << 12 }
  private static var lowerLimit: UInt64 { 1 << 62 }

  package init(random: Random) { self.random = random }

  package mutating func next(milliseconds now: Int) -> UUIDv7 {
    let now = UInt64(clamping: now) & 0xFFFF_FFFF_FFFF
    if now > milliseconds {
      milliseconds = now
      startOver()
    } else {
      countUp()
    }
    return UUIDv7(high: milliseconds << 16 | 0x7000 | upper, low: 1 << 63 | lower)
  }

  private mutating func startOver() {
    // The highest bit stays clear: room to count up in.
    upper = random.next() & (Self.upperLimit / 2 - 1)
    lower = random.next() & (Self.lowerLimit - 1)
  }

  private mutating func countUp() {
    lower += 1 + (random.next() & 0xFFFF_FFFF)
    guard lower >= Self.lowerLimit else { return }
    lower &= Self.lowerLimit - 1
    upper += 1
    guard upper >= Self.upperLimit else { return }
    milliseconds = (milliseconds + 1) & 0xFFFF_FFFF_FFFF
    startOver()
  }
}
