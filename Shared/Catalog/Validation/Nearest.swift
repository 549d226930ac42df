/// Finds the name that somebody probably meant.
enum Nearest {
  /// The name with the fewest single-letter changes, if those are few for its length.
  static func name(to given: String, in names: some Sequence<String>) -> String? {
    let given = Array(given.lowercased().unicodeScalars.prefix(64))
    guard !given.isEmpty else { return nil }
    let limit = max(1, given.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = distance(given, Array(name.lowercased().unicodeScalars.prefix(64)))
      if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var previous = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        let change = previous[column] + (scalar == other ? 0 : 1)
        current.append(min(change, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
