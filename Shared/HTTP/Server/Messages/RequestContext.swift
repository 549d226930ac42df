/// What middleware finds out about a request (its id, its user, its trace) and passes on to the handler, by type.
///
/// A value: what one middleware adds is seen by those behind it and by nobody else.
package struct RequestContext: Sendable {
  private struct Entry: Sendable {
    let key: ObjectIdentifier
    let value: any AnyObject & Sendable
  }

  /// Nearly always the only one, and then no array is needed.
  private var first: Entry?
  /// One or two: a scan beats a dictionary.
  private var others: [Entry] = []

  package init() {}

  package subscript<Key: RequestContextKey>(_ key: Key.Type) -> Key.Value? {
    get {
      let key = ObjectIdentifier(key)
      let entry = if let first, first.key == key { first } else { others.first { $0.key == key } }
      // Only the setter below adds an entry, and under this key only a value of this type.
      return entry.map { unsafe unsafeDowncast($0.value, to: Key.Value.self) }
    }
    set {
      let key = ObjectIdentifier(key)
      if first?.key == key { first = nil }
      others.removeAll { $0.key == key }
      guard let newValue else { return }
      if first == nil {
        first = Entry(key: key, value: newValue)
      } else {
        others.append(Entry(key: key, value: newValue))
      }
    }
  }
}

/// Names one thing in a `RequestContext`: an empty enum with the type of its value. A class, so that it is handed on
/// without a box.
package protocol RequestContextKey: Sendable {
  associatedtype Value: AnyObject & Sendable
}
