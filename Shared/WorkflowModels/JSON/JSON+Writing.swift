/// JSON to text: compact for wires, indented for people, canonical for digests and comparison.
extension JSON {
  /// Compact text.
  package func bytes() -> [UInt8] {
    var writer = JSONWriter()
    writer.write(self)
    return writer.bytes
  }

  /// Compact text.
  package func text() -> String {
    var writer = JSONWriter()
    writer.write(self)
    return writer.text
  }

  /// Indented by two spaces a level.
  package func prettyText() -> String {
    var writer = JSONWriter()
    writer.write(self, as: JSONPrettyStyle.self)
    return writer.text
  }

  /// Compact, keys sorted by their UTF-8 bytes, each number in the one form of its value: equal values, and only
  /// those, have equal canonical bytes.
  package func canonicalBytes() -> [UInt8] {
    var writer = JSONWriter()
    writer.write(self, as: JSONCanonicalStyle.self)
    return writer.bytes
  }
}
