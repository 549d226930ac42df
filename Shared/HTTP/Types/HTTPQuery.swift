/// The parameters of a query (`?limit=10&tag=a&tag=b`) or of a form body, decoded, in order.
package struct HTTPQuery: Sendable, Hashable {
  package struct Item: Sendable, Hashable {
    package let name: String
    /// Empty for a name without `=`.
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package private(set) var items: [Item]

  package init(_ items: [Item] = []) {
    self.items = items
  }

  /// Reads `a=1&b=2` (without the question mark). Empty pieces (`a=1&&b`) are skipped.
  package init(parsing text: some Collection<UInt8>) throws(PercentEncoding.DecodingError) {
    items = []
    for piece in text.split(separator: UInt8(ascii: "&")) {
      let end = piece.firstIndex(of: UInt8(ascii: "="))
      let name = try PercentEncoding.decode(piece[..<(end ?? piece.endIndex)], plusIsSpace: true)
      let value = end.map { piece[piece.index(after: $0)...] }
      items.append(
        Item(
          name: name,
          value: try value.map { rest throws(PercentEncoding.DecodingError) in
            try PercentEncoding.decode(rest, plusIsSpace: true)
          } ?? ""))
    }
  }

  package init(parsing text: String) throws(PercentEncoding.DecodingError) {
    try self.init(parsing: text.utf8)
  }

  package var isEmpty: Bool { items.isEmpty }

  /// The first value of a name.
  package subscript(name: String) -> String? {
    items.first { $0.name == name }?.value
  }

  /// Every value of a name, in order.
  package func values(_ name: String) -> [String] {
    items.compactMap { $0.name == name ? $0.value : nil }
  }

  package mutating func add(_ name: String, _ value: String) {
    items.append(Item(name: name, value: value))
  }

  /// The query as it goes into a URL (or a form body), percent-encoded, without the question mark.
  package var text: String {
    items.map { item in
      PercentEncoding.encode(item.name) + "=" + PercentEncoding.encode(item.value)
    }.joined(separator: "&")
  }
}

extension HTTPQuery: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, String)...) {
    items = elements.map { Item(name: $0.0, value: $0.1) }
  }
}
