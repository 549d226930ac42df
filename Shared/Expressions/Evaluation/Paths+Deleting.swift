import WorkflowModels

extension Paths {
  /// All at once, as jq does it: what is deleted at one level of a value does not move what else is deleted there.
  static func delete(_ paths: [JSON], from value: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    var keys: [[JSON]] = []
    for path in try Order.sorted(paths, &meter) {
      guard case .array(let path) = path else { throw .type("Path must be specified as an array") }
      guard path.count <= ExpressionBudget.maximumNesting else { throw .type("The path is too long") }
      keys.append(path)
    }
    if keys.isEmpty { return value }
    if keys.contains(where: \.isEmpty) { return .null }
    return try delete(keys[...], from: value, &meter)
  }

  /// A value that is being deleted from, and which of the paths lead into it.
  private struct Level {
    var value: JSON
    /// Where it lies in the level before.
    let key: JSON
    let start: Int
    /// What lies behind is done.
    var end: Int
    /// What is deleted of the value itself.
    var deleted: [JSON] = []
  }

  /// The paths are sorted, so that those into one child lie together. With a list of its own, because paths may be as
  /// long as values are deep.
  private static func delete(
    _ paths: ArraySlice<[JSON]>, from value: JSON, _ meter: inout Meter
  ) throws(Fault) -> JSON {
    var levels = [Level(value: value, key: .null, start: paths.startIndex, end: paths.endIndex)]
    while var level = levels.popLast() {
      let depth = levels.count
      guard level.end > level.start else {
        let done = level.deleted.isEmpty ? level.value : try remove(level.deleted, from: level.value, &meter)
        guard var outer = levels.popLast() else { return done }
        try set(done, in: &outer.value, at: [level.key], &meter)
        levels.append(outer)
        continue
      }
      let key = paths[level.end - 1][depth]
      var start = level.end - 1
      while start > level.start, try Order.compare(paths[start - 1][depth], key, &meter) == 0 { start -= 1 }
      let group = start..<level.end
      level.end = start
      // What is deleted as a whole needs nothing deleted in it. All are asked, because NaN has no place in an order.
      if paths[group].contains(where: { $0.count <= depth + 1 }) {
        level.deleted.append(key)
        levels.append(level)
        continue
      }
      let child = try child(of: level.value, key, &meter)
      levels.append(level)
      if child.isNull { continue }
      levels.append(Level(value: child, key: key, start: group.lowerBound, end: group.upperBound))
    }
    return value
  }

  private static func remove(_ keys: [JSON], from value: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    switch value {
    case .null: return .null
    case .object(var object):
      for key in keys {
        guard case .string(let name) = key else { throw cannotDelete(key, from: value) }
        try meter.step(1 + object.count / 16)
        object.removeValue(forKey: name)
      }
      return .object(object)
    case .array(let values):
      var isKept = [Bool](repeating: true, count: values.count)
      try meter.spend(elements: values.count)
      for key in keys {
        for place in try places(of: key, in: values) { isKept[place] = false }
        try meter.step()
      }
      return .array(zip(values, isKept).filter(\.1).map(\.0))
    default:
      throw .type("Cannot delete fields from \(value.typeName)")
    }
  }

  /// The places that a key stands for, all of them in the array.
  private static func places(of key: JSON, in values: [JSON]) throws(Fault) -> Range<Int> {
    if case .object(let range) = key {
      let (start, end) = try bounds(range, count: values.count)
      return start..<end
    }
    guard let number = Number.double(key) else { throw cannotDelete(key, from: .array(values)) }
    guard let whole = Number.whole(key) else { return 0..<0 }
    // What lies between −1 and 0 counts from the end here, and so lies behind it.
    let place = number < 0 ? values.count + max(whole, -values.count - 1) : whole
    return place >= 0 && place < values.count ? place..<(place + 1) : 0..<0
  }

  private static func cannotDelete(_ key: JSON, from value: JSON) -> Fault {
    .type("Cannot delete field at \(value.typeName) index of \(key.typeName)")
  }
}
