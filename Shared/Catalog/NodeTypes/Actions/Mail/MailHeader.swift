/// Writes header lines of a message: nothing in a value can begin another header, and what is not ASCII becomes encoded
/// words (RFC 2047).
enum MailHeader {
  /// Whether the text has a line break or another control character, which no header may have.
  static func hasControl(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
  }

  /// `Subject` and others that are free text.
  static func line(_ name: String, text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !text.contains("=?") && text.utf8.count < 200
    return isPlain ? "\(name): \(text)" : "\(name): \(encodedWords(text))"
  }

  /// `To`, `From`: each address on a line of its own.
  static func line(_ name: String, _ addresses: [MailAddress]) -> String {
    "\(name): " + addresses.map(text).joined(separator: ",\r\n ")
  }

  private static func text(of address: MailAddress) -> String {
    guard let name = address.name, !name.isEmpty else { return address.address }
    let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !name.contains("=?") && name.utf8.count < 200
    guard isPlain else { return "\(encodedWords(name)) <\(address.address)>" }
    let quoted = name.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
    return "\"\(String(quoted))\" <\(address.address)>"
  }

  /// At most 75 characters a word, and never a letter in two of them.
  private static func encodedWords(_ text: String) -> String {
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if words[words.count - 1].count + bytes.count > 45 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?UTF-8?B?\(Base64.text($0))?=" }.joined(separator: "\r\n ")
  }
}
