import WorkflowModels

extension Order {
  static func sorted(_ values: [JSON], _ meter: inout Meter) throws(Fault) -> [JSON] {
    try sorted(values, by: values, &meter)
  }

  static func sorted(_ values: [JSON], by keys: [JSON], _ meter: inout Meter) throws(Fault) -> [JSON] {
    let order = try places(of: keys, &meter)
    return order.compactMap { $0 < values.count ? values[$0] : nil }
  }

  /// The places of `keys` in ascending order of the keys, equals as they were.
  ///
  /// Swift's own sort takes no comparison that throws a typed error, and the budget must be able to stop it.
  static func places(of keys: [JSON], _ meter: inout Meter) throws(Fault) -> [Int] {
    try meter.spend(elements: 4 * keys.count)
    let keys = try simplified(keys, &meter)
    var entries = try SortEntry.list(of: keys, &meter)
    var buffer = entries
    var width = 1
    while width < keys.count {
      for start in stride(from: 0, to: keys.count, by: 2 * width) {
        let middle = min(start + width, keys.count)
        let end = min(start + 2 * width, keys.count)
        try merge(entries, start, middle, end, into: &buffer, keys, &meter)
      }
      try meter.step(keys.count / SortEntry.comparisonsOfAStep)
      swap(&entries, &buffer)
      width *= 2
    }
    return entries.map(\.place)
  }

  private static func isInOrder(
    _ left: SortEntry, _ right: SortEntry, _ keys: [JSON], _ meter: inout Meter
  ) throws(Fault) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    if left.isExact, right.isExact { return true }
    return try compare(keys[left.place], keys[right.place], &meter) <= 0
  }

  private static func merge(
    _ entries: [SortEntry], _ start: Int, _ middle: Int, _ end: Int, into buffer: inout [SortEntry], _ keys: [JSON],
    _ meter: inout Meter
  ) throws(Fault) {
    var (left, right) = (start, middle)
    // What is in order already, as most lists are in parts, takes one comparison.
    if middle < end, try isInOrder(entries[middle - 1], entries[middle], keys, &meter) {
      for place in start..<end { buffer[place] = entries[place] }
      return
    }
    for place in start..<end {
      let takesLeft: Bool
      if left >= middle || right >= end {
        takesLeft = left < middle
      } else {
        takesLeft = try isInOrder(entries[left], entries[right], keys, &meter)
      }
      buffer[place] = takesLeft ? entries[left] : entries[right]
      if takesLeft { left += 1 } else { right += 1 }
    }
  }

  /// Keys in the same order that are cheaper to compare: what all lists of one element hold (`sort_by` makes such), and
  /// the values of objects of the same names, which are sorted once instead of at each comparison.
  private static func simplified(_ keys: [JSON], _ meter: inout Meter) throws(Fault) -> [JSON] {
    var keys = keys
    for _ in 0..<ExpressionBudget.maximumNesting {
      switch keys.first {
      case .array(let first)? where first.count == 1:
        let inner = keys.compactMap { $0.arrayValue?.count == 1 ? $0.arrayValue?.first : nil }
        try meter.step(keys.count / SortEntry.comparisonsOfAStep)
        guard inner.count == keys.count else { return keys }
        keys = inner
      case .object(let first)?:
        guard let values = try values(of: keys, named: Order.keys(of: first), &meter) else { return keys }
        keys = values
      default: return keys
      }
    }
    return keys
  }

  /// nil where not all are objects of exactly these names.
  private static func values(
    of keys: [JSON], named names: [String], _ meter: inout Meter
  ) throws(Fault) -> [JSON]? {
    var lists: [JSON] = []
    lists.reserveCapacity(keys.count)
    for key in keys {
      try meter.step(1 + names.count / 2)
      guard case .object(let object) = key, object.count == names.count else { return nil }
      let values = names.compactMap { object[$0] }
      guard values.count == names.count else { return nil }
      try meter.spend(elements: names.count + 1)
      lists.append(.array(values))
    }
    return lists
  }
}
