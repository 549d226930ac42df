/// The six places of a cron expression: what may stand there and how it is called in errors and descriptions.
enum CronField: CaseIterable {
  case second, minute, hour, dayOfMonth, month, dayOfWeek

  var name: String {
    switch self {
    case .second: "second"
    case .minute: "minute"
    case .hour: "hour"
    case .dayOfMonth: "day of month"
    case .month: "month"
    case .dayOfWeek: "day of week"
    }
  }

  /// Sunday is 0 and 7.
  var range: ClosedRange<Int> {
    switch self {
    case .second, .minute: 0...59
    case .hour: 0...23
    case .dayOfMonth: 1...31
    case .month: 1...12
    case .dayOfWeek: 0...7
    }
  }

  static let monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  static let weekdayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

  /// The value of a number or a name (the text is in lower case).
  func value(of text: Substring) -> Int? {
    switch self {
    case .month:
      if let place = Self.monthNames.firstIndex(of: String(text)) { return place + 1 }
    case .dayOfWeek:
      if let place = Self.weekdayNames.firstIndex(of: String(text)) { return place }
    default: break
    }
    guard text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let value = Int(text), range.contains(value) else {
      return nil
    }
    return value
  }
}

/// A set of small numbers (0…63), one bit each.
struct SmallSet: Sendable, Hashable {
  var bits: UInt64 = 0

  init() {}

  init(_ values: some Sequence<Int>) {
    for value in values { insert(value) }
  }

  var isEmpty: Bool { bits == 0 }
  var count: Int { bits.nonzeroBitCount }

  func contains(_ value: Int) -> Bool {
    value >= 0 && value < 64 && bits & (1 << UInt64(value)) != 0
  }

  mutating func insert(_ value: Int) {
    guard value >= 0, value < 64 else { return }
    bits |= 1 << UInt64(value)
  }

  mutating func formUnion(_ other: SmallSet) { bits |= other.bits }

  /// The smallest member that is not below `value`.
  func first(from value: Int) -> Int? {
    guard value < 64 else { return nil }
    let rest = bits >> UInt64(max(0, value))
    return rest == 0 ? nil : max(0, value) + rest.trailingZeroBitCount
  }

  var members: [Int] { (0..<64).filter(contains) }
}
