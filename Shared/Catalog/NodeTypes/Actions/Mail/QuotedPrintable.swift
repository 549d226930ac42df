/// Text as lines of at most 76 ASCII characters (RFC 2045 §6.7): mostly readable, and safe on every way.
enum QuotedPrintable {
  private static let longest = 76
  private static let digits = Array("0123456789ABCDEF".utf8)

  static func bytes(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    var column = 0
    func put(_ piece: [UInt8]) {
      // One place is kept for the sign that the line goes on.
      if column + piece.count > longest - 1 {
        out += [UInt8(ascii: "="), 13, 10]
        column = 0
      }
      out += piece
      column += piece.count
    }
    let bytes = normalized(text)
    for (index, byte) in bytes.enumerated() {
      if byte == 10 {
        out += [13, 10]
        column = 0
        continue
      }
      let endsLine = index + 1 == bytes.count || bytes[index + 1] == 10
      let isPlain = (byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "=")) || (isBlank(byte) && !endsLine)
      put(isPlain ? [byte] : [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
    if column > 0 { out += [13, 10] }
    return out
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Every kind of line break as one line feed.
  private static func normalized(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 13 || (byte == 10 && previous != 13) { out.append(10) } else if byte != 10 { out.append(byte) }
      previous = byte
    }
    return out
  }
}
