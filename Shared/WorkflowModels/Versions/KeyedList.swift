/// A list whose elements have names of their own: nodes and edges by their id, edges without one by their ends.
struct KeyedList {
  let values: [JSON]
  let keys: [String]
  let places: [String: Int]

  /// Nil unless every element has a name that no other has.
  init?(_ values: [JSON]) {
    var keys: [String] = []
    var places: [String: Int] = [:]
    keys.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      guard let key = Self.key(of: value), places.updateValue(index, forKey: key) == nil else { return nil }
      keys.append(key)
    }
    self.values = values
    self.keys = keys
    self.places = places
  }

  /// What brings the elements that both lists have into the order of the other: from where to where, each applied after
  /// the one before, once the elements that the other lacks are gone. Nil when there are too many.
  func moves(to other: KeyedList, atMost limit: Int) -> [(from: Int, to: Int)]? {
    let kept = keys.filter { other.places[$0] != nil }
    let rank = other.keys.filter { places[$0] != nil }.enumerated().reduce(into: [String: Int]()) { $0[$1.1] = $1.0 }
    // The elements as numbers: what their place is in the other list, apart from those that are new there.
    var order = kept.compactMap { rank[$0] }
    let stays = Self.longestRise(in: order)
    guard order.count - stays.count <= limit else { return nil }
    var moves: [(from: Int, to: Int)] = []
    // Each that moves goes behind its predecessor, in the order of the other list. What stays is in order already, and
    // so everything is behind its predecessor in the end.
    for element in 0..<order.count where !stays.contains(element) {
      guard let from = order.firstIndex(of: element) else { continue }
      order.remove(at: from)
      let to = element == 0 ? 0 : (order.firstIndex(of: element - 1) ?? -1) + 1
      order.insert(element, at: to)
      if from != to { moves.append((from, to)) }
    }
    return moves
  }

  /// The members of a longest rising subsequence.
  private static func longestRise(in order: [Int]) -> Set<Int> {
    var tails: [Int] = []
    var previous: [Int: Int] = [:]
    for value in order {
      var low = 0
      var high = tails.count
      while low < high {
        let middle = (low + high) / 2
        if tails[middle] < value { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[value] = tails[low - 1] }
      if low == tails.count { tails.append(value) } else { tails[low] = value }
    }
    var members: Set<Int> = []
    var next = tails.last
    while let value = next {
      members.insert(value)
      next = previous[value]
    }
    return members
  }

  private static func key(of value: JSON) -> String? {
    if let id = value["id"]?.stringValue { return "id " + id }
    guard let source = value["source"]?.stringValue, let target = value["target"]?.stringValue else { return nil }
    let ends = [JSON.string(source), value["sourceHandle"] ?? .null, .string(target), value["targetHandle"] ?? .null]
    return "ends " + JSON.array(ends).text()
  }
}
