/// Finds what turns one JSON value into another, as a patch that people can read: lists of things with an id (nodes,
/// edges) are compared thing by thing, so that a moved or changed one is not a removed and an added one.
package struct JSONDifference {
  private var operations: [JSONPatch.Operation] = []
  /// Deeper down a value is replaced as a whole; it bounds the recursion.
  private static let deepest = 48
  /// With more of them the list is replaced as a whole.
  private static let mostMoves = 500

  package static func patch(from old: JSON, to new: JSON) -> JSONPatch {
    var difference = JSONDifference()
    difference.compare(old, new, at: JSONPointer(), depth: 0)
    return JSONPatch(difference.operations)
  }

  private mutating func compare(_ old: JSON, _ new: JSON, at place: JSONPointer, depth: Int) {
    if old == new { return }
    guard depth < Self.deepest else { return operations.append(.replace(place, new)) }
    switch (old, new) {
    case (.object(let old), .object(let new)): compare(old, new, at: place, depth: depth)
    case (.array(let old), .array(let new)):
      if let ours = KeyedList(old), let theirs = KeyedList(new) {
        compare(ours, theirs, at: place, depth: depth)
      } else {
        compare(old, new, at: place, depth: depth)
      }
    default: operations.append(.replace(place, new))
    }
  }

  private mutating func compare(_ old: JSONObject, _ new: JSONObject, at place: JSONPointer, depth: Int) {
    for (name, _) in old where new[name] == nil { operations.append(.remove(place.appending(name))) }
    for (name, value) in new {
      if let before = old[name] {
        compare(before, value, at: place.appending(name), depth: depth + 1)
      } else {
        operations.append(.add(place.appending(name), value))
      }
    }
  }

  /// Values without ids are compared by their places, apart from what both lists begin and end with.
  private mutating func compare(_ old: [JSON], _ new: [JSON], at place: JSONPointer, depth: Int) {
    let shorter = min(old.count, new.count)
    var start = 0
    while start < shorter && old[start] == new[start] { start += 1 }
    var end = 0
    while end < shorter - start && old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    let oldMiddle = start..<(old.count - end)
    let newMiddle = start..<(new.count - end)
    let common = min(oldMiddle.count, newMiddle.count)
    for index in start..<(start + common) {
      compare(old[index], new[index], at: place.appending(index), depth: depth + 1)
    }
    for index in oldMiddle.dropFirst(common).reversed() { operations.append(.remove(place.appending(index))) }
    for index in newMiddle.dropFirst(common) { operations.append(.add(place.appending(index), new[index])) }
  }

  private mutating func compare(_ old: KeyedList, _ new: KeyedList, at place: JSONPointer, depth: Int) {
    guard let moves = old.moves(to: new, atMost: Self.mostMoves) else {
      return operations.append(.replace(place, .array(new.values)))
    }
    for index in old.values.indices.reversed() where new.places[old.keys[index]] == nil {
      operations.append(.remove(place.appending(index)))
    }
    for (from, to) in moves { operations.append(.move(from: place.appending(from), to: place.appending(to))) }
    for (index, key) in new.keys.enumerated() where old.places[key] == nil {
      operations.append(.add(place.appending(index), new.values[index]))
    }
    for (index, key) in new.keys.enumerated() {
      guard let before = old.places[key] else { continue }
      compare(old.values[before], new.values[index], at: place.appending(index), depth: depth + 1)
    }
  }
}
