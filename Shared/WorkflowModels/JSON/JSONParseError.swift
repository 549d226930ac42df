/// Why a text is not JSON, with the place, so that whoever sent it can find the fault without guessing.
package struct JSONParseError: Error, Sendable, Hashable {
  package enum Code: String, Sendable, Hashable {
    case empty = "json_empty"
    case unexpectedEnd = "json_unexpected_end"
    case unexpectedCharacter = "json_unexpected_character"
    case trailingContent = "json_trailing_content"
    case invalidNumber = "json_invalid_number"
    case invalidEscape = "json_invalid_escape"
    case loneSurrogate = "json_lone_surrogate"
    case controlCharacter = "json_control_character"
    case invalidUTF8 = "json_invalid_utf8"
    case tooDeep = "json_too_deep"
  }

  package let code: Code
  /// Bytes before the fault.
  package let offset: Int
  /// From 1.
  package let line: Int
  /// From 1, in bytes of its line.
  package let column: Int
  /// One sentence that says what was found and where.
  package let message: String

  init(code: Code, offset: Int, in text: UnsafeRawBufferPointer, saying reason: String) {
    var line = 1
    var lineStart = 0
    for position in 0..<min(offset, text.count) where unsafe text[position] == UInt8(ascii: "\n") {
      line += 1
      lineStart = position + 1
    }
    self.code = code
    self.offset = offset
    self.line = line
    column = offset - lineStart + 1
    message = "\(reason) at line \(line), column \(column)."
  }
}

extension JSONParseError: CustomStringConvertible {
  package var description: String { message }
}
