import Testing

@testable import LanguageModels

@Suite struct `An event stream` {
  private func events(_ pieces: [[UInt8]], line: Int = 1 << 20, event: Int = 4 << 20) throws -> [String] {
    var parser = EventStreamParser(maximumLineBytes: line, maximumEventBytes: event)
    return try pieces.flatMap { try parser.feed($0) }.map { ($0.name.map { "\($0):" } ?? "") + $0.data }
  }

  private func events(_ text: String) throws -> [String] { try events([Array(text.utf8)]) }

  @Test(arguments: ["\n", "\r", "\r\n"]) func `has lines of three kinds`(_ end: String) throws {
    let text =
      ["event: a", "data: 1", "data:2", "", ": comment", "id: 7", "", "data", "", "data: 3", ""]
      .joined(separator: end) + end
    #expect(try events(text) == ["a:1\n2", "", "3"])
    #expect(try events(text.utf8.map { [$0] }) == ["a:1\n2", "", "3"], "Byte by byte.")
  }

  @Test func `may cut a letter in two`() throws {
    let bytes = Array("data: ø🏔\n\n".utf8)
    for place in 0...bytes.count {
      #expect(try events([Array(bytes[..<place]), Array(bytes[place...])]) == ["ø🏔"])
    }
  }

  @Test func `begins with a mark or not, and gives no event that is not ended`() throws {
    #expect(try events("\u{FEFF}data: 1\n\ndata: 2\n") == ["1"])
  }

  @Test func `takes bytes that are no text without a crash`() throws {
    #expect(try events([[0xFF, 0xFE, 10, 10], Array("data: ".utf8) + [0xC3, 10, 10]]) == ["\u{FFFD}"])
  }

  @Test func `is refused when a line or an event is too long`() {
    #expect(throws: EventStreamParser.TooLong.self) { try events([[UInt8](repeating: 97, count: 101)], line: 100) }
    let lines = (1...10).map { _ in Array("data: 0123456789\n".utf8) }
    #expect(throws: EventStreamParser.TooLong.self) { try events(lines, event: 50) }
  }
}
