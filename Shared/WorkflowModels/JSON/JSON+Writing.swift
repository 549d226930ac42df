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
    var writer = JSONPrettyWriter()
    writer.write(self, level: 0)
    return writer.text
  }

  /// Compact, keys sorted by their UTF-8 bytes, each number in the one form of its value: equal values, and only
  /// those, have equal canonical bytes.
  package func canonicalBytes() -> [UInt8] {
    var writer = JSONWriter()
    writer.writeCanonical(self)
    return writer.bytes
  }
}

extension JSONWriter {
  package mutating func write(_ value: JSON) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .int(let value): int(value)
    case .double(let value): double(value)
    case .decimal(let digits): literal(digits)
    case .string(let value): string(value)
    case .array(let values):
      beginArray()
      for value in values { write(value) }
      endArray()
    case .object(let object): write(object)
    }
  }

  package mutating func write(_ object: JSONObject) {
    beginObject()
    for entry in object.entries {
      key(entry.key)
      write(entry.value)
    }
    endObject()
  }

  mutating func writeCanonical(_ value: JSON) {
    switch value {
    case .double, .decimal: literal(CanonicalNumber(value).text)
    case .array(let values):
      beginArray()
      for value in values { writeCanonical(value) }
      endArray()
    case .object(let object):
      beginObject()
      for entry in object.entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        key(entry.key)
        writeCanonical(entry.value)
      }
      endObject()
    default: write(value)
    }
  }
}

/// The indented form.
struct JSONPrettyWriter: ~Copyable {
  private var writer = JSONWriter()

  var text: String { writer.text }

  mutating func write(_ value: JSON, level: Int) {
    switch value {
    case .array(let values) where !values.isEmpty:
      writer.raw(UInt8(ascii: "["))
      for (place, value) in values.enumerated() {
        beginLine(isFirst: place == 0, level: level + 1)
        write(value, level: level + 1)
      }
      endLines(level: level)
      writer.raw(UInt8(ascii: "]"))
    case .object(let object) where !object.isEmpty:
      writer.raw(UInt8(ascii: "{"))
      for (place, entry) in object.entries.enumerated() {
        beginLine(isFirst: place == 0, level: level + 1)
        writer.quoted(entry.key)
        writer.raw(": ")
        write(entry.value, level: level + 1)
      }
      endLines(level: level)
      writer.raw(UInt8(ascii: "}"))
    default: writer.raw(value.text())
    }
  }

  private mutating func beginLine(isFirst: Bool, level: Int) {
    if !isFirst { writer.raw(UInt8(ascii: ",")) }
    endLines(level: level)
  }

  private mutating func endLines(level: Int) {
    writer.raw(UInt8(ascii: "\n"))
    for _ in 0..<level { writer.raw("  ") }
  }
}
