internal import Synchronization

/// Where a piece of work belongs in a distributed trace: the W3C `traceparent` header.
package struct TraceContext: Sendable, Hashable {
  /// 32 lowercase hexadecimal digits, not all zero.
  package let traceID: String
  /// 16 lowercase hexadecimal digits, not all zero: the span that is the parent of what comes next.
  package let spanID: String
  package let isSampled: Bool

  /// Reads a `traceparent`. Nil for anything that the standard calls invalid: the caller then starts a trace of its own.
  package init?(traceparent: String) {
    let bytes = Array(traceparent.utf8)
    let fields = traceparent.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    // Version, trace, span, flags. A later version may have more behind them, never less.
    guard fields.count >= 4, bytes.count <= 512,
      let version = HexDigits.byte(fields[0]), version != 0xFF, version != 0 || fields.count == 4,
      HexDigits.isIdentifier(fields[1], digits: 32), HexDigits.isIdentifier(fields[2], digits: 16),
      let flags = HexDigits.byte(fields[3])
    else { return nil }
    traceID = String(decoding: fields[1], as: UTF8.self)
    spanID = String(decoding: fields[2], as: UTF8.self)
    isSampled = flags & 1 == 1
  }

  /// The beginning of a new trace.
  package init(sampled: Bool = true, using random: inout some RandomNumberGenerator) {
    traceID = HexDigits.text(Self.identifier(&random)) + HexDigits.text(Self.identifier(&random))
    spanID = HexDigits.text(Self.identifier(&random))
    isSampled = sampled
  }

  package static func new() -> TraceContext { random.withLock { TraceContext(using: &$0) } }

  private init(traceID: String, spanID: String, isSampled: Bool) {
    self.traceID = traceID
    self.spanID = spanID
    self.isSampled = isSampled
  }

  /// The header to send on, or to keep.
  package var traceparent: String { "00-\(traceID)-\(spanID)-\(isSampled ? "01" : "00")" }

  /// A span of its own in the same trace: one for each call to another service.
  package func child(using random: inout some RandomNumberGenerator) -> TraceContext {
    TraceContext(traceID: traceID, spanID: HexDigits.text(Self.identifier(&random)), isSampled: isSampled)
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
  static func byte(_ digits: Substring.UTF8View) -> UInt8? {
    guard digits.count == 2, digits.allSatisfy(isDigit) else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  static func isIdentifier(_ digits: Substring.UTF8View, digits count: Int) -> Bool {
    digits.count == count && digits.allSatisfy(isDigit) && !digits.allSatisfy { $0 == UInt8(ascii: "0") }
  }

  static func text(_ value: UInt64) -> String {
    unsafe String(unsafeUninitializedCapacity: 16) { target in
      for place in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - place * 4)) & 15
        unsafe target[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
      }
      return 16
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f"))
  }
}
