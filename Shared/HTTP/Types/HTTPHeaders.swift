/// The header fields of a message, in the order they were sent, because proxies and signatures care about the order.
///
/// Names compare without regard to ASCII case. A message has few fields, so a scan beats a dictionary.
package struct HTTPHeaders: Sendable {
  package struct Field: Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  private var fields: [Field] = []

  package init() {}

  package init(reservingCapacity count: Int) { fields.reserveCapacity(count) }

  package init(_ fields: [(name: String, value: String)]) {
    self.fields = fields.map { Field(name: $0.name, value: $0.value) }
  }

  package var isEmpty: Bool { fields.isEmpty }
  package var count: Int { fields.count }

  /// The first value of a name. Setting replaces every value of that name by one, in the first one's place; nil removes them.
  package subscript(name: String) -> String? {
    get { fields.first { Self.sameName($0.name, name) }?.value }
    set {
      let place = fields.firstIndex { Self.sameName($0.name, name) }
      guard let newValue else {
        if place != nil { remove(name) }
        return
      }
      guard let place else {
        fields.append(Field(name: name, value: newValue))
        return
      }
      fields[place] = Field(name: name, value: newValue)
      var index = 0
      fields.removeAll { field in
        defer { index += 1 }
        return index > place && Self.sameName(field.name, name)
      }
    }
  }

  /// Adds a field and leaves others of that name: `Set-Cookie` comes several times.
  package mutating func add(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  package mutating func reserveCapacity(_ count: Int) {
    fields.reserveCapacity(count)
  }

  package mutating func remove(_ name: String) {
    fields.removeAll { Self.sameName($0.name, name) }
  }

  package func contains(_ name: String) -> Bool {
    fields.contains { Self.sameName($0.name, name) }
  }

  /// Every value of a name, in order.
  package func values(_ name: String) -> [String] {
    fields.compactMap { Self.sameName($0.name, name) ? $0.value : nil }
  }

  /// Whether a comma-separated field (`Connection`, `Upgrade`, `Accept-Encoding`) has this token, without regard to case.
  /// Parameters after a semicolon are ignored.
  package func hasToken(_ token: String, in name: String) -> Bool {
    for field in fields where Self.sameName(field.name, name) {
      for item in field.value.utf8.split(separator: UInt8(ascii: ",")) {
        let word = item.prefix { $0 != UInt8(ascii: ";") }
        let bare = Self.trimmed(word)
        if Self.sameBytes(bare, token.utf8) { return true }
      }
    }
    return false
  }

  private static func trimmed(_ word: Substring.UTF8View) -> Substring.UTF8View {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var rest = word.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
    return rest
  }
}

extension HTTPHeaders {
  /// Whether two names are the same field. Only ASCII letters have a case here.
  package static func sameName(_ one: String, _ other: String) -> Bool {
    let (one, other) = (one.utf8Span.span, other.utf8Span.span)
    guard one.count == other.count else { return false }
    for place in one.indices where one[place] != other[place] && lowered(one[place]) != lowered(other[place]) {
      return false
    }
    return true
  }

  private static func sameBytes(_ one: some Collection<UInt8>, _ other: some Collection<UInt8>) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { $0 == $1 || lowered($0) == lowered($1) }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// Whether a name may be sent: a token of RFC 9110 §5.6.2.
  package static func isValid(name: String) -> Bool {
    let name = name.utf8Span.span
    for place in name.indices where !isTokenCharacter(name[place]) { return false }
    return !name.isEmpty
  }

  private static func isTokenCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+.^_`|~".utf8.contains(byte)
    }
  }

  /// Whether a value may be sent. A line break in a value would let its author write header fields of their own.
  package static func isValid(value: String) -> Bool {
    value.utf8.allSatisfy { $0 == UInt8(ascii: "\t") || ($0 >= 0x20 && $0 != 0x7F) }
  }
}

extension HTTPHeaders: Sequence {
  package func makeIterator() -> IndexingIterator<[Field]> {
    fields.makeIterator()
  }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
  /// Keeps the order, and keeps several fields of one name.
  package init(dictionaryLiteral elements: (String, String)...) {
    fields = elements.map { Field(name: $0.0, value: $0.1) }
  }
}

extension HTTPHeaders: Equatable {
  /// Same fields in the same order; the case of names does not count.
  package static func == (one: HTTPHeaders, other: HTTPHeaders) -> Bool {
    one.count == other.count
      && zip(one.fields, other.fields).allSatisfy { sameName($0.name, $1.name) && $0.value == $1.value }
  }
}

extension HTTPHeaders: CustomStringConvertible {
  package var description: String {
    fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
  }
}
