/// An object that keeps the order in which its keys came, so that a document comes back as it was written.
///
/// A key given twice has its last value, in its first place. Keys are told apart by their UTF-8 bytes. Up to
/// sixteen keys are searched one by one, which for so few is quicker than hashing; beyond that an index is kept,
/// so that no input makes a lookup slow.
package struct JSONObject: Sendable, ExpressibleByDictionaryLiteral, Sequence {
  package typealias Element = (key: String, value: JSON)

  /// A nominal type, because an array of tuples is destroyed several times more slowly.
  struct Entry: Sendable {
    let key: String
    var value: JSON
  }

  package struct Iterator: IteratorProtocol {
    private var entries: IndexingIterator<[Entry]>

    init(_ entries: [Entry]) { self.entries = entries.makeIterator() }

    package mutating func next() -> Element? { entries.next().map { (key: $0.key, value: $0.value) } }
  }

  /// From how many keys on the index is kept.
  static let indexThreshold = 16

  private(set) var entries: [Entry]
  /// Place of each key; kept only above the threshold.
  private var places: [JSONKey: Int]?

  package init() {
    entries = []
    places = nil
  }

  package init(minimumCapacity: Int) {
    self.init()
    entries.reserveCapacity(minimumCapacity)
  }

  package init(dictionaryLiteral elements: (String, JSON)...) {
    self.init(entries: elements.map { Entry(key: $0.0, value: $0.1) })
  }

  /// Takes entries whose keys are known to differ.
  init(distinct entries: [Entry]) {
    self.entries = entries
    places = nil
    if entries.count > Self.indexThreshold { rebuildIndex() }
  }

  /// Takes entries in which a key may come again: its last value wins, in its first place.
  init(entries: [Entry]) {
    if entries.count > Self.indexThreshold {
      self.init(distinct: entries)
      if places?.count == entries.count { return }
    } else if !Self.repeatsKey(entries) {
      self.init(distinct: entries)
      return
    }
    self.init(minimumCapacity: entries.count)
    for entry in entries { self[entry.key] = entry.value }
  }

  private static func repeatsKey(_ entries: [Entry]) -> Bool {
    for place in entries.indices {
      for earlier in 0..<place where entries[earlier].key.hasSameBytes(as: entries[place].key) { return true }
    }
    return false
  }

  package var count: Int { entries.count }
  package var isEmpty: Bool { entries.isEmpty }
  package var keys: some Sequence<String> { entries.lazy.map(\.key) }
  package var values: some Sequence<JSON> { entries.lazy.map(\.value) }

  package func makeIterator() -> Iterator { Iterator(entries) }
  package var underestimatedCount: Int { entries.count }

  /// Setting nil removes the key; a new key goes last.
  package subscript(key: String) -> JSON? {
    get { place(of: key).map { entries[$0].value } }
    set {
      guard let newValue else {
        _ = removeValue(forKey: key)
        return
      }
      if let place = place(of: key) {
        entries[place].value = newValue
      } else {
        append(newValue, forNewKey: key)
      }
    }
  }

  /// Takes the key out and answers its value. With many keys this rebuilds the index: to drop several, use `filter`.
  @discardableResult
  package mutating func removeValue(forKey key: String) -> JSON? {
    guard let place = place(of: key) else { return nil }
    let value = entries.remove(at: place).value
    if places != nil { rebuildIndex() }
    return value
  }

  /// The entries that the condition keeps, in their order.
  package func filter(_ isIncluded: (Element) throws -> Bool) rethrows -> JSONObject {
    JSONObject(distinct: try entries.filter { try isIncluded((key: $0.key, value: $0.value)) })
  }

  /// The same keys with other values.
  package func mapValues(_ transform: (JSON) throws -> JSON) rethrows -> JSONObject {
    var copy = self
    copy.entries = try entries.map { Entry(key: $0.key, value: try transform($0.value)) }
    return copy
  }

  /// Where the key's entry stands.
  func place(of key: String) -> Int? {
    if let places { return places[JSONKey(key)] }
    for place in entries.indices where entries[place].key.hasSameBytes(as: key) { return place }
    return nil
  }

  private mutating func append(_ value: JSON, forNewKey key: String) {
    entries.append(Entry(key: key, value: value))
    if places != nil {
      places?[JSONKey(key)] = entries.count - 1
    } else if entries.count > Self.indexThreshold {
      rebuildIndex()
    }
  }

  private mutating func rebuildIndex() {
    guard entries.count > Self.indexThreshold else {
      places = nil
      return
    }
    var places: [JSONKey: Int] = Dictionary(minimumCapacity: entries.count)
    for (place, entry) in entries.enumerated() { places[JSONKey(entry.key)] = place }
    self.places = places
  }
}

/// A key as its bytes: Swift's own string equality joins canonically equivalent texts, which JSON keeps apart.
private struct JSONKey: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: JSONKey, right: JSONKey) -> Bool { left.text.hasSameBytes(as: right.text) }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
