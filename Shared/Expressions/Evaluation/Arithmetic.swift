import WorkflowModels

/// The binary operators on every pair of kinds, as jq 1.8 defines them.
enum Arithmetic {
  static func apply(
    _ operation: Operator, _ left: JSON, _ right: JSON, _ meter: inout Meter
  ) throws(Fault) -> JSON {
    switch operation {
    case .add: return try add(left, right, &meter)
    case .subtract: return try subtract(left, right, &meter)
    case .multiply: return try multiply(left, right, &meter)
    case .divide: return try divide(left, right, &meter)
    case .remainder: return try remainder(left, right)
    case .equal: return .bool(try Order.compare(left, right, &meter) == 0)
    case .notEqual: return .bool(try Order.compare(left, right, &meter) != 0)
    case .less: return .bool(try Order.compare(left, right, &meter) < 0)
    case .lessOrEqual: return .bool(try Order.compare(left, right, &meter) <= 0)
    case .greater: return .bool(try Order.compare(left, right, &meter) > 0)
    case .greaterOrEqual: return .bool(try Order.compare(left, right, &meter) >= 0)
    }
  }

  private static func cannot(_ left: JSON, _ right: JSON, _ what: String, hint: String? = nil) -> Fault {
    .type("\(Describe.value(left)) and \(Describe.value(right)) cannot be \(what)", hint: hint)
  }

  /// The same in place, for a left side that nobody else holds: what is appended is all that is paid for.
  static func append(_ right: JSON, to left: inout JSON, _ meter: inout Meter) throws(Fault) {
    switch right {
    case .string(let more):
      guard var text = takeString(from: &left) else { break }
      try meter.spend(bytes: more.utf8.count)
      text += more
      left = .string(text)
      return
    case .array(let more):
      guard var values = takeArray(from: &left) else { break }
      try meter.spend(elements: more.count)
      values.append(contentsOf: more)
      left = .array(values)
      return
    case .object(let more):
      guard var object = takeObject(from: &left) else { break }
      try meter.spend(elements: 2 * more.count)
      for (key, value) in more { object[key] = value }
      left = .object(object)
      return
    default: break
    }
    left = try add(left, right, &meter)
  }

  // Each takes the value out and leaves null, so that it has no second holder while it grows.

  private static func takeString(from value: inout JSON) -> String? {
    guard case .string(let text) = value else { return nil }
    value = .null
    return text
  }

  private static func takeArray(from value: inout JSON) -> [JSON]? {
    guard case .array(let values) = value else { return nil }
    value = .null
    return values
  }

  private static func takeObject(from value: inout JSON) -> JSONObject? {
    guard case .object(let object) = value else { return nil }
    value = .null
    return object
  }

  static func add(_ left: JSON, _ right: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    switch (left, right) {
    case (.null, _): return right
    case (_, .null): return left
    case (.int(let first), .int(let second)):
      let (sum, overflow) = first.addingReportingOverflow(second)
      return overflow ? Number.json(Double(first) + Double(second)) : .int(sum)
    case (.string(var text), .string(let more)):
      try meter.spend(bytes: more.utf8.count + text.utf8.count)
      try meter.step(text.utf8.count / 1024)
      text += more
      return .string(text)
    case (.array(var values), .array(let more)):
      try meter.spend(elements: more.count + values.count)
      values.append(contentsOf: more)
      return .array(values)
    case (.object(var object), .object(let more)):
      try meter.spend(elements: 2 * (more.count + object.count))
      for (key, value) in more { object[key] = value }
      return .object(object)
    default:
      guard let first = Number.double(left), let second = Number.double(right) else {
        let isText = left.typeName == "string" || right.typeName == "string"
        throw cannot(left, right, "added", hint: isText ? "write (… | tostring) or \"\\(…)\"" : nil)
      }
      return Number.json(first + second)
    }
  }

  private static func subtract(_ left: JSON, _ right: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    switch (left, right) {
    case (.int(let first), .int(let second)):
      let (difference, overflow) = first.subtractingReportingOverflow(second)
      return overflow ? Number.json(Double(first) - Double(second)) : .int(difference)
    case (.array(let values), .array(let unwanted)):
      var kept: [JSON] = []
      for value in values {
        var isKept = true
        for other in unwanted where try Order.compare(value, other, &meter) == 0 {
          isKept = false
          break
        }
        if isKept { kept.append(value) }
      }
      try meter.spend(elements: kept.count)
      return .array(kept)
    default:
      guard let first = Number.double(left), let second = Number.double(right) else {
        throw cannot(left, right, "subtracted")
      }
      return Number.json(first - second)
    }
  }

  private static func multiply(_ left: JSON, _ right: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    switch (left, right) {
    case (.int(let first), .int(let second)):
      let (product, overflow) = first.multipliedReportingOverflow(by: second)
      return overflow ? Number.json(Double(first) * Double(second)) : .int(product)
    case (.string(let text), _) where right.isNumber: return try repeated(text, right, &meter)
    case (_, .string(let text)) where left.isNumber: return try repeated(text, left, &meter)
    case (.object(let first), .object(let second)): return .object(try merged(first, second, &meter))
    default:
      guard let first = Number.double(left), let second = Number.double(right) else {
        throw cannot(left, right, "multiplied")
      }
      return Number.json(first * second)
    }
  }

  /// `"ab" * 2`. Below zero there is nothing (null); a fraction counts down.
  private static func repeated(_ text: String, _ count: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    let number = Number.double(count) ?? 0
    guard number >= 0, !number.isNaN else { return .null }
    if text.isEmpty { return .string("") }
    let times = Number.clamped(number)
    let (length, overflow) = text.utf8.count.multipliedReportingOverflow(by: times)
    try meter.spend(bytes: overflow ? .max : length)
    try meter.step(length / 1024)
    return .string(repeated(text, times))
  }

  /// By doubling: the library's own way appends one after the other, which takes seconds for a hundred million.
  private static func repeated(_ text: String, _ count: Int) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count * count)
    var power = text
    var rest = count
    while rest > 0 {
      if rest & 1 == 1 { result += power }
      rest >>= 1
      if rest > 0 { power += power }
    }
    return result
  }

  /// Objects within objects are merged too. Recursion is as deep as the values.
  private static func merged(
    _ left: JSONObject, _ right: JSONObject, _ meter: inout Meter
  ) throws(Fault) -> JSONObject {
    try meter.spend(elements: 2 * (left.count + right.count))
    var result = left
    for (key, value) in right {
      if case .object(let inner) = value, case .object(let old)? = result[key] {
        result[key] = .object(try merged(old, inner, &meter))
      } else {
        result[key] = value
      }
    }
    return result
  }

  private static func divide(_ left: JSON, _ right: JSON, _ meter: inout Meter) throws(Fault) -> JSON {
    if case .string(let text) = left, case .string(let separator) = right {
      return try Text.split(text, separator, &meter)
    }
    guard let first = Number.double(left), let second = Number.double(right) else {
      throw cannot(left, right, "divided")
    }
    guard second != 0 else { throw cannot(left, right, "divided because the divisor is zero") }
    if case .int(let first) = left, case .int(let second) = right {
      let (quotient, overflow) = first.dividedReportingOverflow(by: second)
      if !overflow, quotient.multipliedReportingOverflow(by: second).partialValue == first { return .int(quotient) }
    }
    return Number.json(first / second)
  }

  private static func remainder(_ left: JSON, _ right: JSON) throws(Fault) -> JSON {
    guard let first = Number.double(left), let second = Number.double(right) else {
      throw cannot(left, right, "divided")
    }
    if first.isNaN || second.isNaN { return .double(.nan) }
    let divisor = if case .int(let whole) = right { whole } else { Number.nearestWhole(second) }
    let dividend = if case .int(let whole) = left { whole } else { Number.nearestWhole(first) }
    guard divisor != 0 else { throw cannot(left, right, "divided (remainder) because the divisor is zero") }
    let magnitude = dividend.magnitude % divisor.magnitude
    return .int(dividend < 0 ? -Int(clamping: magnitude) : Int(clamping: magnitude))
  }
}
