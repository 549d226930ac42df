/// The prepared statements of one connection, by text and types, the least recently used leaving first.
struct StatementCache {
  struct Key: Hashable {
    let text: String
    let types: [PostgresType]

    init(_ sql: SQL) {
      text = sql.text
      types = sql.binds.fields.map(\.type)
    }

    // The text decides nearly always; hashing the types too would only cost.
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  private struct Entry {
    let name: String
    var lastUse: Int
  }

  private let capacity: Int
  private var entries: [Key: Entry] = [:]
  private var uses = 0
  private var named = 0
  /// Names that the server still holds and nobody uses.
  private(set) var discarded: [String] = []

  init(capacity: Int) { self.capacity = max(0, capacity) }

  var isEnabled: Bool { capacity > 0 }
  var count: Int { entries.count }

  mutating func name(for key: Key) -> String? {
    guard let name = entries[key]?.name else { return nil }
    uses += 1
    entries[key]?.lastUse = uses
    return name
  }

  /// Gives the statement a name, and takes room for it. The caller sends the preparation.
  mutating func add(_ key: Key) -> String {
    if entries.count >= capacity { discardOldest() }
    uses += 1
    named += 1
    let name = "s\(named)"
    entries[key] = Entry(name: name, lastUse: uses)
    return name
  }

  /// The server never got it, refused it, or has lost it.
  mutating func forget(_ key: Key) { entries[key] = nil }

  mutating func forgetAll() {
    entries.removeAll()
    discarded.removeAll()
  }

  mutating func takeDiscarded() -> [String] {
    defer { discarded.removeAll() }
    return discarded
  }

  /// A scan over a few hundred entries, only when a full cache meets a new statement.
  private mutating func discardOldest() {
    guard let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
    discarded.append(oldest.value.name)
    entries[oldest.key] = nil
  }
}
