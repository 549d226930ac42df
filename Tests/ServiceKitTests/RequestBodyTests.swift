import HTTP
import Testing
import WorkflowModels

@testable import ServiceKit

@Suite struct RequestBodyTests {
  /// Named, so that a failure does not print a hundred thousand brackets.
  enum WrongBody: String, CaseIterable {
    case empty, cut, words, array, text, twoValues, invalidUTF8, deep, leadingZero, loneSurrogate

    var bytes: [UInt8] {
      switch self {
      case .empty: []
      case .cut: Array("{".utf8)
      case .words: Array("not json".utf8)
      case .array: Array("[1]".utf8)
      case .text: Array("\"text\"".utf8)
      case .twoValues: Array("{} {}".utf8)
      case .invalidUTF8: [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]
      case .deep: Array(repeating: UInt8(ascii: "["), count: 100_000)
      case .leadingZero: Array(#"{"a": 01}"#.utf8)
      case .loneSurrogate: Array(#"{"a": "\ud800"}"#.utf8)
      }
    }
  }

  @Test(arguments: WrongBody.allCases)
  func `a body that is no JSON object is a 422 with a sentence`(_ body: WrongBody) {
    let error = #expect(throws: APIError.self) { try RequestBody.object(body.bytes) }
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
