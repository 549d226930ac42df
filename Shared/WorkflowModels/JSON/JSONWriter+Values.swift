/// How a value is laid out as text. A type and not a flag, so that the compact form pays nothing for the others.
protocol JSONStyle {
  static var isIndented: Bool { get }
  static var isCanonical: Bool { get }
}

enum JSONCompactStyle: JSONStyle {
  static let isIndented = false
  static let isCanonical = false
}

enum JSONPrettyStyle: JSONStyle {
  static let isIndented = true
  static let isCanonical = false
}

enum JSONCanonicalStyle: JSONStyle {
  static let isIndented = false
  static let isCanonical = true
}

/// Writing whole values. The way down is kept on a stack of our own, so that depth costs no thread's stack.
extension JSONWriter {
  /// A container that is being written, and how far.
  private struct Frame {
    var values: [JSON] = []
    var entries: [JSONObject.Entry] = []
    var isObject: Bool
    var next = 0

    init(_ values: [JSON]) {
      self.values = values
      isObject = false
    }

    init(_ entries: [JSONObject.Entry]) {
      self.entries = entries
      isObject = true
    }

    var isAtEnd: Bool { next == (isObject ? entries.count : values.count) }
  }

  package mutating func write(_ value: JSON) { write(value, as: JSONCompactStyle.self) }

  package mutating func write(object: JSONObject) { write(.object(object), as: JSONCompactStyle.self) }

  mutating func write<Style: JSONStyle>(_ root: JSON, as style: Style.Type) {
    guard var frame = begin(root, as: style) else { return }
    var outer: [Frame] = []
    while true {
      while !frame.isAtEnd {
        let place = frame.next
        frame.next += 1
        if Style.isIndented { startLine(isFirst: place == 0, level: outer.count + 1) }
        let inner: Frame?
        if frame.isObject {
          key(frame.entries[place].key)
          if Style.isIndented { raw(UInt8(ascii: " ")) }
          inner = begin(frame.entries[place].value, as: style)
        } else {
          inner = begin(frame.values[place], as: style)
        }
        if let inner {
          outer.append(frame)
          frame = inner
        }
      }
      if Style.isIndented, frame.next > 0 { startLine(isFirst: true, level: outer.count) }
      if frame.isObject { endObject() } else { endArray() }
      guard let parent = outer.popLast() else { return }
      frame = parent
    }
  }

  /// Writes a scalar whole, and of a container only its opening bracket; answers what is then to be written.
  @inline(__always)
  private mutating func begin<Style: JSONStyle>(_ value: JSON, as style: Style.Type) -> Frame? {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .int(let value): int(value)
    case .double, .decimal:
      if Style.isCanonical { literal(CanonicalNumber(value).text) } else { number(value) }
    case .string(let value): string(value)
    case .array(let values):
      beginArray()
      return Frame(values)
    case .object(let object):
      beginObject()
      guard Style.isCanonical else { return Frame(object.entries) }
      return Frame(object.entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    }
    return nil
  }

  private mutating func number(_ value: JSON) {
    if case .double(let value) = value { double(value) }
    if case .decimal(let digits) = value { literal(digits) }
  }

  /// The comma before a line must come before its line break, so it is written here and not by the next piece.
  private mutating func startLine(isFirst: Bool, level: Int) {
    if !isFirst { raw(UInt8(ascii: ",")) }
    skipComma()
    raw(UInt8(ascii: "\n"))
    for _ in 0..<level { raw("  ") }
  }
}
