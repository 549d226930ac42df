import WorkflowModels

/// jq's order over all values: null, false, true, numbers, strings, arrays, objects.
enum Order {
  private static func rank(_ value: JSON) -> Int {
    switch value {
    case .null: 0
    case .bool(let flag): flag ? 2 : 1
    case .int, .double, .decimal: 3
    case .string: 4
    case .array: 5
    case .object: 6
    }
  }

  /// Two containers being walked side by side, and how far.
  private struct Pair {
    let left: [JSON]
    let right: [JSON]
    var place = 0
  }

  /// Negative, zero or positive. A walk with a list of its own, because values may be as deep as a stack; each step
  /// is counted, because values that share their parts can be far larger than the memory they take.
  static func compare(_ left: JSON, _ right: JSON, _ meter: inout Meter) throws(Fault) -> Int {
    var pending: [Pair] = []
    var order = try start(left, right, &pending, &meter)
    while order == 0, var pair = pending.popLast() {
      guard pair.place < min(pair.left.count, pair.right.count) else {
        order = pair.left.count - pair.right.count
        continue
      }
      let (left, right) = (pair.left[pair.place], pair.right[pair.place])
      pair.place += 1
      pending.append(pair)
      order = try start(left, right, &pending, &meter)
    }
    return order
  }

  /// The order of two scalars; containers are put off. The first difference anywhere decides.
  private static func start(
    _ left: JSON, _ right: JSON, _ pending: inout [Pair], _ meter: inout Meter
  ) throws(Fault) -> Int {
    try meter.step()
    switch (left, right) {
    case (.int(let left), .int(let right)): return left < right ? -1 : left > right ? 1 : 0
    case (.string(let left), .string(let right)):
      try meter.step(min(left.utf8.count, right.utf8.count) / 256)
      return bytes(left, right)
    case (.array(let left), .array(let right)):
      pending.append(Pair(left: left, right: right))
      return 0
    case (.object(let left), .object(let right)):
      try meter.step(left.count + right.count)
      let (leftKeys, rightKeys) = (keys(of: left), keys(of: right))
      for (left, right) in zip(leftKeys, rightKeys) {
        let order = bytes(left, right)
        if order != 0 { return order }
      }
      if leftKeys.count != rightKeys.count { return leftKeys.count - rightKeys.count }
      pending.append(Pair(left: leftKeys.map { left[$0] ?? .null }, right: leftKeys.map { right[$0] ?? .null }))
      return 0
    default:
      let (leftRank, rightRank) = (rank(left), rank(right))
      return leftRank == rightRank && leftRank == 3 ? numbers(left, right) : leftRank - rightRank
    }
  }

  static func bytes(_ left: String, _ right: String) -> Int {
    if left.utf8.elementsEqual(right.utf8) { return 0 }
    return left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
  }

  /// NaN is below every number, itself included.
  private static func numbers(_ left: JSON, _ right: JSON) -> Int {
    guard let leftNumber = Number.double(left), let rightNumber = Number.double(right) else { return 0 }
    if leftNumber < rightNumber || leftNumber.isNaN { return -1 }
    if leftNumber == rightNumber { return exact(left, right) }
    return 1
  }

  /// Two numbers whose doubles are equal may still differ when one is a large integer.
  private static func exact(_ left: JSON, _ right: JSON) -> Int {
    switch (left, right) {
    case (.int(let left), .double(let right)):
      guard let right = Int(exactly: right) else { return -1 }
      return left < right ? -1 : left > right ? 1 : 0
    case (.double(let left), .int(let right)):
      guard let left = Int(exactly: left) else { return 1 }
      return left < right ? -1 : left > right ? 1 : 0
    case (.decimal(let left), .decimal(let right)): return digits(left, right)
    default: return 0
    }
  }

  /// Integers of any length; what has a fraction or an exponent counts as its double.
  private static func digits(_ left: String, _ right: String) -> Int {
    let isNegative = left.hasPrefix("-")
    let (first, second) = (left.drop { $0 == "-" }, right.drop { $0 == "-" })
    guard isNegative == right.hasPrefix("-"), (first + second).utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
      return 0
    }
    let order = first.count != second.count ? first.count - second.count : bytes(String(first), String(second))
    return isNegative ? -order : order
  }

  static func keys(of object: JSONObject) -> [String] { object.keys.sorted { bytes($0, $1) < 0 } }

  /// Stable merge sort: Swift's own takes no throwing comparison of a typed error, and the budget must be able to stop it.
  static func sorted(_ values: [JSON], _ meter: inout Meter) throws(Fault) -> [JSON] {
    try sorted(values, by: values, &meter)
  }

  static func sorted(_ values: [JSON], by keys: [JSON], _ meter: inout Meter) throws(Fault) -> [JSON] {
    let order = try places(of: keys, &meter)
    return order.compactMap { $0 < values.count ? values[$0] : nil }
  }

  /// The places of `keys` in ascending order of the keys.
  static func places(of keys: [JSON], _ meter: inout Meter) throws(Fault) -> [Int] {
    try meter.spend(elements: keys.count)
    var order = Array(keys.indices)
    var buffer = order
    var width = 1
    while width < keys.count {
      var start = 0
      while start < keys.count {
        let middle = min(start + width, keys.count)
        let end = min(start + 2 * width, keys.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          let takeLeft: Bool
          if left >= middle {
            takeLeft = false
          } else if right >= end {
            takeLeft = true
          } else {
            takeLeft = try compare(keys[order[left]], keys[order[right]], &meter) <= 0
          }
          buffer[place] = takeLeft ? order[left] : order[right]
          if takeLeft { left += 1 } else { right += 1 }
        }
        start = end
      }
      swap(&order, &buffer)
      width *= 2
    }
    return order
  }
}
