internal import Synchronization

/// Where a piece of work belongs in a distributed trace: the W3C `traceparent` header. Kept as numbers, because most
/// are only written once, as that header.
package struct TraceContext: Sendable, Hashable {
  private let trace: UInt128
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
    self.init(trace: trace, span: UInt64(truncatingIfNeeded: span), isSampled: flags & 1 == 1)
  }

  /// The beginning of a new trace.
  package init(sampled: Bool = true, using random: inout some RandomNumberGenerator) {
    let high = Self.identifier(&random)
    self.init(
      trace: UInt128(high) << 64 | UInt128(Self.identifier(&random)), span: Self.identifier(&random),
      isSampled: sampled)
  }

  package static func new() -> TraceContext { random.withLock { TraceContext(using: &$0) } }

  private init(trace: UInt128, span: UInt64, isSampled: Bool) {
    self.trace = trace
    self.span = span
    self.isSampled = isSampled
  }

  /// 32 lowercase hexadecimal digits, not all zero.
  package var traceID: String { HexDigits.text([(trace, 32)]) }

  /// 16 lowercase hexadecimal digits, not all zero: the span that is the parent of what comes next.
  package var spanID: String { HexDigits.text([(UInt128(span), 16)]) }

  /// The header to send on, or to keep.
  package var traceparent: String {
    HexDigits.text([(0, 2), (trace, 32), (UInt128(span), 16), (isSampled ? 1 : 0, 2)])
  }

  /// A span of its own in the same trace: one for each call to another service.
  package func child(using random: inout some RandomNumberGenerator) -> TraceContext {
    TraceContext(trace: trace, span: Self.identifier(&random), isSampled: isSampled)
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

  /// The numbers with so many digits each, hyphens between them.
  static func text(_ numbers: [(value: UInt128, digits: Int)]) -> String {
    let length = numbers.reduce(numbers.count - 1) { $0 + $1.digits }
    return unsafe String(unsafeUninitializedCapacity: length) { target in
      var place = 0
      for (value, digits) in numbers {
        if place > 0 {
          unsafe target[place] = UInt8(ascii: "-")
          place += 1
        }
        for index in 0..<digits {
          let digit = UInt8(truncatingIfNeeded: value >> UInt128(4 * (digits - 1 - index))) & 15
          unsafe target[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
          place += 1
        }
      }
      return place
    }
  }
}
