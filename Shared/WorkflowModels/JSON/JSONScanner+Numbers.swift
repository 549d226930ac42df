/// Reading numbers exactly: digits are gathered as an integer, and only where that is not exact is the slower,
/// always correctly rounding conversion of the standard library asked.
extension JSONScanner {
  /// Powers of ten that a double holds exactly.
  private static let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// Digits gathered so far.
  private struct Mantissa {
    var value: UInt64 = 0
    /// Including leading zeros of a fraction.
    var digits = 0
  }

  /// Reads a number from its first character, which `peek` has seen.
  mutating func readNumber() throws(JSONFault) -> JSON {
    let start = offset
    let isNegative = take(UInt8(ascii: "-"))
    var mantissa = Mantissa()
    if take(UInt8(ascii: "0")) {
      if Self.isDigit(peek) { throw fault(.leadingZero, at: offset - 1) }
      mantissa.digits = 1
    } else {
      try gatherDigits(&mantissa)
    }
    let next = peek
    if next != UInt8(ascii: "."), next | 0x20 != UInt8(ascii: "e") {
      return integer(mantissa, isNegative: isNegative, from: start)
    }
    var exponent = 0
    if take(UInt8(ascii: ".")) {
      let before = offset
      try gatherDigits(&mantissa)
      exponent = before - offset
    }
    if peek | 0x20 == UInt8(ascii: "e") {
      advance()
      exponent += try readExponent()
    }
    return real(mantissa, exponent: exponent, isNegative: isNegative, from: start)
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  @inline(__always)
  private mutating func gatherDigits(_ mantissa: inout Mantissa) throws(JSONFault) {
    let start = offset
    while true {
      let digit = peek &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      // Wraps beyond 19 digits, where the value is not used.
      mantissa.value = mantissa.value &* 10 &+ UInt64(digit)
      offset += 1
    }
    guard offset > start else { throw fault(.digitMissing) }
    mantissa.digits += offset - start
  }

  /// Held at a million, far beyond any double.
  private mutating func readExponent() throws(JSONFault) -> Int {
    let isNegative = take(UInt8(ascii: "-"))
    if !isNegative { _ = take(UInt8(ascii: "+")) }
    guard Self.isDigit(peek) else { throw fault(.digitMissing) }
    var value = 0
    while Self.isDigit(peek) {
      value = min(value * 10 + Int(peek &- UInt8(ascii: "0")), 1_000_000)
      offset += 1
    }
    return isNegative ? -value : value
  }

  private func integer(_ mantissa: Mantissa, isNegative: Bool, from start: Int) -> JSON {
    if mantissa.digits <= 18 {
      if isNegative && mantissa.value == 0 { return .double(-0.0) }
      let value = Int(truncatingIfNeeded: mantissa.value)
      return .int(isNegative ? -value : value)
    }
    let literal = literal(from: start)
    return Int(literal).map(JSON.int) ?? .decimal(literal)
  }

  private func real(_ mantissa: Mantissa, exponent: Int, isNegative: Bool, from start: Int) -> JSON {
    if mantissa.digits <= 19, mantissa.value <= 1 << 53, exponent.magnitude <= 22 {
      // Both operands are exact, so the one rounding is the right one.
      let power = Self.exactPowers[Int(exponent.magnitude)]
      let value = Double(mantissa.value)
      let result = exponent < 0 ? value / power : value * power
      return .double(isNegative ? -result : result)
    }
    let literal = literal(from: start)
    guard let value = Double(literal), value.isFinite else { return .decimal(literal) }
    if value == 0, mantissaHasNonZeroDigit(from: start) { return .decimal(literal) }
    return .double(value)
  }

  private func mantissaHasNonZeroDigit(from start: Int) -> Bool {
    for place in start..<offset {
      let byte = byte(at: place)
      if byte | 0x20 == UInt8(ascii: "e") { return false }
      if Self.isDigit(byte), byte != UInt8(ascii: "0") { return true }
    }
    return false
  }

  private func literal(from start: Int) -> String {
    unsafe String(decoding: UnsafeRawBufferPointer(rebasing: text[start..<offset]), as: UTF8.self)
  }
}
