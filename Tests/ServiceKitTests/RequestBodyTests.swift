import HTTP
import Testing
import WorkflowModels

@testable import ServiceKit

@Suite struct RequestBodyTests {
  @Test(
    arguments: [
      [], Array("{".utf8), Array("not json".utf8), Array("[1]".utf8), Array("\"text\"".utf8), Array("{} {}".utf8),
      [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D], Array(repeating: UInt8(ascii: "["), count: 100_000),
      Array(#"{"a": 01}"#.utf8), Array(#"{"a": "\ud800"}"#.utf8),
    ])
  func `a body that is no JSON object is a 422 with a sentence`(_ bytes: [UInt8]) {
    let error = #expect(throws: APIError.self) { try RequestBody.object(bytes) }
    #expect(error?.status == .unprocessableContent)
    #expect(error?.detail.isEmpty == false)
  }

  @Test func `a syntax error says its line and column`() {
    let error = #expect(throws: APIError.self) { try RequestBody.object(Array("{\n  \"a\": x\n}".utf8)) }
    #expect(error?.fields["line"] == 2)
    #expect(error?.fields["column"] == 8)
  }

  @Test func `a number beyond all range is no syntax error`() throws {
    #expect(try RequestBody.object(Array(#"{"a": 1e999}"#.utf8)).count == 1)
  }
}
