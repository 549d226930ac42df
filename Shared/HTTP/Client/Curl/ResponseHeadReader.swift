/// Puts the head of an answer together from the lines that the library hands over, one at a time.
struct ResponseHeadReader {
  enum Step {
    case more
    case complete(HTTPClientResponseHead)
    /// The head is longer than anybody needs.
    case tooLarge
  }

  private static let maximumBytes = 256 << 10

  private var status: Int?
  private var version = ""
  private var fields: [(name: String, value: String)] = []
  private var bytes = 0
  private var isComplete = false
  private let decompresses: Bool

  /// - Parameter decompresses: whether the body arrives without its `Content-Encoding`.
  init(decompresses: Bool) { self.decompresses = decompresses }

  mutating func take(_ line: some BidirectionalCollection<UInt8>) -> Step {
    bytes += line.count
    guard bytes <= Self.maximumBytes else { return .tooLarge }
    // What comes after the head are trailers, which nobody here asks for.
    if isComplete { return .more }
    let content = Self.trimmed(line)
    if content.isEmpty { return end() }
    if line.starts(with: "HTTP/".utf8) {
      begin(content)
    } else if let first = line.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") {
      continueLast(content)
    } else if let colon = content.firstIndex(of: UInt8(ascii: ":")) {
      let value = Self.trimmed(content[content.index(after: colon)...])
      fields.append((String(decoding: content[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self)))
    }
    return .more
  }

  /// The last status line counts: before it there may have been `100 Continue` or `103 Early Hints`.
  private mutating func begin(_ line: some BidirectionalCollection<UInt8>) {
    fields = []
    let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
    version = words.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    status = words.dropFirst().first.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  /// A folded line, as old servers send them.
  private mutating func continueLast(_ content: some BidirectionalCollection<UInt8>) {
    guard let last = fields.indices.last else { return }
    fields[last].value += " " + String(decoding: content, as: UTF8.self)
  }

  private mutating func end() -> Step {
    guard let status, status >= 200 else { return .more }
    isComplete = true
    var headers = HTTPHeaders(fields)
    if decompresses && headers.contains("Content-Encoding") {
      headers.remove("Content-Encoding")
      headers.remove("Content-Length")
    }
    return .complete(HTTPClientResponseHead(status: HTTPStatus(code: status), headers: headers, version: version))
  }

  private static func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
    var rest = bytes.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
    return rest
  }
}
