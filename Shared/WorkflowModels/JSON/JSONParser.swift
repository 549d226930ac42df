/// Reads one JSON text (RFC 8259, nothing more lenient) into a value.
///
/// It keeps its own stack instead of calling itself, so that no depth of nesting can overflow the thread's.
@safe
struct JSONParser: ~Copyable {
  /// Not private: a private type as the parameter of `JSONStack` breaks the 6.3.1 compiler.
  struct Frame {
    let isObject: Bool
    /// How many values (or entries) lay on the pile when this container was opened.
    let base: Int
    /// One bit for each key seen, by a cheap hash: a bit met twice is the only reason to look for repeated keys.
    var keyBits: UInt64 = 0
    var mayRepeatKeys = false
  }

  var scanner: JSONScanner
  private let maximumDepth: Int
  // Each below a kilobyte: beyond that, taking and giving back memory costs more than reading a small text.
  private var frames = JSONStack<Frame>(capacity: 8)
  private var values = JSONStack<JSON>(capacity: 16)
  private var entries = JSONStack<JSONObject.Entry>(capacity: 16)

  /// The text must outlive the parser.
  init(_ text: UnsafeRawBufferPointer, maximumDepth: Int) {
    unsafe scanner = JSONScanner(text)
    self.maximumDepth = maximumDepth
  }

  mutating func parseDocument() throws(JSONFault) -> JSON {
    scanner.skipWhitespace()
    let value = try parseValue()
    scanner.skipWhitespace()
    guard scanner.isAtEnd else { throw scanner.fault(.trailingContent) }
    return value
  }

  private mutating func parseValue() throws(JSONFault) -> JSON {
    while true {
      guard var value = try beginValue() else { continue }
      // A value is complete: hand it to the container around it, and that one on if it closes.
      repeat {
        guard frames.count > 0 else { return value }
        scanner.skipWhitespace()
        if frames.top.isObject {
          entries.top.value = value
          if scanner.take(UInt8(ascii: ",")) {
            try readKey()
            break
          }
          guard scanner.take(UInt8(ascii: "}")) else { throw scanner.fault(.expectedCommaOrBrace) }
          value = .object(closeObject())
        } else {
          values.push(value)
          if scanner.take(UInt8(ascii: ",")) {
            scanner.skipWhitespace()
            break
          }
          guard scanner.take(UInt8(ascii: "]")) else { throw scanner.fault(.expectedCommaOrBracket) }
          value = .array(values.takeArray(from: frames.top.base))
          frames.removeTop()
        }
      } while true
    }
  }

  /// Reads a scalar or an empty container; answers nil when it has only opened a container.
  @inline(__always)
  private mutating func beginValue() throws(JSONFault) -> JSON? {
    switch scanner.peek {
    case UInt8(ascii: "\""): return .string(try scanner.readString())
    case UInt8(ascii: "{"):
      try checkDepth()
      scanner.advance()
      scanner.skipWhitespace()
      if scanner.take(UInt8(ascii: "}")) { return .object(JSONObject()) }
      frames.push(Frame(isObject: true, base: entries.count))
      try readKey()
      return nil
    case UInt8(ascii: "["):
      try checkDepth()
      scanner.advance()
      scanner.skipWhitespace()
      if scanner.take(UInt8(ascii: "]")) { return .array([]) }
      frames.push(Frame(isObject: false, base: values.count))
      return nil
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try scanner.readNumber()
    case UInt8(ascii: "t"):
      guard scanner.takeWord("true") else { throw scanner.fault(.unknownWord) }
      return .bool(true)
    case UInt8(ascii: "f"):
      guard scanner.takeWord("false") else { throw scanner.fault(.unknownWord) }
      return .bool(false)
    case UInt8(ascii: "n"):
      guard scanner.takeWord("null") else { throw scanner.fault(.unknownWord) }
      return .null
    default: throw scanner.fault(.expectedValue)
    }
  }

  private func checkDepth() throws(JSONFault) {
    guard frames.count < maximumDepth else { throw scanner.fault(.tooDeep) }
  }

  /// Reads a key and its colon, and leaves an entry on the pile that waits for its value.
  private mutating func readKey() throws(JSONFault) {
    scanner.skipWhitespace()
    guard scanner.peek == UInt8(ascii: "\"") else { throw scanner.fault(.expectedKey) }
    let start = scanner.offset
    let key = try scanner.readString()
    let bit = scanner.fingerprint(ofStringFrom: start)
    if frames.top.keyBits & bit != 0 { frames.top.mayRepeatKeys = true }
    frames.top.keyBits |= bit
    scanner.skipWhitespace()
    guard scanner.take(UInt8(ascii: ":")) else { throw scanner.fault(.expectedColon) }
    scanner.skipWhitespace()
    entries.push(JSONObject.Entry(key: key, value: .null))
  }

  private mutating func closeObject() -> JSONObject {
    let own = entries.takeArray(from: frames.top.base)
    let mayRepeatKeys = frames.top.mayRepeatKeys
    frames.removeTop()
    return mayRepeatKeys ? JSONObject(entries: own) : JSONObject(distinct: own)
  }
}
