import WorkflowModels

/// What the language does with strings. Places in a string are code points, as jq counts them.
enum Text {
  /// A value inside `"\( … )"`, written as the string's format says.
  static func interpolated(_ value: JSON, _ format: Format, _ meter: inout Meter) throws(Fault) -> String {
    let text = try format.apply(value, &meter)
    try meter.spend(bytes: text.utf8.count)
    return text
  }

  static func string(_ value: JSON, _ meter: inout Meter) throws(Fault) -> String {
    if case .string(let text) = value { return text }
    return try json(value, &meter)
  }

  /// Compact JSON. The value is measured first: shared parts can make a short program's text endless.
  static func json(_ value: JSON, _ meter: inout Meter) throws(Fault) -> String {
    if value.isContainer { _ = try meter.measure(value) }
    let text = Number.text(value)
    try meter.spend(bytes: text.utf8.count)
    return text
  }

  static func slice(_ text: String, _ range: JSONObject, _ meter: inout Meter) throws(Fault) -> JSON {
    try meter.step(text.utf8.count / 64)
    let scalars = text.unicodeScalars
    let (start, end) = try Paths.bounds(range, count: scalars.count)
    try meter.spend(bytes: end - start)
    return .string(String(scalars.dropFirst(start).prefix(end - start)))
  }

  static func split(_ text: String, _ separator: String, _ meter: inout Meter) throws(Fault) -> JSON {
    if text.isEmpty { return .array([]) }
    try meter.spend(bytes: text.utf8.count)
    if separator.isEmpty {
      try meter.spend(elements: text.utf8.count)
      return .array(text.unicodeScalars.map { .string(String($0)) })
    }
    let bytes = Array(text.utf8)
    var parts: [JSON] = []
    var start = 0
    for place in places(of: Array(separator.utf8), in: bytes, overlapping: false) {
      parts.append(.string(String(decoding: bytes[start..<place], as: UTF8.self)))
      start = place + separator.utf8.count
    }
    parts.append(.string(String(decoding: bytes[start...], as: UTF8.self)))
    try meter.spend(elements: parts.count)
    return .array(parts)
  }

  /// Byte places of `wanted`, which is not empty.
  static func places(of wanted: [UInt8], in bytes: [UInt8], overlapping: Bool) -> [Int] {
    guard let first = wanted.first, wanted.count <= bytes.count else { return [] }
    var found: [Int] = []
    var place = 0
    while place <= bytes.count - wanted.count {
      if bytes[place] == first, bytes[place..<(place + wanted.count)].elementsEqual(wanted) {
        found.append(place)
        place += overlapping ? 1 : wanted.count
      } else {
        place += 1
      }
    }
    return found
  }

  static func contains(_ text: String, _ wanted: String) -> Bool {
    wanted.isEmpty || !places(of: Array(wanted.utf8), in: Array(text.utf8), overlapping: false).isEmpty
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  static func trimmed(_ text: String, start: Bool, end: Bool) -> String {
    var scalars = text.unicodeScalars[...]
    if start { scalars = scalars.drop(while: isSpace) }
    if end { while let last = scalars.last, isSpace(last) { scalars.removeLast() } }
    return String(scalars)
  }

  static func changedCase(_ text: String, from range: ClosedRange<UInt8>) -> String {
    String(decoding: text.utf8.map { range.contains($0) ? $0 ^ 32 : $0 }, as: UTF8.self)
  }
}
