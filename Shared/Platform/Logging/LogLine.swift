/// Turns an entry into the bytes of one line: JSON for machines, text for a person at a terminal.
///
/// One line stays one line, and a terminal stays unharmed, whatever the values hold: control characters are escaped
/// in both forms, and a value of more than 4 KiB is cut.
enum LogLine {
  static let maximumValueBytes = 4_096

  static func bytes(of entry: LogEntry, format: LogFormat) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    switch format {
    case .json: appendJSON(entry, to: &bytes)
    case .text: appendText(entry, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private static func appendJSON(_ entry: LogEntry, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: #"{"time":""#.utf8)
    LogTime.append(entry.microseconds, to: &bytes)
    bytes.append(contentsOf: #"","level":""#.utf8)
    bytes.append(contentsOf: entry.level.rawValue.utf8)
    bytes.append(contentsOf: #"","service":"#.utf8)
    appendQuoted(entry.service, to: &bytes)
    bytes.append(contentsOf: #","message":"#.utf8)
    appendQuoted(entry.message, to: &bytes)
    for element in entry.metadata.elements {
      bytes.append(UInt8(ascii: ","))
      appendQuoted(element.key.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      appendJSON(element.value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func appendJSON(_ value: LogValue, to bytes: inout [UInt8]) {
    switch value {
    case .string(let text): appendQuoted(text, to: &bytes)
    // JSON has no word for these; a reader would refuse the whole line.
    case .double(let number) where !number.isFinite: appendQuoted(String(number), to: &bytes)
    case .int, .double, .bool: bytes.append(contentsOf: value.description.utf8)
    }
  }

  private static func appendText(_ entry: LogEntry, to bytes: inout [UInt8]) {
    LogTime.append(entry.microseconds, to: &bytes)
    let level = entry.level.rawValue.uppercased()
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: level.utf8)
    for _ in level.utf8.count..<8 { bytes.append(UInt8(ascii: " ")) }
    appendEscaped(entry.service, to: &bytes)
    bytes.append(contentsOf: ": ".utf8)
    appendEscaped(entry.message, to: &bytes)
    for element in entry.metadata.elements {
      bytes.append(UInt8(ascii: " "))
      appendEscaped(element.key.name, to: &bytes)
      bytes.append(UInt8(ascii: "="))
      switch element.value {
      case .string(let text) where text.isEmpty || text.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }:
        appendQuoted(text, to: &bytes)
      default: appendEscaped(element.value.description, to: &bytes)
      }
    }
  }

  private static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    appendEscaped(text, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  private static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
    let length = text.utf8.count
    if length > maximumValueBytes {
      appendEscapedWhole(prefix(of: text), to: &bytes)
      bytes.append(contentsOf: "… (\(length) bytes)".utf8)
    } else {
      appendEscapedWhole(text, to: &bytes)
    }
  }

  /// The longest beginning of at most `maximumValueBytes` that ends between two characters.
  private static func prefix(of text: String) -> String {
    var kept = text.utf8.prefix(maximumValueBytes)
    while let last = kept.last, last & 0b1100_0000 == 0b1000_0000 { kept.removeLast() }
    // What is left at the end may be the first byte of the character that was cut.
    if let last = kept.last, last >= 0b1100_0000 { kept.removeLast() }
    return String(decoding: kept, as: UTF8.self)
  }

  private static func appendEscapedWhole(_ text: String, to bytes: inout [UInt8]) {
    guard text.utf8.contains(where: needsCare) else { return bytes.append(contentsOf: text.utf8) }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: bytes.append(contentsOf: #"\""#.utf8)
      case 0x5C: bytes.append(contentsOf: #"\\"#.utf8)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: appendUnicodeEscape(scalar.value, to: &bytes)
      default: bytes.append(contentsOf: String(Character(scalar)).utf8)
      }
    }
  }

  /// Bytes that may begin something to escape: ASCII controls, quote, backslash, delete, and the first bytes of the
  /// C1 controls (which a terminal obeys) and of the line separators.
  private static func needsCare(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2
  }

  private static func appendUnicodeEscape(_ value: UInt32, to bytes: inout [UInt8]) {
    let digits = String(value, radix: 16)
    bytes.append(contentsOf: #"\u"#.utf8)
    for _ in digits.utf8.count..<4 { bytes.append(UInt8(ascii: "0")) }
    bytes.append(contentsOf: digits.utf8)
  }
}
