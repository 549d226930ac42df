/// Reads the lines of a `.env` file: `KEY=value`, `export KEY=value`, `KEY="quoted \n value"`, `KEY='as it is'`,
/// `# comment`. Nothing is expanded.
enum DotEnv {
  static func parse(_ text: String, file: String) throws(SettingsError) -> [String: String] {
    var values: [String: String] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      var content = Settings.trim(line)[...]
      if content.isEmpty || content.hasPrefix("#") { continue }
      if content.hasPrefix("export ") { content = Settings.trim(content.dropFirst(7))[...] }
      guard let equals = content.firstIndex(of: "="), let name = name(content[..<equals]) else {
        throw unreadable(file: file, line: index + 1, expected: "NAME=value")
      }
      guard let value = value(Settings.trim(content[content.index(after: equals)...])) else {
        throw unreadable(file: file, line: index + 1, expected: "a value whose quotes are closed")
      }
      values[name] = value
    }
    return values
  }

  private static func name(_ text: Substring) -> String? {
    let name = Settings.trim(text)
    let isName = name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
    }
    return isName && !name.isEmpty ? name : nil
  }

  private static func value(_ text: String) -> String? {
    switch text.first {
    case "\"": return quoted(text.dropFirst(), by: "\"", hasEscapes: true)
    case "'": return quoted(text.dropFirst(), by: "'", hasEscapes: false)
    default: return unquoted(text)
    }
  }

  /// A `#` begins a comment only after a blank: passwords and colours have them inside.
  private static func unquoted(_ text: String) -> String {
    var isAfterBlank = true
    for index in text.indices {
      if text[index] == "#" && isAfterBlank { return Settings.trim(text[..<index]) }
      isAfterBlank = text[index].isWhitespace
    }
    return text
  }

  private static func quoted(_ text: Substring, by quote: Character, hasEscapes: Bool) -> String? {
    var value = ""
    var isEscaped = false
    for (offset, character) in text.enumerated() {
      if isEscaped {
        value.append(unescaped(character))
        isEscaped = false
      } else if character == "\\" && hasEscapes {
        isEscaped = true
      } else if character == quote {
        let rest = Settings.trim(text.dropFirst(offset + 1))
        return rest.isEmpty || rest.hasPrefix("#") ? value : nil
      } else {
        value.append(character)
      }
    }
    return nil
  }

  private static func unescaped(_ character: Character) -> String {
    switch character {
    case "n": "\n"
    case "r": "\r"
    case "t": "\t"
    case "\"", "\\", "$", "'": String(character)
    default: "\\\(character)"
    }
  }

  private static func unreadable(file: String, line: Int, expected: String) -> SettingsError {
    SettingsError(
      variable: file, message: "Line \(line) of \(file) cannot be read: expected \(expected); correct that line")
  }
}
