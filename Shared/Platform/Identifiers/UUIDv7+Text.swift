extension UUIDv7: CustomStringConvertible {
  /// 26 characters of Crockford's base 32 in lowercase, which sort as the identifiers do.
  package var text: String { text(after: "") }

  /// The same behind a few ASCII characters that say what it names.
  package func text(after prefix: String) -> String {
    let start = prefix.utf8.count
    return unsafe String(unsafeUninitializedCapacity: start + 26) { target in
      for (index, byte) in prefix.utf8.enumerated() { unsafe target[index] = byte }
      var rest = (high: high, low: low)
      for index in (start..<start + 26).reversed() {
        unsafe target[index] = Self.digit(rest.low)
        rest = (rest.high >> 5, rest.low >> 5 | rest.high << 59)
      }
      return start + 26
    }
  }

  /// 0 to 9, then the letters without i, l, o and u. The table has all 32 that five bits can ask for.
  private static func digit(_ value: UInt64) -> UInt8 { unsafe alphabet.utf8Start[Int(value & 31)] }

  package var description: String { text }

  /// Reads what `text` wrote; nil for anything else.
  package init?(text: String) {
    var high: UInt64 = 0
    var low: UInt64 = 0
    let bytes = text.utf8
    guard bytes.count == 26 else { return nil }
    for byte in bytes {
      guard let digit = (0..<32).first(where: { Self.digit($0) == byte }), high >> 59 == 0 else { return nil }
      high = high << 5 | low >> 59
      low = low << 5 | digit
    }
    self.init(high: high, low: low)
  }

  /// The form with hyphens that other systems expect.
  package var hyphenated: String {
    let digits = Self.hexadecimal(high) + Self.hexadecimal(low)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index == 8 || index == 12 || index == 16 || index == 20 { result.append("-") }
      result.append(digit)
    }
    return result
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  private static var alphabet: StaticString { "0123456789abcdefghjkmnpqrstvwxyz" }
}
