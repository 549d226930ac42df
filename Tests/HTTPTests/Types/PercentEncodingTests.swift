import HTTP
import Testing

struct PercentEncodingTests {
  @Test(arguments: ["", "plain", "a b", "käse/ü", "100%", "a+b&c=d", "日本", "~-._"])
  func `what was encoded decodes to itself`(_ text: String) throws {
    #expect(try PercentEncoding.decode(PercentEncoding.encode(text)) == text)
    #expect(try PercentEncoding.decode(PercentEncoding.encode(text, for: .pathSegment)) == text)
  }

  @Test func `a path keeps its slashes and a segment does not`() {
    #expect(PercentEncoding.encode("a/b c", for: .path) == "a/b%20c")
    #expect(PercentEncoding.encode("a/b c", for: .pathSegment) == "a%2Fb%20c")
  }

  @Test(arguments: [
    ("%", PercentEncoding.DecodingError.incompleteEscape), ("a%2", .incompleteEscape), ("%zz", .incompleteEscape),
    ("%00", .nullByte), ("a\0b", .nullByte), ("%ff", .invalidUTF8), ("%c3%28", .invalidUTF8),
  ])
  func `what cannot be decoded is refused with its reason`(_ text: String, _ reason: PercentEncoding.DecodingError) {
    #expect(throws: reason) { try PercentEncoding.decode(text) }
  }
}

struct HTTPQueryTests {
  @Test func `a query keeps order, repeats and empty values`() throws {
    let query = try HTTPQuery(parsing: "tag=a&tag=b%20c&&flag&empty=&x=1+2")
    #expect(query.values("tag") == ["a", "b c"])
    #expect(query["flag"] == "")
    #expect(query["empty"] == "")
    #expect(query["x"] == "1 2")
    #expect(query["absent"] == nil)
    #expect(query.text == "tag=a&tag=b%20c&flag=&empty=&x=1%202")
  }

  @Test func `a query with a broken escape is refused`() {
    #expect(throws: PercentEncoding.DecodingError.incompleteEscape) { try HTTPQuery(parsing: "a=%2") }
  }
}

struct HTTPHeadersTests {
  @Test func `names compare without case and order is kept`() {
    var headers: HTTPHeaders = ["Content-Type": "text/plain", "set-cookie": "a", "Set-Cookie": "b"]
    #expect(headers["content-type"] == "text/plain")
    #expect(headers.values("SET-COOKIE") == ["a", "b"])
    headers["Set-Cookie"] = "c"
    #expect(headers.values("set-cookie") == ["c"])
    #expect(headers.map(\.name) == ["Content-Type", "Set-Cookie"])
    headers["content-type"] = nil
    #expect(!headers.contains("Content-Type"))
  }

  @Test func `a token is found in a list without regard to case, spaces or parameters`() {
    let headers: HTTPHeaders = ["Connection": "keep-alive, Upgrade ;q=1", "connection": "close"]
    #expect(headers.hasToken("upgrade", in: "Connection"))
    #expect(headers.hasToken("close", in: "Connection"))
    #expect(!headers.hasToken("keep", in: "Connection"))
  }

  @Test func `a name or value that would break the message is known as invalid`() {
    #expect(HTTPHeaders.isValid(name: "X-Request-Id"))
    #expect(!HTTPHeaders.isValid(name: "a b"))
    #expect(!HTTPHeaders.isValid(name: ""))
    #expect(HTTPHeaders.isValid(value: "ü and tab\t"))
    #expect(!HTTPHeaders.isValid(value: "a\r\nSet-Cookie: x"))
    #expect(!HTTPHeaders.isValid(value: "a\0"))
  }
}
