import WorkflowModels

/// Native functions on arrays and objects.
enum Collections {
  static func call(
    _ native: Native, _ input: JSON, _ argument: JSON, _ meter: inout Meter
  ) throws(Fault) -> JSON {
    switch (native, input) {
    case (.add, .array(let values)): return try sum(values, &meter)
    case (.add, .object(let object)): return try sum(object.map(\.value), &meter)
    case (.add, _): throw .type("Cannot iterate over \(Describe.value(input))")
    case (.reverse, _) where input.arrayValue == nil: return try reversed(input)
    case (.toEntries, .object(let object)): return try entries(of: object, &meter)
    case (.toEntries, .array(let values)):
      try meter.spend(elements: values.count * 5)
      return .array(values.enumerated().map { .object(["key": .int($0.offset), "value": $0.element]) })
    case (.flatten, .object(let object)), (.transpose, .object(let object)), (.fromEntries, .object(let object)):
      return try call(native, .array(object.map(\.value)), argument, &meter)
    case (.fromEntries, .array(let entries)): return try object(from: entries, &meter)
    default: break
    }
    guard case .array(let values) = input else {
      throw .type("\(Describe.value(input)) cannot be given to \(native.name.drop { $0 == "_" }): it takes an array")
    }
    try meter.spend(elements: values.count)
    let keys = argument.arrayValue ?? values
    switch native {
    case .reverse: return .array(values.reversed())
    case .sort: return .array(try Order.sorted(values, &meter))
    case .sortBy: return .array(try Order.sorted(values, by: keys, &meter))
    case .groupBy: return .array(try groups(values, keys, &meter).map { .array($0) })
    case .uniqueBy, .unique: return .array(try groups(values, keys, &meter).compactMap(\.first))
    case .min, .minBy: return try extreme(values, keys, wantsLargest: false, &meter)
    case .max, .maxBy: return try extreme(values, keys, wantsLargest: true, &meter)
    case .transpose: return try transposed(values, &meter)
    case .bsearch: return .int(try place(of: argument, in: values, &meter))
    case .flatten:
      var result: [JSON] = []
      try flatten(values, Number.double(argument), into: &result, &meter)
      return .array(result)
    default: return input
    }
  }

  /// Strings, arrays and objects grow in place, so that adding n of them costs n.
  private static func sum(_ values: [JSON], _ meter: inout Meter) throws(Fault) -> JSON {
    var result = JSON.null
    for (place, value) in values.enumerated() {
      try meter.step()
      // The first two make a value of our own.
      if place > 1 {
        try Arithmetic.append(value, to: &result, &meter)
      } else {
        result = try Arithmetic.add(result, value, &meter)
      }
    }
    return result
  }

  private static func entries(of object: JSONObject, _ meter: inout Meter) throws(Fault) -> JSON {
    try meter.spend(elements: object.count * 5)
    try meter.step(object.count)
    return .array(object.map { .object(["key": .string($0.key), "value": $0.value]) })
  }

  private static func object(from entries: [JSON], _ meter: inout Meter) throws(Fault) -> JSON {
    try meter.spend(elements: entries.count * 2)
    var result = JSONObject(minimumCapacity: entries.count)
    for entry in entries {
      try meter.step()
      guard case .object(let fields) = entry else { throw Paths.cannotIndex(entry, .string("key")) }
      let names = ["key", "k", "name", "Name", "Key", "K"]
      let found = names.lazy.compactMap { fields[$0] }.first { !$0.isNull && $0 != .bool(false) }
      let key = found ?? names.lazy.compactMap { fields[$0] }.first ?? .null
      let value = ["value", "v", "Value", "V"].lazy.compactMap { fields[$0] }.first ?? .null
      switch key {
      case .string(let name): result[name] = value
      case .null: result["null"] = value
      case .bool, .int, .double, .decimal: result[Number.text(key)] = value
      default: throw .type("Cannot use \(Describe.value(key)) as object key")
      }
    }
    return .object(result)
  }

  private static func groups(_ values: [JSON], _ keys: [JSON], _ meter: inout Meter) throws(Fault) -> [[JSON]] {
    guard keys.count == values.count else { return [] }
    var result: [[JSON]] = []
    var last: JSON?
    for place in try Order.places(of: keys, &meter) {
      if let last, try Order.compare(last, keys[place], &meter) == 0 {
        result[result.count - 1].append(values[place])
      } else {
        result.append([values[place]])
      }
      last = keys[place]
    }
    try meter.spend(elements: values.count)
    return result
  }

  /// Of equals, the first of the smallest and the last of the largest, as jq has it.
  private static func extreme(
    _ values: [JSON], _ keys: [JSON], wantsLargest: Bool, _ meter: inout Meter
  ) throws(Fault) -> JSON {
    guard keys.count == values.count, var best = values.first, var bestKey = keys.first else { return .null }
    for (value, key) in zip(values, keys).dropFirst() {
      let order = try Order.compare(key, bestKey, &meter)
      if wantsLargest ? order >= 0 : order < 0 { (best, bestKey) = (value, key) }
    }
    return best
  }

  private static func transposed(_ rows: [JSON], _ meter: inout Meter) throws(Fault) -> JSON {
    var width = 0
    for row in rows {
      let length = try Functions.length(of: row)
      width = Swift.max(width, Number.clamped((Number.double(length) ?? 0).rounded(.up)))
    }
    let (count, overflow) = width.multipliedReportingOverflow(by: rows.count)
    // What is long without being an array fails at its first cell.
    let isTable = rows.allSatisfy { $0.arrayValue != nil || $0.isNull }
    if isTable { try meter.spend(elements: overflow ? .max : count) }
    var columns: [JSON] = []
    for column in 0..<width {
      var cells: [JSON] = []
      for row in rows { cells.append(try Paths.child(of: row, .index(column))) }
      columns.append(.array(cells))
    }
    return .array(columns)
  }

  /// What has no length, or one above zero without being an array, cannot be read backwards.
  private static func reversed(_ input: JSON) throws(Fault) -> JSON {
    let length = try Functions.length(of: input)
    guard Number.double(length) == 0 else {
      throw .type("\(Describe.value(input)) cannot be reversed", hint: "reverse takes an array")
    }
    return .array([])
  }

  /// Where `target` is in a sorted array, or −1 less the place where it would be.
  private static func place(of target: JSON, in values: [JSON], _ meter: inout Meter) throws(Fault) -> Int {
    var (start, end) = (0, values.count)
    while start < end {
      let middle = start + (end - start) / 2
      let order = try Order.compare(target, values[middle], &meter)
      if order == 0 { return middle }
      if order < 0 { end = middle } else { start = middle + 1 }
    }
    return -1 - start
  }

  /// Recursion as deep as the values. The depth counts down to exactly zero, so that half a level never ends; one that
  /// is no number is only missed where there is something to flatten.
  private static func flatten(
    _ values: [JSON], _ depth: Double?, into result: inout [JSON], _ meter: inout Meter
  ) throws(Fault) {
    for value in values {
      try meter.step()
      if depth != 0, case .array(let inner) = value {
        guard let depth else { throw .type("flatten depth must be a number") }
        try flatten(inner, depth - 1, into: &result, &meter)
      } else {
        try meter.spend(elements: 1)
        result.append(value)
      }
    }
  }
}
