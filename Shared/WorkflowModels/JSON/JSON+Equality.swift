/// Equality by value: what a reader of two JSON texts would call the same document.
///
/// Two numbers are equal when their canonical texts are, which is why `1`, `1.0` and `1e0` are one number, and two
/// values are equal exactly when their `canonicalBytes()` are.
extension JSON: Hashable {
  package static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.int(let left), .int(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    case (.int, .double), (.int, .decimal), (.double, .int), (.double, .double), (.double, .decimal),
      (.decimal, .int), (.decimal, .double), (.decimal, .decimal):
      CanonicalNumber(left) == CanonicalNumber(right)
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .int(let value): hasher.combine(CanonicalNumber.integer(value))
    case .double, .decimal: hasher.combine(CanonicalNumber(self))
    case .string(let value): hasher.combine(value)
    case .array(let values): hasher.combine(values)
    case .object(let object): hasher.combine(object)
    }
  }
}

extension String {
  /// Whether both strings are the same UTF-8 bytes. Swift's own `==` takes "é" and "e\u{301}" for equal, JSON does not.
  func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return utf8.elementsEqual(other.utf8)
  }
}
