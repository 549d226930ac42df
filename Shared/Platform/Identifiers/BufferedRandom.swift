/// Secure random numbers, fetched from the library many at a time: a call for each would cost more than the rest of
/// making an identifier.
package struct BufferedRandom: RandomNumberGenerator, Sendable {
  private var bytes: [UInt8] = []
  private var used = 0
  private let capacity: Int

  package init(capacity: Int = 1_024) { self.capacity = max(8, capacity / 8 * 8) }

  package mutating func next() -> UInt64 {
    if used + 8 > bytes.count {
      bytes = SecureRandom.bytes(capacity)
      used = 0
    }
    defer { used += 8 }
    // Eight bytes are there: the capacity is at least as many.
    return unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: used, as: UInt64.self) }
  }
}
