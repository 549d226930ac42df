/// Equality by value: what a reader of two JSON texts would call the same document.
///
/// Two numbers are equal when their canonical texts are, which is why `1`, `1.0` and `1e0` are one number, and two
/// values are equal exactly when their `canonicalBytes()` are.
///
/// Neither comparing nor hashing calls itself once for each level of nesting: no value can overflow the stack.
extension JSON: Hashable {
  /// Containers deeper than this are hashed by their size alone.
  private static let hashedLevels = 8

  package static func == (left: JSON, right: JSON) -> Bool {
    var pending: [(JSON, JSON)] = []
    guard isEqualBesidesContainers(left, right, &pending) else { return false }
    while let (left, right) = pending.popLast() {
      switch (left, right) {
      case (.array(let left), .array(let right)):
        for (left, right) in zip(left, right) where !isEqualBesidesContainers(left, right, &pending) { return false }
      case (.object(let left), .object(let right)):
        for entry in left.entries {
          guard let other = right[entry.key], isEqualBesidesContainers(entry.value, other, &pending) else {
            return false
          }
        }
      default: return false
      }
    }
    return true
  }

  /// Decides scalars and sizes; puts containers of the same size off to `pending`.
  @inline(__always)
  private static func isEqualBesidesContainers(_ left: JSON, _ right: JSON, _ pending: inout [(JSON, JSON)]) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.int(let left), .int(let right)): return left == right
    case (.string(let left), .string(let right)): return left.hasSameBytes(as: right)
    case (.array(let ours), .array(let theirs)):
      guard ours.count == theirs.count else { return false }
      if !ours.isEmpty { pending.append((left, right)) }
      return true
    case (.object(let ours), .object(let theirs)):
      guard ours.count == theirs.count else { return false }
      if !ours.isEmpty { pending.append((left, right)) }
      return true
    default: return left.isNumber && right.isNumber && CanonicalNumber(left) == CanonicalNumber(right)
    }
  }

  package func hash(into hasher: inout Hasher) { hash(into: &hasher, levels: Self.hashedLevels) }

  fileprivate func hash(into hasher: inout Hasher, levels: Int) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .int(let value): hasher.combine(CanonicalNumber.integer(value))
    case .double, .decimal: hasher.combine(CanonicalNumber(self))
    case .string(let value): hasher.combine(value)
    case .array(let values):
      hasher.combine(values.count)
      if levels > 0 { for value in values { value.hash(into: &hasher, levels: levels - 1) } }
    case .object(let object): object.hash(into: &hasher, levels: levels)
    }
  }
}

extension JSONObject: Hashable {
  package static func == (left: JSONObject, right: JSONObject) -> Bool { JSON.object(left) == JSON.object(right) }

  package func hash(into hasher: inout Hasher) { JSON.object(self).hash(into: &hasher) }

  /// Order must not count, so the entries' own hashes are summed.
  fileprivate func hash(into hasher: inout Hasher, levels: Int) {
    var sum = 0
    if levels > 0 {
      for entry in entries {
        var own = Hasher()
        own.combine(entry.key)
        entry.value.hash(into: &own, levels: levels - 1)
        sum &+= own.finalize()
      }
    }
    hasher.combine(count)
    hasher.combine(sum)
  }
}
