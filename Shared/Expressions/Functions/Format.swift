import WorkflowModels

/// `@name` before a string: how the values in it are written.
enum Format: String, CaseIterable, Sendable {
  case text, json, html, uri, csv, tsv, sh, base64, base64d

  func apply(_ value: JSON, _ meter: inout Meter) throws(Fault) -> String {
    switch self {
    case .text: return try Text.string(value, &meter)
    case .json: return try Text.json(value, &meter)
    case .html: return escaped(try Text.string(value, &meter), Self.markup)
    case .uri: return Self.percentEncoded(try Text.string(value, &meter))
    case .csv: return try row(value, separator: ",", &meter) { "\"\($0.replacing("\"", with: "\"\""))\"" }
    case .tsv: return try row(value, separator: "\t", &meter) { escaped($0, Self.tabs) }
    case .sh: return try shell(value, &meter)
    case .base64: return Self.base64(Array(try Text.string(value, &meter).utf8))
    case .base64d:
      let text = try Text.string(value, &meter)
      guard let bytes = Self.base64Decoded(text) else {
        throw .type("\(Describe.value(.string(text))) is not valid base64 data")
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private static let markup: [Character: String] = [
    "<": "&lt;", ">": "&gt;", "&": "&amp;", "'": "&#39;", "\"": "&quot;",
  ]
  private static let tabs: [Character: String] = [
    "\t": "\\t", "\n": "\\n", "\r": "\\r", "\r\n": "\\r\\n", "\\": "\\\\",
  ]

  private func escaped(_ text: String, _ table: [Character: String]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let replacement = table[Character(scalar)] {
        result += replacement
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func row(
    _ value: JSON, separator: String, _ meter: inout Meter, _ quoted: (String) -> String
  ) throws(Fault) -> String {
    guard case .array(let values) = value else {
      throw .type("\(Describe.value(value)) cannot be \(rawValue)-formatted, only an array can be")
    }
    var cells: [String] = []
    for value in values {
      try meter.step()
      switch value {
      case .null: cells.append("")
      case .string(let text): cells.append(quoted(text))
      case .array, .object: throw .type("\(Describe.value(value)) is not valid in a \(rawValue) row")
      default: cells.append(Number.text(value))
      }
    }
    return cells.joined(separator: separator)
  }

  private func shell(_ value: JSON, _ meter: inout Meter) throws(Fault) -> String {
    let values = value.arrayValue ?? [value]
    var words: [String] = []
    for value in values {
      try meter.step()
      switch value {
      case .string(let text): words.append("'\(text.replacing("'", with: "'\\''"))'")
      case .array, .object: throw .type("\(Describe.value(value)) can not be escaped for shell")
      default: words.append(Number.text(value))
      }
    }
    return words.joined(separator: " ")
  }

  private static func percentEncoded(_ text: String) -> String {
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

  private static func base64(_ bytes: [UInt8]) -> String {
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

  private static func base64Decoded(_ text: String) -> [UInt8]? {
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
}
