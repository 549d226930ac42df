/// What a client sent, as it was sent.
package struct RawRequest: Sendable {
  package let line: String
  package let headers: [String]
  package let body: [UInt8]

  package var text: String { String(decoding: body, as: UTF8.self) }

  /// The first value of a header, by its name in any case of letters.
  package subscript(name: String) -> String? {
    let prefix = name.lowercased() + ":"
    guard let header = headers.first(where: { $0.lowercased().hasPrefix(prefix) }) else { return nil }
    return String(header.dropFirst(prefix.count).drop { $0 == " " })
  }

  /// Nil until all of it is there.
  static func parse(_ bytes: [UInt8]) -> (request: RawRequest, length: Int)? {
    let end = Array("\r\n\r\n".utf8)
    guard let place = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return nil }
    // By bytes: to Swift, "\r\n" is one character.
    let lines = bytes[..<place].split(separator: UInt8(ascii: "\n")).map { line in
      String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
    guard let line = lines.first else { return nil }
    let head = RawRequest(line: line, headers: Array(lines.dropFirst()), body: [])
    let length = head["Content-Length"].flatMap { Int($0) } ?? 0
    let start = place + end.count
    guard bytes.count >= start + length else { return nil }
    let body = Array(bytes[start..<(start + length)])
    return (RawRequest(line: line, headers: head.headers, body: body), start + length)
  }
}
