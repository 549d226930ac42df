import Testing
import WorkflowModels

/// Texts that are JSON, with the value they stand for and how that value is written again.
struct AcceptedText: Sendable, CustomTestStringConvertible {
  let text: String
  let value: JSON
  /// The compact text of the value; the text itself unless said otherwise.
  let written: String

  init(_ text: String, _ value: JSON, written: String? = nil) {
    self.text = text
    self.value = value
    self.written = written ?? text
  }

  var testDescription: String { text.debugDescription }

  static let words: [AcceptedText] = [
    .init("null", nil), .init("true", true), .init("false", false),
    .init(" null ", nil, written: "null"), .init("\t\n\r true\n", true, written: "true"),
  ]

  static let integers: [AcceptedText] = [
    .init("0", 0), .init("1", 1), .init("-1", -1), .init("10", 10), .init("123", 123), .init("-123", -123),
    .init("999999999999999999", 999_999_999_999_999_999), .init("1000000000000000000", 1_000_000_000_000_000_000),
    .init("9223372036854775807", .int(.max)), .init("-9223372036854775808", .int(.min)),
    .init("9223372036854775808", .decimal("9223372036854775808")),
    .init("-9223372036854775809", .decimal("-9223372036854775809")),
    .init("18446744073709551616", .decimal("18446744073709551616")),
    .init("123456789012345678901234567890", .decimal("123456789012345678901234567890")),
    .init("100000000000000000000", .decimal("100000000000000000000")),
    .init(" 4 ", 4, written: "4"), .init("-0", .double(-0.0), written: "-0.0"),
  ]

  static let reals: [AcceptedText] = [
    .init("0.0", .double(0)), .init("-0.0", .double(-0.0)), .init("1.0", .double(1)), .init("0.1", 0.1),
    .init("0.5", 0.5), .init("-1.5", -1.5), .init("123.456", 123.456), .init("3.141592653589793", 3.141592653589793),
    .init("1e0", .double(1), written: "1.0"), .init("1E1", .double(10), written: "10.0"),
    .init("1e+2", .double(100), written: "100.0"), .init("1e-2", 0.01, written: "0.01"),
    .init("1.5e3", .double(1500), written: "1500.0"), .init("0e1", .double(0), written: "0.0"),
    .init("0e+1", .double(0), written: "0.0"), .init("-0e5", .double(-0.0), written: "-0.0"),
    .init("1e22", 1e22, written: "1e+22"), .init("1e23", 1e23, written: "1e+23"), .init("1e-22", 1e-22),
    .init("1e-23", 1e-23), .init("1.7976931348623157e308", 1.7976931348623157e308, written: "1.7976931348623157e+308"),
    .init("5e-324", .double(.leastNonzeroMagnitude)),
    .init("4.9406564584124654e-324", .double(.leastNonzeroMagnitude), written: "5e-324"),
    .init("2.2250738585072014e-308", 2.2250738585072014e-308),
    .init("2.2250738585072011e-308", .double(Double.leastNormalMagnitude.nextDown), written: "2.225073858507201e-308"),
    .init("0.30000000000000004", 0.30000000000000004),
    .init("9007199254740993.0", 9007199254740992.0, written: "9007199254740992.0"),
    .init("0.1000000000000000055511151231257827", 0.1, written: "0.1"),
    .init("1.00000000000000000000000000000", .double(1), written: "1.0"),
    .init("0.000000000000000000000000000001", 1e-30, written: "1e-30"),
    .init("123456789012345678901234567890.0", 1.2345678901234568e29, written: "1.2345678901234568e+29"),
    .init("8.5e15", 8.5e15, written: "8.5e+15").rewritten("8500000000000000.0"),
    .init("1e999", .decimal("1e999")), .init("-1e999", .decimal("-1e999")), .init("1E400", .decimal("1E400")),
    .init("1e-999", .decimal("1e-999")), .init("1.5e99999999999999999999", .decimal("1.5e99999999999999999999")),
    .init("0e999", .double(0), written: "0.0"), .init("0e-999", .double(0), written: "0.0"),
    .init("0.0e99999999999999999999999", .double(0), written: "0.0"),
  ]

  static let strings: [AcceptedText] = [
    .init(#""""#, ""), .init(#""a""#, "a"), .init(#""hello world""#, "hello world"), .init(#"" ""#, " "),
    .init(#""1234567""#, "1234567"), .init(#""12345678""#, "12345678"), .init(#""123456789""#, "123456789"),
    .init(#""123456789012345""#, "123456789012345"), .init(#""1234567890123456""#, "1234567890123456"),
    .init(#""\"""#, "\""), .init(#""\\""#, "\\"), .init(#""\/""#, "/", written: #""/""#),
    .init(#""\b\f\n\r\t""#, "\u{8}\u{c}\n\r\t"),
    .init(#""\u0000""#, "\0"), .init(#""\u001f""#, "\u{1f}"), .init(#""\u001F""#, "\u{1f}", written: #""\u001f""#),
    .init(#""\u0020""#, " ", written: #"" ""#), .init(#""\u0041\u0062""#, "Ab", written: #""Ab""#),
    .init(#""\u00e9""#, "é", written: #""é""#), .init(#""\u20AC""#, "€", written: #""€""#),
    .init(#""\ud83d\ude00""#, "😀", written: #""😀""#), .init(#""\uD83D\uDE00x""#, "😀x", written: #""😀x""#),
    .init(#""\udbff\udfff""#, "\u{10FFFF}", written: "\"\u{10FFFF}\""),
    .init(#""\uFFFF""#, "\u{FFFF}", written: "\"\u{FFFF}\""),
    .init(#""\uFEFF""#, "\u{FEFF}", written: "\"\u{FEFF}\""), .init(#""\u007f""#, "\u{7f}", written: "\"\u{7f}\""),
    .init("\"é\"", "é"), .init("\"e\u{301}\"", "e\u{301}"), .init("\"日本語のテキスト\"", "日本語のテキスト"),
    .init("\"😀\"", "😀"), .init("\"\u{7f}\"", "\u{7f}"), .init("\"\u{80}\"", "\u{80}"),
    .init("\"\u{7ff}\u{800}\u{ffff}\u{10000}\"", "\u{7ff}\u{800}\u{ffff}\u{10000}"),
    .init("\"\u{2028}\u{2029}\"", "\u{2028}\u{2029}"), .init("\"abcdefgé\"", "abcdefgé"),
    .init("\"abcdefghé and on\"", "abcdefghé and on"),
    .init(#""abcdefg\nh""#, "abcdefg\nh"), .init(#""é\né""#, "é\né"), .init(#""a\\\\b""#, #"a\\b"#),
    .init(#""{{ $nodes[\"fetch-1\"].body }}""#, #"{{ $nodes["fetch-1"].body }}"#),
    .init(#""\\u0041""#, #"\u0041"#), .init(#""\"\\\"\\""#, #""\"\"#),
  ]

  static let containers: [AcceptedText] = [
    .init("[]", []), .init("{}", [:]), .init("[ ]", [], written: "[]"), .init("{ }", [:], written: "{}"),
    .init("[1]", [1]), .init("[1,2,3]", [1, 2, 3]), .init("[1 , 2 ]", [1, 2], written: "[1,2]"), .init("[[]]", [[]]),
    .init("[[],[]]", [[], []]), .init("[{}]", [[:]]), .init(#"{"a":1}"#, ["a": 1]), .init(#"{"":0}"#, ["": 0]),
    .init(#"{"a":{"b":{"c":[]}}}"#, ["a": ["b": ["c": []]]]),
    .init(#"{"a":[{"b":1},{"c":2}]}"#, ["a": [["b": 1], ["c": 2]]]),
    .init("[null,true,false,0,\"\"]", [nil, true, false, 0, ""]), .init(#"{"b":1,"a":2}"#, ["b": 1, "a": 2]),
    .init(" { \"a\" : [ 1 , { } ] } ", ["a": [1, [:]]], written: #"{"a":[1,{}]}"#),
    .init("[\n1\n]", [1], written: "[1]"),
    .init(#"{"a":1,"a":2}"#, ["a": 2], written: #"{"a":2}"#),
    .init(#"{"a":1,"b":3,"a":2}"#, ["a": 2, "b": 3], written: #"{"a":2,"b":3}"#),
    .init(#"{"a":1,"\u0061":2}"#, ["a": 2], written: #"{"a":2}"#),
    .init(#"{"\u0061":1,"a":2}"#, ["a": 2], written: #"{"a":2}"#),
    .init("{\"é\":1,\"e\u{301}\":2}", ["é": 1, "e\u{301}": 2]),
    .init(#"{"a":{"a":1},"b":{"a":1}}"#, ["a": ["a": 1], "b": ["a": 1]]),
    .init(#"{"\u0000":1}"#, ["\0": 1]),
    .init(#"{"long key of more than fifteen":1}"#, ["long key of more than fifteen": 1]),
    .init("[1,[2,[3,[4]]],5]", [1, [2, [3, [4]]], 5]),
    .init(#"[{"x":[]},[{"y":{}}],"z"]"#, [["x": []], [["y": [:]]], "z"]),
  ]

  static let all = words + integers + reals + strings + containers

  private func rewritten(_ written: String) -> AcceptedText { AcceptedText(text, value, written: written) }
}
