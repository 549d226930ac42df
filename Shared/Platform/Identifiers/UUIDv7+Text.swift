extension UUIDv7: CustomStringConvertible {
  /// 26 characters of Crockford's base 32 in lowercase, which sort as the identifiers do.
  package var text: String {
    var rest = (high: high, low: low)
    var bytes = [UInt8](repeating: 0, count: 26)
    for index in bytes.indices.reversed() {
      bytes[index] = Self.alphabet[Int(rest.low & 31)]
      rest = (rest.high >> 5, rest.low >> 5 | rest.high << 59)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  package var description: String { text }

  /// Reads what `text` wrote; nil for anything else.
  package init?(text: String) {
    var high: UInt64 = 0
    var low: UInt64 = 0
    let bytes = text.utf8
    guard bytes.count == 26 else { return nil }
    for byte in bytes {
      guard let digit = Self.alphabet.firstIndex(of: byte), high >> 59 == 0 else { return nil }
      high = high << 5 | low >> 59
      low = low << 5 | UInt64(digit)
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

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}
