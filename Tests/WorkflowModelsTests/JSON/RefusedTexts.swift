import Testing
import WorkflowModels

/// Texts that are not JSON, with what is wrong and before which byte.
struct RefusedText: Sendable, CustomTestStringConvertible {
  let bytes: [UInt8]
  let code: JSONParseError.Code
  let offset: Int

  init(_ text: String, _ code: JSONParseError.Code, at offset: Int) {
    self.init(Array(text.utf8), code, at: offset)
  }

  init(_ bytes: [UInt8], _ code: JSONParseError.Code, at offset: Int) {
    self.bytes = bytes
    self.code = code
    self.offset = offset
  }

  var testDescription: String { String(decoding: bytes, as: UTF8.self).debugDescription }

  static let structure: [RefusedText] = [
    .init("", .empty, at: 0), .init("  \n", .empty, at: 3), .init("[", .unexpectedEnd, at: 1),
    .init("{", .unexpectedEnd, at: 1), .init("]", .unexpectedCharacter, at: 0), .init("}", .unexpectedCharacter, at: 0),
    .init("[1", .unexpectedEnd, at: 2), .init("[1,", .unexpectedEnd, at: 3), .init("[1,]", .unexpectedCharacter, at: 3),
    .init("[,1]", .unexpectedCharacter, at: 1), .init("[1,,2]", .unexpectedCharacter, at: 3),
    .init("[1 2]", .unexpectedCharacter, at: 3), .init("[1}", .unexpectedCharacter, at: 2),
    .init("[1]]", .trailingContent, at: 3), .init("[1] x", .trailingContent, at: 4),
    .init("1 2", .trailingContent, at: 2),
    .init("{}{}", .trailingContent, at: 2), .init("[],", .trailingContent, at: 2),
    .init("\"a\"x", .trailingContent, at: 3),
    .init("{1:1}", .unexpectedCharacter, at: 1), .init("{a:1}", .unexpectedCharacter, at: 1),
    .init("{'a':1}", .unexpectedCharacter, at: 1),
    .init(#"{"a"}"#, .unexpectedCharacter, at: 4), .init(#"{"a":}"#, .unexpectedCharacter, at: 5),
    .init(#"{"a" 1}"#, .unexpectedCharacter, at: 5),
    .init(#"{"a":1,}"#, .unexpectedCharacter, at: 7), .init(#"{"a":1 "b":2}"#, .unexpectedCharacter, at: 7),
    .init(#"{"a"::1}"#, .unexpectedCharacter, at: 5),
    .init(#"{,"a":1}"#, .unexpectedCharacter, at: 1), .init(#"{"a":1,,"b":2}"#, .unexpectedCharacter, at: 7),
    .init(#"{"a":1]"#, .unexpectedCharacter, at: 6),
    .init(#"{"a""#, .unexpectedEnd, at: 4), .init(#"{"a":"#, .unexpectedEnd, at: 5),
    .init(#"{"a":1"#, .unexpectedEnd, at: 6), .init(#"{"a":1,"#, .unexpectedEnd, at: 7),
    .init(#"{"a":1;"b":2}"#, .unexpectedCharacter, at: 6), .init("[1;2]", .unexpectedCharacter, at: 2),
    .init("[1] // comment", .trailingContent, at: 4),
    .init("/* comment */ 1", .unexpectedCharacter, at: 0), .init("# 1", .unexpectedCharacter, at: 0),
    .init("[\"a\",\n4\n,1,", .unexpectedEnd, at: 11),
    .init("\u{FEFF}1", .unexpectedCharacter, at: 0), .init("\u{a0}1", .unexpectedCharacter, at: 0),
    .init("\u{c}1", .unexpectedCharacter, at: 0),
    .init("\u{b}[]", .unexpectedCharacter, at: 0), .init("[\0]", .unexpectedCharacter, at: 1),
    .init("1\0", .trailingContent, at: 1), .init("\0", .unexpectedCharacter, at: 0),
    .init("[*]", .unexpectedCharacter, at: 1), .init("<html>", .unexpectedCharacter, at: 0),
    .init("{[]:1}", .unexpectedCharacter, at: 1), .init("{null:1}", .unexpectedCharacter, at: 1),
  ]

  static let words: [RefusedText] = [
    .init("nul", .unexpectedCharacter, at: 0), .init("tru", .unexpectedCharacter, at: 0),
    .init("fals", .unexpectedCharacter, at: 0),
    .init("True", .unexpectedCharacter, at: 0), .init("NULL", .unexpectedCharacter, at: 0),
    .init("nulll", .trailingContent, at: 4),
    .init("truefalse", .trailingContent, at: 4), .init("[nulx]", .unexpectedCharacter, at: 1),
    .init("undefined", .unexpectedCharacter, at: 0),
    .init("NaN", .unexpectedCharacter, at: 0), .init("nan", .unexpectedCharacter, at: 0),
    .init("Infinity", .unexpectedCharacter, at: 0),
    .init("inf", .unexpectedCharacter, at: 0), .init("abc", .unexpectedCharacter, at: 0),
  ]

  static let numbers: [RefusedText] = [
    .init("-", .unexpectedEnd, at: 1), .init("+1", .unexpectedCharacter, at: 0), .init("01", .invalidNumber, at: 0),
    .init("-01", .invalidNumber, at: 1),
    .init("00", .invalidNumber, at: 0), .init("1.", .unexpectedEnd, at: 2), .init("[1.]", .invalidNumber, at: 3),
    .init(".5", .unexpectedCharacter, at: 0),
    .init("-.5", .invalidNumber, at: 1), .init("1.e5", .invalidNumber, at: 2), .init("1e", .unexpectedEnd, at: 2),
    .init("1e+", .unexpectedEnd, at: 3),
    .init("[1e-]", .invalidNumber, at: 4), .init("1ea", .invalidNumber, at: 2), .init("1e1.5", .trailingContent, at: 3),
    .init("1.2.3", .trailingContent, at: 3),
    .init("--1", .invalidNumber, at: 1), .init("-+1", .invalidNumber, at: 1), .init("- 1", .invalidNumber, at: 1),
    .init("1-1", .trailingContent, at: 1),
    .init("0x1F", .trailingContent, at: 1), .init("1_000", .trailingContent, at: 1),
    .init("1,000", .trailingContent, at: 1), .init("-Infinity", .invalidNumber, at: 1),
    .init("-NaN", .invalidNumber, at: 1), .init("1f", .trailingContent, at: 1), .init("0e", .unexpectedEnd, at: 2),
    .init("1eE2", .invalidNumber, at: 2),
    .init("1e++1", .invalidNumber, at: 3), .init("１", .unexpectedCharacter, at: 0), .init("[-]", .invalidNumber, at: 2),
    .init("1a", .trailingContent, at: 1),
  ]

  static let strings: [RefusedText] = [
    .init("\"", .unexpectedEnd, at: 1), .init("\"abc", .unexpectedEnd, at: 4),
    .init("'a'", .unexpectedCharacter, at: 0), .init("\"abcdefghijk", .unexpectedEnd, at: 12),
    .init(#""\""#, .unexpectedEnd, at: 3), .init(#""\x41""#, .invalidEscape, at: 2),
    .init(#""\a""#, .invalidEscape, at: 2), .init(#""\'""#, .invalidEscape, at: 2),
    .init(#""\0""#, .invalidEscape, at: 2), .init(#""\U0041""#, .invalidEscape, at: 2),
    .init(#""\"#, .unexpectedEnd, at: 2), .init(#""\u""#, .invalidEscape, at: 3),
    .init(#""\u0""#, .invalidEscape, at: 4), .init(#""\u004""#, .invalidEscape, at: 6),
    .init(#""\u00G0""#, .invalidEscape, at: 5), .init(#""\u004"#, .unexpectedEnd, at: 6),
    .init(#""\u{41}""#, .invalidEscape, at: 3), .init(#""\u+041""#, .invalidEscape, at: 3),
    .init(#""\ud800""#, .loneSurrogate, at: 1), .init(#""\udc00""#, .loneSurrogate, at: 1),
    .init(#""a\ud800b""#, .loneSurrogate, at: 2), .init(#""\ud800\n""#, .loneSurrogate, at: 1),
    .init(#""\ud800\u0041""#, .loneSurrogate, at: 1), .init(#""\ud800\ud800""#, .loneSurrogate, at: 1),
    .init(#""\udc00\ud800""#, .loneSurrogate, at: 1), .init(#""\ud83d\u""#, .invalidEscape, at: 9),
    .init("\"\n\"", .controlCharacter, at: 1), .init("\"a\tb\"", .controlCharacter, at: 2),
    .init("\"\0\"", .controlCharacter, at: 1), .init("\"\u{1f}\"", .controlCharacter, at: 1),
    .init("\"abcdefghij\r\"", .controlCharacter, at: 11), .init("\"é\u{1}\"", .controlCharacter, at: 3),
    .init("{\"a\nb\":1}", .controlCharacter, at: 3),
  ]

  /// Bytes between quotes that are not UTF-8.
  static let encodings: [RefusedText] = [
    quoted([0x80], at: 1), quoted([0xBF], at: 1), quoted([0xC3], at: 1), quoted([0xC3, 0x28], at: 1),
    quoted([0xC0, 0x80], at: 1), quoted([0xC1, 0xBF], at: 1),
    quoted([0xE0, 0x80, 0x80], at: 1), quoted([0xE2, 0x82], at: 1), quoted([0xE2, 0x28, 0xA1], at: 1),
    quoted([0xED, 0xA0, 0x80], at: 1), quoted([0xED, 0xBF, 0xBF], at: 1),
    quoted([0xF0, 0x80, 0x80, 0x80], at: 1), quoted([0xF0, 0x9F, 0x98], at: 1),
    quoted([0xF4, 0x90, 0x80, 0x80], at: 1), quoted([0xF5, 0x80, 0x80, 0x80], at: 1),
    quoted([0xFE], at: 1), quoted([0xFF], at: 1), quoted([0x61, 0x62, 0xC3, 0xA9, 0xFF], at: 5),
    quoted(Array("plain ascii first ".utf8) + [0xE9], at: 19),
    quoted([0x5C, 0x6E, 0xE9], at: 3), quoted([0xC3, 0x5C, 0x6E, 0xA9], at: 1),
    .init([0xFF], .unexpectedCharacter, at: 0), .init([0xFE, 0xFF, 0x00, 0x31], .unexpectedCharacter, at: 0),
    .init([0x31, 0x00], .trailingContent, at: 1),
    .init([0x5B, 0xE9, 0x5D], .unexpectedCharacter, at: 1),
  ]

  private static func quoted(_ bytes: [UInt8], at offset: Int) -> RefusedText {
    .init([0x22] + bytes + [0x22], .invalidUTF8, at: offset)
  }

  static let all = structure + words + numbers + strings + encodings
}
