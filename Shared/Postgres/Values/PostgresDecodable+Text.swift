extension String: PostgresDecodable {
  /// Reads every kind of text, JSON as its text, and a UUID in its usual form.
  package static func decode(_ bytes: Span<UInt8>, type: PostgresType) throws(PostgresDecodingFailure) -> String {
    switch type {
    case .text, .varchar, .bpchar, .name, .unknown, .json:
      return try validated(bytes)
    case .jsonb:
      // The binary form of jsonb is a version byte and then the text.
      guard bytes.count >= 1, bytes[0] == 1 else { throw .length }
      return try validated(bytes.extracting(1..<bytes.count))
    case .uuid:
      guard bytes.count == 16 else { throw .length }
      return uuidText(bytes)
    default:
      throw .type
    }
  }

  private static func validated(_ bytes: Span<UInt8>) throws(PostgresDecodingFailure) -> String {
    do {
      return String(copying: try UTF8Span(validating: bytes))
    } catch {
      throw .notUTF8
    }
  }

  private static func uuidText(_ bytes: Span<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for index in bytes.indices {
      if index == 4 || index == 6 || index == 8 || index == 10 { text.append(0x2d) }
      text.append(digits[Int(bytes[index] >> 4)])
      text.append(digits[Int(bytes[index] & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
