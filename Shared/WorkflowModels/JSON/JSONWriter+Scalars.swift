/// Numbers and strings as JSON text.
extension JSONWriter {
  mutating func digits(_ value: Int) {
    if value < 0 { raw(UInt8(ascii: "-")) }
    var rest = value.magnitude
    if rest < 10 {
      raw(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest))
      return
    }
    var divisor: UInt = 1
    while rest / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      raw(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// The shortest text that reads back as the same double, always with a fraction or an exponent.
  mutating func real(_ value: Double) { raw(Self.text(of: value)) }

  static func text(of value: Double) -> String {
    if value.isNaN { return "null" }
    if value.isInfinite { return value < 0 ? "-1.7976931348623157e+308" : "1.7976931348623157e+308" }
    return value.description
  }

  /// Only what must be escaped is: quotes, backslashes and control characters.
  mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0x08: raw("\\b")
    case 0x0C: raw("\\f")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    default:
      raw("\\u00")
      raw(Self.hexadecimal(byte >> 4))
      raw(Self.hexadecimal(byte & 15))
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
