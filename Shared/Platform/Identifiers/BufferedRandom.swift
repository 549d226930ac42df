/// Secure random numbers, fetched from the library many at a time: a call for each would cost more than the rest of
/// making an identifier.
package struct BufferedRandom: RandomNumberGenerator, Sendable {
  private var bytes: [UInt8]
  private var used: Int

  package init(capacity: Int = 1_024) {
    // Taken once: an array of this size is dear to take and to give back.
    bytes = [UInt8](repeating: 0, count: max(8, capacity / 8 * 8))
    used = bytes.count
  }

  package mutating func next() -> UInt64 {
    if used + 8 > bytes.count {
      SecureRandom.fill(&bytes)
      used = 0
    }
    defer { used += 8 }
    // Eight bytes are there: the capacity is at least as many.
    return unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: used, as: UInt64.self) }
  }
}
