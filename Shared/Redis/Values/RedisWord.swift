/// One word of a command: its name, a key, a value. Words travel with their lengths, so none can become two.
package struct RedisWord: Sendable, Hashable {
  enum Content: Sendable, Hashable {
    case text(String)
    case bytes([UInt8])
  }

  let content: Content

  package init(_ text: String) { content = .text(text) }
  package init(_ bytes: [UInt8]) { content = .bytes(bytes) }
  package init(_ number: Int) { content = .text(String(number)) }
  package init(_ number: Double) { content = .text(String(number)) }
}

extension RedisWord: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
  package init(stringLiteral value: String) { self.init(value) }
  package init(integerLiteral value: Int) { self.init(value) }
}

extension [UInt8] {
  /// The protocol's form of a command: an array of strings, each behind its length.
  mutating func appendRedisCommand(_ words: [RedisWord]) {
    appendHeader("*", words.count)
    for word in words {
      switch word.content {
      case .text(var text):
        text.withUTF8 { utf8 in
          appendHeader("$", utf8.count)
          unsafe append(contentsOf: utf8)
        }
      case .bytes(let bytes):
        appendHeader("$", bytes.count)
        append(contentsOf: bytes)
      }
      append(0x0d)
      append(0x0a)
    }
  }

  private mutating func appendHeader(_ kind: Unicode.Scalar, _ count: Int) {
    append(UInt8(truncatingIfNeeded: kind.value))
    append(contentsOf: String(count).utf8)
    append(0x0d)
    append(0x0a)
  }
}
