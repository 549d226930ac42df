import HTTP
import Testing
import WorkflowModels

@testable import ServiceKit

@Suite struct FieldReaderTests {
  enum Colour: String, CaseIterable { case red, green }

  @Test func `every wrong field is named in one error`() {
    var fields = FieldReader(["count": "three", "flag": 1, "list": [:], "colour": "blue", "at": "tomorrow"])
    _ = fields.text("name")
    _ = fields.int("count", in: 0...10, default: 1)
    _ = fields.bool("flag", default: false)
    _ = fields.list("list")
    _ = fields.choice("colour", default: Colour.red)
    _ = fields.optionalTimestamp("at")
    _ = fields.userID()
    let error = #expect(throws: APIError.self) { try fields.finish() }
    #expect(error?.status == .unprocessableContent)
    #expect(error?.diagnostics.map(\.path) == ["name", "count", "flag", "list", "colour", "at", "user_id"])
    for field in ["name", "count", "flag", "list", "colour", "at", "user_id"] {
      #expect(error?.detail.contains("`\(field)`") == true)
    }
  }

  @Test func `right fields are read as what they are`() throws {
    var fields = FieldReader([
      "name": "n", "count": 3, "ratio": 0.5, "flag": true, "object": ["a": 1], "list": [1], "texts": ["a", "b"],
      "colour": "green", "at": "2026-01-31T09:00:00Z", "user_id": "u", "nothing": nil,
    ])
    let value1 = fields.text("name")
    #expect(value1 == "n")
    let value2 = fields.int("count", in: 0...10, default: 1)
    #expect(value2 == 3)
    let value3 = fields.number("ratio", in: 0...1, default: 0)
    #expect(value3 == 0.5)
    let value4 = fields.bool("flag", default: false)
    #expect(value4)
    let value5 = fields.object("object")
    #expect(value5["a"] == 1)
    let value6 = fields.list("list")
    #expect(value6 == [1])
    let value7 = fields.optionalTexts("texts")
    #expect(value7 == ["a", "b"])
    let value8 = fields.choice("colour", default: Colour.red)
    #expect(value8 == .green)
    let value9 = fields.optionalTimestamp("at")
    #expect(value9 == Timestamp(rfc3339: "2026-01-31T09:00:00Z"))
    let value10 = fields.userID()
    #expect(value10 == "u")
    let value11 = fields.optionalText("nothing")
    #expect(value11 == nil)
    let value12 = fields.int("absent", default: 7)
    #expect(value12 == 7)
    try fields.finish()
  }

  @Test(arguments: [("0", false), ("11", false), ("5", true), ("9223372036854775808", false), ("1e999", false)])
  func `a whole number must be one and lie in its range`(_ literal: String, _ isRight: Bool) throws {
    let json = try JSON(parsing: Array("{\"n\": \(literal)}".utf8))
    var fields = FieldReader(json.objectValue ?? [:])
    _ = fields.int("n", in: 1...10, default: 1)
    #expect(fields.hasFailed == !isRight)
  }

  @Test func `a text with a null character is refused before the database would`() {
    var fields = FieldReader(["name": "a\u{0}b"])
    _ = fields.text("name")
    #expect(fields.hasFailed)
  }

  @Test(arguments: [
    (#"{"n": 1e999}"#, "`n` must be from 0.0 to 300.0; it is 1e999."),
    (#"{"n": -1}"#, "`n` must be from 0.0 to 300.0; it is -1."),
    (#"{"n": "x"}"#, "`n` must be a number, not a string."),
    (#"{"i": 1.5}"#, "`i` must be a whole number, not 1.5."),
    (#"{"i": []}"#, "`i` must be a whole number, not an array."),
    (#"{"user_id": ""}"#, "`user_id` must be a text of 1 to 256 bytes without a null character; it is empty."),
    (
      #"{"w": "x y"}"#,
      "`w` must be `wf_` and then 1 to 128 letters, digits, `_` or `-`; it is `x y`."
    ),
  ])
  func `a complaint says what was found`(_ body: String, _ sentence: String) throws {
    var fields = FieldReader(try JSON(parsing: Array(body.utf8)).objectValue ?? [:])
    _ = fields.optionalNumber("n", in: 0...300)
    _ = fields.optionalInt("i")
    _ = fields.optionalID("w", as: WorkflowID.self)
    if fields.value("user_id") != nil { _ = fields.userID() }
    #expect(throws: APIError.self) { try fields.finish() }
    do { try fields.finish() } catch { #expect(error.detail == sentence) }
  }

  @Test func `an id that is too long is told its length`() throws {
    var fields = testRequest(.get, "/x?user_id=\(String(repeating: "u", count: 300))").queryFields()
    _ = fields.userID()
    do { try fields.finish() } catch { #expect(error.detail.hasSuffix("it is 300 bytes long.")) }
    #expect(fields.hasFailed)
  }

  @Test func `a nested object's fields are named by their whole path`() {
    var fields = FieldReader(["dst": ["gap": 1]])
    _ = fields.nested("dst") { $0.optionalText("gap") }
    let error = #expect(throws: APIError.self) { try fields.finish() }
    #expect(error?.diagnostics.first?.path == "dst.gap")
    #expect(error?.detail.contains("`dst.gap`") == true)
  }

  @Test func `the user is taken from the body, else from the query`() throws {
    var body = try testRequest(.post, "/x?user_id=q", body: #"{"user_id": "b"}"#).fields()
    let value15 = body.userID()
    #expect(value15 == "b")
    var query = try testRequest(.post, "/x?user_id=q", body: "{}").fields()
    let value16 = query.userID()
    #expect(value16 == "q")
    #expect(try testRequest(.get, "/x?user_id=q").userID() == "q")
    let error = #expect(throws: APIError.self) { try testRequest(.get, "/x").userID() }
    #expect(error?.status == .unprocessableContent)
  }

  @Test func `numbers and flags in a query are read from their text`() throws {
    var fields = testRequest(.get, "/x?n=5&flag=true&bad=x").queryFields()
    let value13 = fields.int("n", default: 0)
    #expect(value13 == 5)
    let value14 = fields.bool("flag", default: false)
    #expect(value14)
    _ = fields.int("bad", default: 0)
    let error = #expect(throws: APIError.self) { try fields.finish() }
    #expect(error?.detail.contains("`bad`") == true)
  }
}
