/// Bytes as text that may stand where bytes may not: RFC 3986 and RFC 4648.
enum Encodings {
  static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"):
        result.append(byte)
      default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func base64(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 3 * 4 + 4)
    var start = 0
    while start < bytes.count {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        let isPadding = place > group.count
        result.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(value >> UInt32(18 - 6 * place)) & 63])
      }
      start += 3
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func base64Decoded(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var value: UInt32 = 0
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 where byte != UInt8(ascii: "=") {
      guard let digit = alphabet.firstIndex(of: byte) else { return nil }
      value = value << 6 | UInt32(digit)
      bits += 6
      count += 1
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: value >> bits))
      }
    }
    return count % 4 == 1 ? nil : result
  }

  /// nil when a percent sign is not followed by two hexadecimal digits.
  static func percentDecoded(_ text: String) -> [UInt8]? {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "%") else {
        result.append(bytes[place])
        place += 1
        continue
      }
      guard place + 2 < bytes.count, let high = hexadecimal(bytes[place + 1]), let low = hexadecimal(bytes[place + 2])
      else { return nil }
      result.append(high << 4 | low)
      place += 3
    }
    return result
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  private static let alphabet32 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  static func base32(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var (value, bits) = (UInt32(0), UInt32(0))
    for byte in bytes {
      value = (value & 0xFFFF) << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        result.append(alphabet32[Int(value >> bits) & 31])
      }
    }
    if bits > 0 { result.append(alphabet32[Int(value << (5 - bits)) & 31]) }
    while result.count % 8 != 0 { result.append(UInt8(ascii: "=")) }
    return String(decoding: result, as: UTF8.self)
  }

  static func base32Decoded(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var (value, bits) = (UInt32(0), UInt32(0))
    for byte in text.utf8 where byte != UInt8(ascii: "=") {
      guard let digit = alphabet32.firstIndex(of: byte) else { return nil }
      value = (value & 0xFFFF) << 5 | UInt32(digit)
      bits += 5
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: value >> bits))
      }
    }
    return result
  }
}
