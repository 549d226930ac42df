/// What middleware finds out about a request (its id, its user, its trace) and passes on to the handler, by type.
///
/// A value: what one middleware adds is seen by those behind it and by nobody else.
package struct RequestContext: Sendable {
  /// One or two: a scan beats a dictionary.
  private var values: [(key: ObjectIdentifier, value: any Sendable)] = []

  package init() {}

  package subscript<Key: RequestContextKey>(_ key: Key.Type) -> Key.Value? {
    get { values.first { $0.key == ObjectIdentifier(key) }?.value as? Key.Value }
    set {
      values.removeAll { $0.key == ObjectIdentifier(key) }
      if let newValue { values.append((ObjectIdentifier(key), newValue)) }
    }
  }
}

/// Names one thing in a `RequestContext`: an empty enum with the type of its value.
package protocol RequestContextKey: Sendable {
  associatedtype Value: Sendable
}
