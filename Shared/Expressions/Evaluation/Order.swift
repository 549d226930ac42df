import WorkflowModels

/// jq's order over all values: null, false, true, numbers, strings, arrays, objects.
enum Order {
  static func rank(_ value: JSON) -> Int {
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
      try meter.step(min(left.utf8.count, right.utf8.count) / 64)
      return bytes(left, right)
    case (.array(let left), .array(let right)):
      pending.append(Pair(left: left, right: right))
      return 0
    case (.object(let left), .object(let right)):
      // Sorting the names takes far longer than a step of the evaluator.
      try meter.step(8 * (left.count + right.count))
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
    let (first, second) = (left.utf8.span, right.utf8.span)
    for place in 0..<min(first.count, second.count) where first[place] != second[place] {
      return first[place] < second[place] ? -1 : 1
    }
    return first.count - second.count
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

  static func keys(of object: JSONObject) -> [String] {
    object.count < 2 ? Array(object.keys) : object.keys.sorted { bytes($0, $1) < 0 }
  }
}
