/// Times as text: RFC 3339, the form of every time in requests, answers and expressions.
extension Timestamp {
  /// Reads `2024-05-01T12:30:00.25Z` or with an offset (`+02:00`). Digits beyond the microsecond are cut off; a leap
  /// second counts as the first second of the next minute. Nil for anything else, including days that never were.
  package init?(rfc3339 text: String) {
    var digits = DigitReader(Array(text.utf8))
    guard let year = digits.number(4), digits.take("-"), let month = digits.number(2), digits.take("-"),
      let day = digits.number(2), digits.take("T") || digits.take("t") || digits.take(" "),
      let hour = digits.number(2), digits.take(":"), let minute = digits.number(2), digits.take(":"),
      let second = digits.number(2),
      (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var fraction = 0
    if digits.take(".") {
      guard let read = digits.microseconds() else { return nil }
      fraction = read
    }
    var offset = 0
    if !digits.take("Z"), !digits.take("z") {
      let isWest = digits.take("-")
      guard isWest || digits.take("+"), let hours = digits.number(2), digits.take(":"),
        let minutes = digits.number(2), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (isWest ? -60 : 60)
    }
    guard digits.isAtEnd else { return nil }
    let seconds = Self.days(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60 + second
    self.init(microseconds: (seconds - offset) * 1_000_000 + fraction)
  }

  /// `2024-05-01T12:30:00.250000Z`: always six digits of a second, so that texts sort as the times do.
  package var rfc3339: String {
    let (seconds, fraction) = microseconds.flooredQuotient(by: 1_000_000)
    let (days, second) = seconds.flooredQuotient(by: 86_400)
    let (year, month, day) = Self.civil(days: days)
    return unsafe String(unsafeUninitializedCapacity: DigitWriter.room) { target in
      // Used only in here, where the memory is lent.
      var digits = unsafe DigitWriter(target)
      if year < 0 { digits.put("-") }
      digits.put(Int(year.magnitude), width: year.magnitude < 10_000 ? 4 : year.magnitude < 100_000 ? 5 : 6)
      digits.put("-", month)
      digits.put("-", day)
      digits.put("T", second / 3600)
      digits.put(":", second / 60 % 60)
      digits.put(":", second % 60)
      digits.put(".")
      digits.put(fraction, width: 6)
      digits.put("Z")
      return digits.count
    }
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Days since 1970-01-01 of a date in the proleptic Gregorian calendar, counted in eras of 400 years from March.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = shifted.flooredQuotient(by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (days + 719_468).flooredQuotient(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

extension Int {
  fileprivate func flooredQuotient(by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

/// Puts fixed-width numbers into a text.
@safe
private struct DigitWriter {
  /// The year has six digits at most: an `Int` of microseconds reaches no further.
  static let room = 32
  private let target: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  /// - Parameter target: has room for all that is put.
  init(_ target: UnsafeMutableBufferPointer<UInt8>) { unsafe self.target = target }

  mutating func put(_ character: Unicode.Scalar) { put(UInt8(ascii: character)) }

  mutating func put(_ separator: Unicode.Scalar, _ value: Int) {
    put(separator)
    put(value, width: 2)
  }

  mutating func put(_ value: Int, width: Int) {
    var divisor = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
      put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
      divisor /= 10
    }
  }

  private mutating func put(_ byte: UInt8) {
    guard unsafe count < target.count else { return }
    unsafe target[count] = byte
    count += 1
  }
}

/// Takes fixed-width numbers off the front of a text.
private struct DigitReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    guard rest.count >= width else { return nil }
    var value = 0
    for byte in rest.prefix(width) {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    rest = rest.dropFirst(width)
    return value
  }

  mutating func microseconds() -> Int? {
    var value = 0
    var count = 0
    while let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      if count < 6 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
      count += 1
      rest = rest.dropFirst()
    }
    guard count > 0 else { return nil }
    for _ in 0..<max(0, 6 - count) { value *= 10 }
    return value
  }
}
