/// Reads base64 (RFC 4648): the usual alphabet or the one for URLs, with padding or without.
package enum Base64Text {
  /// Nil for anything that is not base64.
  package static func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var word: UInt32 = 0
    var digits = 0
    var padding = 0
    for character in text.utf8 {
      if character == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let value = value(character) else { return nil }
      word = word << 6 | UInt32(value)
      digits += 1
      if digits % 4 == 0 {
        bytes += [UInt8(word >> 16 & 255), UInt8(word >> 8 & 255), UInt8(word & 255)]
        word = 0
      }
    }
    guard padding <= 2 else { return nil }
    switch digits % 4 {
    case 0: return padding == 0 ? bytes : nil
    case 2: return padding == 1 ? nil : bytes + [UInt8(word >> 4 & 255)]
    case 3: return padding == 2 ? nil : bytes + [UInt8(word >> 10 & 255), UInt8(word >> 2 & 255)]
    default: return nil
    }
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
