/// A date and time of day on the wall, without a zone. The calendar arithmetic is our own so that schedules need no
/// Foundation and can be computed the same everywhere (Howard Hinnant's days-from-civil, proleptic Gregorian).
package struct CivilTime: Sendable, Hashable {
  package let year: Int
  package let month: Int
  package let day: Int
  package let secondOfDay: Int

  static let secondsPerDay = 86_400

  package var hour: Int { secondOfDay / 3600 }
  package var minute: Int { secondOfDay / 60 % 60 }
  package var second: Int { secondOfDay % 60 }

  /// What a wall clock shows when `seconds` have passed on it since 1970-01-01T00:00:00.
  package init(wallSeconds seconds: Int) {
    let day = seconds.flooredDivision(by: Self.secondsPerDay)
    (year, month, self.day) = Self.date(ofDay: day)
    secondOfDay = seconds - day * Self.secondsPerDay
  }

  /// Seconds that a wall clock has passed since 1970-01-01T00:00:00.
  package var wallSeconds: Int {
    Self.dayNumber(year: year, month: month, day: day) * Self.secondsPerDay + secondOfDay
  }

  /// Days since 1970-01-01. Months and days outside their range carry over.
  package static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.flooredDivision(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  package static func date(ofDay dayNumber: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = shifted.flooredDivision(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// 0 is Sunday.
  static func weekday(ofDay dayNumber: Int) -> Int {
    (dayNumber + 4).flooredRemainder(by: 7)
  }

  static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Int {
  /// Division that rounds down, so that times before 1970 fall on the right day.
  func flooredDivision(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  func flooredRemainder(by divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
