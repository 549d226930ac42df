import WorkflowModels

/// `@name` before a string: how the values in it are written.
enum Format: String, CaseIterable, Sendable {
  case text, json, html, uri, urid, csv, tsv, sh, base64, base64d, base32, base32d

  func apply(_ value: JSON, _ meter: inout Meter) throws(Fault) -> String {
    switch self {
    case .text: return try Text.string(value, &meter)
    case .json: return try Text.json(value, &meter)
    case .html: return escaped(try Text.string(value, &meter), Self.markup)
    case .uri: return Encodings.percentEncoded(try Text.string(value, &meter))
    case .urid:
      let text = try Text.string(value, &meter)
      guard let bytes = Encodings.percentDecoded(text) else {
        throw .type("\(Describe.value(.string(text))) is not a valid uri encoding")
      }
      return String(decoding: bytes, as: UTF8.self)
    case .base32: return Encodings.base32(Array(try Text.string(value, &meter).utf8))
    case .base32d:
      let text = try Text.string(value, &meter)
      guard let bytes = Encodings.base32Decoded(text) else {
        throw .type("\(Describe.value(.string(text))) is not valid base32 data")
      }
      return String(decoding: bytes, as: UTF8.self)
    case .csv: return try row(value, separator: ",", &meter) { "\"\($0.replacing("\"", with: "\"\""))\"" }
    case .tsv: return try row(value, separator: "\t", &meter) { escaped($0, Self.tabs) }
    case .sh: return try shell(value, &meter)
    case .base64: return Encodings.base64(Array(try Text.string(value, &meter).utf8))
    case .base64d:
      let text = try Text.string(value, &meter)
      guard let bytes = Encodings.base64Decoded(text) else {
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
}
