import WorkflowModels

/// Numbers as jq counts with them: whole numbers stay exact while they fit, everything else is a double. No number
/// from outside, however large or strange, may trap a conversion.
enum Number {
  /// Whole doubles below this are exactly one integer.
  private static let exact = 9_007_199_254_740_992.0

  static func json(_ value: Double) -> JSON {
    if value.rounded(.towardZero) == value, abs(value) < exact, !(value == 0 && value.sign == .minus) {
      return .int(Int(value))
    }
    return .double(value)
  }

  static func literal(_ text: String) -> JSON? {
    if let value = Int(text) { return .int(value) }
    let padded = (text.hasPrefix(".") ? "0" + text : text)
    let plain = padded.replacing(".e", with: ".0e").replacing(".E", with: ".0E")
    let whole = plain.hasSuffix(".") ? plain + "0" : plain
    if whole.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) { return .decimal(String(whole.drop { $0 == "0" })) }
    guard let value = Double(whole) else { return nil }
    return value.isFinite ? json(value) : .decimal(whole)
  }

  static func double(_ value: JSON) -> Double? {
    switch value {
    case .int(let number): Double(number)
    case .double(let number): number
    case .decimal(let digits): Double(digits) ?? .infinity
    default: nil
    }
  }

  /// Without its fraction, held at the ends of what an index can be; nil for NaN and for no number.
  static func whole(_ value: JSON) -> Int? {
    if case .int(let number) = value { return number }
    guard let number = double(value), !number.isNaN else { return nil }
    return clamped(number.rounded(.towardZero))
  }

  static func clamped(_ number: Double) -> Int {
    if number.isNaN { return 0 }
    if number >= 9e18 { return 9_000_000_000_000_000_000 }
    if number <= -9e18 { return -9_000_000_000_000_000_000 }
    return Int(number)
  }

  /// Towards zero, held at the ends of 64 bits.
  static func nearestWhole(_ number: Double) -> Int {
    if number.isNaN { return 0 }
    return Int(exactly: number.rounded(.towardZero)) ?? (number > 0 ? .max : .min)
  }

  /// A slice's bound in `0...count`. One that is NaN is none, at either end.
  static func held(_ value: JSON, count: Int, up: Bool) -> Int {
    let number = double(value) ?? 0
    if number.isNaN { return up ? count : 0 }
    let place = clamped(number.rounded(up ? .up : .down))
    return min(max(place < 0 ? place + count : place, 0), count)
  }

  static func negate(_ value: JSON) throws(Fault) -> JSON {
    switch value {
    case .int(let number):
      let (result, overflow) = (0).subtractingReportingOverflow(number)
      return overflow ? .double(-Double(number)) : .int(result)
    case .decimal(let digits): return .decimal(digits.hasPrefix("-") ? String(digits.dropFirst()) : "-" + digits)
    default:
      guard let number = double(value) else { throw .type("\(Describe.value(value)) cannot be negated") }
      return json(-number)
    }
  }

  /// The next member of a range after `from`, nil when `from` is not in it any more.
  static func following(_ from: JSON, upTo: JSON, by: JSON) throws(Fault) -> JSON? {
    if case .int(let from) = from, case .int(let upTo) = upTo, case .int(let by) = by {
      guard by > 0 ? from < upTo : by < 0 && from > upTo else { return nil }
      let (next, overflow) = from.addingReportingOverflow(by)
      return .int(overflow ? (by > 0 ? .max : .min) : next)
    }
    guard let start = double(from), let end = double(upTo), let step = double(by) else {
      throw .type("Range bounds must be numeric")
    }
    guard step > 0 ? start < end : step < 0 && start > end else { return nil }
    return json(start + step)
  }

  /// What a value is in JSON text, where NaN and the infinities do not exist.
  static func finite(_ value: JSON) -> JSON {
    switch value {
    case .double(let number):
      if number.isNaN { return .null }
      return number.isInfinite ? .double(number > 0 ? .greatestFiniteMagnitude : -.greatestFiniteMagnitude) : value
    case .array(let values): return isStrange(value) ? .array(values.map(finite)) : value
    case .object(let object): return isStrange(value) ? .object(object.mapValues(finite)) : value
    default: return value
    }
  }

  /// Whether a number that JSON cannot hold is anywhere in the value. What is nested deeper than any sane document is
  /// taken for clean by `finite`, which recurses; the writer then says null.
  private static func isStrange(_ value: JSON) -> Bool {
    var pending: [(value: JSON, depth: Int)] = [(value, 0)]
    while let (value, depth) = pending.popLast() {
      switch value {
      case .double(let number): if !number.isFinite { return true }
      case .array(let values):
        guard depth < 64 else { continue }
        for value in values { if mayBeStrange(value) { pending.append((value, depth + 1)) } }
      case .object(let object):
        guard depth < 64 else { continue }
        for (_, value) in object { if mayBeStrange(value) { pending.append((value, depth + 1)) } }
      default: continue
      }
    }
    return false
  }

  private static func mayBeStrange(_ value: JSON) -> Bool {
    switch value {
    case .double(let number): !number.isFinite
    case .array, .object: true
    default: false
    }
  }

  static func text(_ value: JSON) -> String { finite(value).text() }
}
