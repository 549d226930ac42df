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
    HexDigits.text(length: 32) { digits in
      digits.put(high, 16)
      digits.put(low, 16)
    }
  }

  /// 16 lowercase hexadecimal digits, not all zero: the span that is the parent of what comes next.
  package var spanID: String { HexDigits.text(length: 16) { $0.put(span, 16) } }

  /// The header to send on, or to keep.
  package var traceparent: String {
    HexDigits.text(length: 55) { digits in
      digits.put(0, 2)
      digits.hyphen()
      digits.put(high, 16)
      digits.put(low, 16)
      digits.hyphen()
      digits.put(span, 16)
      digits.hyphen()
      digits.put(isSampled ? 1 : 0, 2)
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
@safe
private struct HexDigits {
  private let target: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  private init(_ target: UnsafeMutableBufferPointer<UInt8>) { unsafe self.target = target }

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

  /// A text of so many characters, all of which `write` puts.
  static func text(length: Int, _ write: (inout HexDigits) -> Void) -> String {
    unsafe String(unsafeUninitializedCapacity: length) { target in
      // Used only in here, where the memory is lent; what would not fit is left out.
      var digits = unsafe HexDigits(target)
      write(&digits)
      return digits.count
    }
  }

  mutating func put(_ value: UInt64, _ digits: Int) {
    for place in (0..<digits).reversed() {
      let digit = UInt8(truncatingIfNeeded: value >> UInt64(4 * place)) & 15
      put(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
    }
  }

  mutating func hyphen() { put(UInt8(ascii: "-")) }

  private mutating func put(_ character: UInt8) {
    guard unsafe count < target.count else { return }
    unsafe target[count] = character
    count += 1
  }
}
