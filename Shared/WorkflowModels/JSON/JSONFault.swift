/// A fault as the parser meets it: two words, cheap to throw. Lines and sentences are worked out once, at the end.
struct JSONFault: Error {
  enum Reason {
    case expectedValue
    case expectedKey
    case expectedColon
    case expectedCommaOrBrace
    case expectedCommaOrBracket
    case unknownWord
    case leadingZero
    case digitMissing
    case trailingContent
    case unknownEscape
    case malformedUnicodeEscape
    case loneSurrogate
    case controlCharacter
    case unterminatedString
    case invalidUTF8
    case tooDeep
  }

  let reason: Reason
  let offset: Int

  func described(in text: UnsafeRawBufferPointer, maximumDepth: Int) -> JSONParseError {
    let isAtEnd = offset >= text.count
    let (code, sentence) = codeAndSentence(
      isAtEnd: isAtEnd, isBlank: unsafe isAtEnd && text.allSatisfy(\.isJSONWhitespace),
      found: isAtEnd ? "the end" : unsafe Self.name(of: text[offset]), maximumDepth: maximumDepth)
    return unsafe JSONParseError(code: code, offset: offset, in: text, saying: sentence)
  }

  private func codeAndSentence(
    isAtEnd: Bool, isBlank: Bool, found: String, maximumDepth: Int
  ) -> (JSONParseError.Code, String) {
    let unexpected: JSONParseError.Code = isAtEnd ? .unexpectedEnd : .unexpectedCharacter
    return switch reason {
    case .expectedValue where isBlank: (.empty, "The text holds no JSON value")
    case .expectedValue: (unexpected, "A value was expected but \(found) was found")
    case .expectedKey: (unexpected, "A key in double quotes was expected but \(found) was found")
    case .expectedColon: (unexpected, "A colon was expected after the key but \(found) was found")
    case .expectedCommaOrBrace:
      (unexpected, "A comma or the object's closing brace was expected but \(found) was found")
    case .expectedCommaOrBracket:
      (unexpected, "A comma or the array's closing bracket was expected but \(found) was found")
    case .unknownWord: (unexpected, "Only the words true, false and null stand for values; another begins")
    case .leadingZero: (.invalidNumber, "A number may not begin with a zero before other digits, as it does")
    case .digitMissing: (isAtEnd ? .unexpectedEnd : .invalidNumber, "A digit was expected but \(found) was found")
    case .trailingContent: (.trailingContent, "The value is complete but \(found) follows it")
    case .unknownEscape:
      (isAtEnd ? .unexpectedEnd : .invalidEscape, "A backslash may not be followed by \(found), as it is")
    case .malformedUnicodeEscape:
      (isAtEnd ? .unexpectedEnd : .invalidEscape, "Four hexadecimal digits must follow \\u but \(found) was found")
    case .loneSurrogate: (.loneSurrogate, "An escape holds half of a surrogate pair without its other half")
    case .controlCharacter: (.controlCharacter, "A control character (\(found)) must be escaped inside a string")
    case .unterminatedString: (.unexpectedEnd, "A string is not closed: its double quote is missing")
    case .invalidUTF8: (.invalidUTF8, "A string holds bytes that are not UTF-8 (\(found))")
    case .tooDeep: (.tooDeep, "The value is nested more than \(maximumDepth) levels deep")
    }
  }

  private static func name(of byte: UInt8) -> String {
    switch byte {
    case 0x21...0x7E: "'\(Unicode.Scalar(byte))'"
    case 0x20: "a space"
    case 0x09: "a tab"
    case 0x0A, 0x0D: "a line break"
    default: "byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}

extension UInt8 {
  var isJSONWhitespace: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") || self == UInt8(ascii: "\t")
  }
}
