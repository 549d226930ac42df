/// The time of a log line as text, without the weight of a date formatter.
enum LogTime {
  /// Appends `2026-01-31T12:00:00.000000Z`. Years beyond 9999 are written with the digits they need.
  static func append(_ microseconds: Int, to bytes: inout [UInt8]) {
    let (day, rest) = floorDivide(microseconds, 86_400_000_000)
    let (year, month, dayOfMonth) = civil(day: day)
    append(year, width: 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(month, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    append(dayOfMonth, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    append(rest / 3_600_000_000, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(rest / 60_000_000 % 60, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(rest / 1_000_000 % 60, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    append(rest % 1_000_000, width: 6, to: &bytes)
    bytes.append(UInt8(ascii: "Z"))
  }

  /// Days since 1970 to the Gregorian calendar, by the arithmetic of Howard Hinnant's `civil_from_days`.
  private static func civil(day: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = floorDivide(day + 719_468, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private static func floorDivide(_ value: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  private static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
    let digits = String(number.magnitude).utf8
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    for _ in digits.count..<max(width, digits.count) { bytes.append(UInt8(ascii: "0")) }
    bytes.append(contentsOf: digits)
  }
}
