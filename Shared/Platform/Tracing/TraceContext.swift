internal import Synchronization

/// Where a piece of work belongs in a distributed trace: the W3C `traceparent` header. Kept as numbers, because most
/// are only written once, as that header.
package struct TraceContext: Sendable, Hashable {
  /// Two words and not a `UInt128`, for whose alignment an object that holds it is allocated several times more slowly.
  private let high: UInt64
  private let low: UInt64
  private let span: UInt64
  package let isSampled: Bool

  /// Reads a `traceparent`. Nil for anything that the standard calls invalid: the caller then starts a trace of its own.
  package init?(traceparent: String) {
    guard traceparent.utf8.count <= 512 else { return nil }
    let fields = traceparent.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    // Version, trace, span, flags. A later version may have more behind them, never less.
    guard fields.count >= 4, let version = HexDigits.value(fields[0], digits: 2), version != 0xFF,
      version != 0 || fields.count == 4, let trace = HexDigits.value(fields[1], digits: 32), trace != 0,
      let span = HexDigits.value(fields[2], digits: 16), span != 0, let flags = HexDigits.value(fields[3], digits: 2)
    else { return nil }
    self.init(
      high: UInt64(truncatingIfNeeded: trace >> 64), low: UInt64(truncatingIfNeeded: trace),
      span: UInt64(truncatingIfNeeded: span), isSampled: flags & 1 == 1)
  }

  /// The beginning of a new trace.
  package init(sampled: Bool = true, using random: inout some RandomNumberGenerator) {
    let high = Self.identifier(&random)
    let low = Self.identifier(&random)
    self.init(high: high, low: low, span: Self.identifier(&random), isSampled: sampled)
  }

  package static func new() -> TraceContext { random.withLock { TraceContext(using: &$0) } }

  private init(high: UInt64, low: UInt64, span: UInt64, isSampled: Bool) {
    self.high = high
    self.low = low
    self.span = span
    self.isSampled = isSampled
  }

  /// 32 lowercase hexadecimal digits, not all zero.
  package var traceID: String {
    unsafe String(unsafeUninitializedCapacity: 32) { target in
      guard let start = target.baseAddress else { return 0 }
      unsafe HexDigits.put(high, at: start)
      unsafe HexDigits.put(low, at: start + 16)
      return 32
    }
  }

  /// 16 lowercase hexadecimal digits, not all zero: the span that is the parent of what comes next.
  package var spanID: String {
    unsafe String(unsafeUninitializedCapacity: 16) { target in
      guard let start = target.baseAddress else { return 0 }
      unsafe HexDigits.put(span, at: start)
      return 16
    }
  }

  /// The header to send on, or to keep: `00-<trace>-<span>-<flags>`.
  package var traceparent: String {
    unsafe String(unsafeUninitializedCapacity: 55) { target in
      guard let start = target.baseAddress else { return 0 }
      // All places are within the 55 bytes.
      unsafe start.initialize(repeating: UInt8(ascii: "0"), count: 55)
      unsafe start[2] = UInt8(ascii: "-")
      unsafe start[35] = UInt8(ascii: "-")
      unsafe start[52] = UInt8(ascii: "-")
      unsafe HexDigits.put(high, at: start + 3)
      unsafe HexDigits.put(low, at: start + 19)
      unsafe HexDigits.put(span, at: start + 36)
      unsafe start[54] = UInt8(ascii: isSampled ? "1" : "0")
      return 55
    }
  }

  /// A span of its own in the same trace: one for each call to another service.
  package func child(using random: inout some RandomNumberGenerator) -> TraceContext {
    TraceContext(high: high, low: low, span: Self.identifier(&random), isSampled: isSampled)
  }

  package func child() -> TraceContext { Self.random.withLock { child(using: &$0) } }

  /// One for all: a generator fetches more random bytes at a time than one trace needs.
  private static let random = Mutex(BufferedRandom())

  /// All zero is not an identifier.
  private static func identifier(_ random: inout some RandomNumberGenerator) -> UInt64 {
    max(1, random.next() as UInt64)
  }
}

/// The hexadecimal digits of the header: lowercase only.
private enum HexDigits {
  /// At most 32 digits.
  static func value(_ text: Substring.UTF8View, digits: Int) -> UInt128? {
    guard text.count == digits else { return nil }
    var value: UInt128 = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt128(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt128(byte - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    return value
  }

  /// 16 digits of a number, at a place that has room for them.
  static func put(_ value: UInt64, at place: UnsafeMutablePointer<UInt8>) {
    for index in 0..<16 {
      let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * index)) & 15
      // The distance from "9" to "a", without a branch that no processor could foresee.
      unsafe place[index] = UInt8(ascii: "0") + digit + ((digit + 6) >> 4) * 39
    }
  }
}
