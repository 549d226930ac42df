import Testing
import WorkflowModels

struct JSONParsingTests {
  @Test(arguments: AcceptedText.all)
  func `a JSON text gives its value`(_ accepted: AcceptedText) throws {
    let value = try JSON(parsing: Array(accepted.text.utf8))
    #expect(value.isIdentical(to: accepted.value))
  }

  @Test(arguments: AcceptedText.all)
  func `a value is written in its one compact form and reads back the same`(_ accepted: AcceptedText) throws {
    let value = try JSON(parsing: accepted.text)
    #expect(value.text() == accepted.written)
    #expect(value.bytes() == Array(accepted.written.utf8))
    #expect(try JSON(parsing: value.bytes()).isIdentical(to: value))
    #expect(try JSON(parsing: value.prettyText()).isIdentical(to: value))
    #expect(try JSON(parsing: value.canonicalBytes()) == value)
  }

  @Test(arguments: RefusedText.all)
  func `a text that is not JSON is refused with its fault and place`(_ refused: RefusedText) {
    let error = #expect(throws: JSONParseError.self) { try JSON(parsing: refused.bytes) }
    #expect(error?.code == refused.code)
    #expect(error?.offset == refused.offset)
    #expect(error?.message.hasSuffix(".") == true)
  }

  @Test(arguments: AcceptedText.all)
  func `every beginning of a text is refused or is a text itself, and none crashes`(_ accepted: AcceptedText) {
    let bytes = Array(accepted.text.utf8)
    for length in bytes.indices {
      let part = Array(bytes[..<length])
      if let value = try? JSON(parsing: part) { #expect((try? JSON(parsing: value.bytes())) == value) }
    }
  }

  @Test func `the cases are more than two hundred`() {
    #expect(AcceptedText.all.count + RefusedText.all.count >= 200)
  }

  @Test func `an error tells line and column`() {
    let error = #expect(throws: JSONParseError.self) { try JSON(parsing: "{\n  \"a\": 1,\n  \"b\": x\n}") }
    #expect(error?.line == 3)
    #expect(error?.column == 8)
    #expect(error?.message == "A value was expected but 'x' was found at line 3, column 8.")
  }

  @Test func `an empty text is told from a cut one`() {
    #expect(throws: JSONParseError.self) { try JSON(parsing: [UInt8]()) }
    let error = #expect(throws: JSONParseError.self) { try JSON(parsing: " ") }
    #expect(error?.message == "The text holds no JSON value at line 1, column 2.")
  }

  @Test func `a slice and a buffer give what an array gives`() throws {
    let bytes = Array(#"xx{"a":[1,2]}yy"#.utf8)
    #expect(try JSON(parsing: bytes[2..<13]) == ["a": [1, 2]])
  }

  @Test func `a thousand keys keep their order and are all found`() throws {
    let text = "{" + (0..<1000).map { "\"key\($0)\":\($0)" }.joined(separator: ",") + "}"
    let value = try JSON(parsing: text)
    #expect(value.text() == text)
    for number in 0..<1000 { #expect(value["key\(number)"] == .int(number)) }
  }

  @Test func `a key repeated among many has its last value in its first place`() throws {
    let text = "{" + (0..<100).map { "\"key\($0 % 50)\":\($0)" }.joined(separator: ",") + "}"
    let object = try #require(try JSON(parsing: text).objectValue)
    #expect(object.count == 50)
    #expect(object["key7"] == 57)
    #expect(Array(object.keys).prefix(3) == ["key0", "key1", "key2"])
  }
}

extension JSON {
  /// Equal in value and in kind of number, down to the sign of zero.
  func isIdentical(to other: JSON) -> Bool {
    switch (self, other) {
    case (.int(let left), .int(let right)): left == right
    case (.double(let left), .double(let right)): left.bitPattern == right.bitPattern
    case (.decimal(let left), .decimal(let right)): left == right
    case (.int, _), (.double, _), (.decimal, _): false
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isIdentical(to: $1) }
    case (.object(let left), .object(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.key == $1.key && $0.value.isIdentical(to: $1.value) }
    default: self == other
    }
  }
}
