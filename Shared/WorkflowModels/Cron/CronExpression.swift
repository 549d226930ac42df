/// A schedule in cron's language, parsed once: five fields (minute, hour, day of month, month, day of week) or six
/// with the second first; names, ranges, lists, steps, `@hourly` and its like, and Quartz's `L`, `W`, `#` and `?`.
package struct CronExpression: Sendable, Hashable {
  /// The text as it was written.
  package let source: String
  /// The fields as texts, always six, for the description.
  let fields: [String]
  /// Whether the second was written: such an expression is none of Debian's.
  let hasSeconds: Bool
  let seconds: SmallSet
  let minutes: SmallSet
  let hours: SmallSet
  let months: SmallSet
  let days: CronDays

  /// Debian's cron treats a job as "fixed time" unless its minute or its hour starts with a star; only fixed-time jobs
  /// are moved or held back when the clocks change. Six fields are not Debian's: they always follow the clock, as in
  /// cronsim.
  var followsTheClock: Bool {
    hasSeconds || fields[1...2].contains { $0.hasPrefix("*") }
  }
}

/// Which days a cron expression means: both day fields, and how they are joined.
struct CronDays: Sendable, Hashable {
  var daysOfMonth = SmallSet()
  /// `L` is 0, `L-3` is 3.
  var daysBeforeLast = SmallSet()
  /// `LW`
  var lastWeekday = false
  /// `15W`: the working day nearest to the 15th, in the same month.
  var nearestWeekdays = SmallSet()
  var weekdays = SmallSet()
  /// `5L`: the last Friday.
  var lastOfWeekdays = SmallSet()
  /// `5#2`: the second Friday is member 2 × 7 + 5.
  var nthWeekdays = SmallSet()
  /// Debian's rule: both must match when either field starts with a star, else one is enough.
  var bothMustMatch = true

  func match(dayNumber: Int, year: Int, month: Int, day: Int) -> Bool {
    let weekday = CivilTime.weekday(ofDay: dayNumber)
    let length = CivilTime.daysIn(month: month, year: year)
    let byMonth = matchesDayOfMonth(day: day, weekday: weekday, length: length)
    if byMonth != bothMustMatch { return byMonth }
    return matchesWeekday(day: day, weekday: weekday, length: length)
  }

  private func matchesDayOfMonth(day: Int, weekday: Int, length: Int) -> Bool {
    if daysOfMonth.contains(day) || daysBeforeLast.contains(length - day) { return true }
    guard weekday != 0, weekday != 6 else { return false }
    if lastWeekday, day == length || (weekday == 5 && day >= length - 2) { return true }
    guard !nearestWeekdays.isEmpty else { return false }
    if nearestWeekdays.contains(day) { return true }
    // A Saturday moves to Friday and a Sunday to Monday, but never out of the month.
    if weekday == 5, nearestWeekdays.contains(day + 1), day + 1 <= length { return true }
    if weekday == 1, nearestWeekdays.contains(day - 1) { return true }
    if weekday == 1, day == 3, nearestWeekdays.contains(1) { return true }
    return weekday == 5 && day == length - 2 && nearestWeekdays.contains(length)
  }

  private func matchesWeekday(day: Int, weekday: Int, length: Int) -> Bool {
    if weekdays.contains(weekday) { return true }
    if lastOfWeekdays.contains(weekday), day + 7 > length { return true }
    return nthWeekdays.contains((day + 6) / 7 * 7 + weekday)
  }
}
