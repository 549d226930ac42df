import Testing
import WorkflowModels

struct JSONEqualityTests {
  static let equal: [(JSON, JSON)] = [
    (1, .double(1)), (.double(0), .double(-0.0)), (0, .double(-0.0)), (.int(.min), .double(-9223372036854775808)),
    (.double(1e22), .decimal("10000000000000000000000")), (.decimal("1e400"), .decimal("10e399")),
    (.decimal("1E+400"), .decimal("1e400")), (.decimal("12345678901234567890"), .decimal("12345678901234567890.0")),
    (.decimal("1.0"), 1), (.decimal("0.5"), .double(0.5)), (["a": 1, "b": [2]], ["b": [.double(2)], "a": 1]),
    (.double(.nan), .double(.nan)), ([[:]], [[:]]),
  ]

  static let different: [(JSON, JSON)] = [
    (1, 2), (1, "1"), (1, true), (0, false), (nil, false), (nil, 0), ("", nil), ([], [:]), (1, .double(1.5)),
    (.int(9_007_199_254_740_993), .double(9007199254740992)), (.int(.max), .double(9223372036854775808)),
    (.decimal("1e400"), .decimal("1e401")), (.decimal("1e400"), .decimal("-1e400")),
    (.decimal("18446744073709551616"), .decimal("18446744073709551617")), ("é", "e\u{301}"),
    ("\u{212B}", "A\u{30A}"), ([1, 2], [2, 1]), (["a": 1], ["a": 1, "b": 2]), (["a": nil], [:]), (["a": 1], ["b": 1]),
    (["é": 1], ["e\u{301}": 1]),
  ]

  @Test(arguments: equal)
  func `values a reader would call the same are equal, hash the same and have the same canonical bytes`(
    _ left: JSON, _ right: JSON
  ) {
    #expect(left == right)
    #expect(right == left)
    #expect(left.hashValue == right.hashValue)
    #expect(left.canonicalBytes() == right.canonicalBytes())
  }

  @Test(arguments: different)
  func `other values differ, and so do their canonical bytes`(_ left: JSON, _ right: JSON) {
    #expect(left != right)
    #expect(right != left)
    #expect(left.canonicalBytes() != right.canonicalBytes())
  }

  @Test func `canonical keys are sorted by their bytes at every level`() {
    let value: JSON = ["b": 1, "a": ["z": .double(2), "é": nil, "Z": "x"], "": []]
    #expect(String(decoding: value.canonicalBytes(), as: UTF8.self) == #"{"":[],"a":{"Z":"x","z":2,"é":null},"b":1}"#)
  }

  @Test func `numbers without a form in JSON are still written as JSON`() throws {
    #expect(JSON.double(.nan).text() == "null")
    #expect(JSON.double(.infinity).text() == "1.7976931348623157e+308")
    #expect(JSON.double(-.infinity).text() == "-1.7976931348623157e+308")
  }
}
