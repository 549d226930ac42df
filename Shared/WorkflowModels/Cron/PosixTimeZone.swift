/// The rule by which a zone goes on after the last line of its table, such as `EST5EDT,M3.2.0,M11.1.0`:
/// without it every schedule would lose an hour from 2038 on.
struct PosixTimeZone: Sendable, Hashable {
  enum Day: Sendable, Hashable {
    /// 1…365; 29 February is never counted.
    case julian(Int)
    /// 0…365; 29 February is counted.
    case zeroBased(Int)
    /// The week-th (5: the last) weekday of a month; 0 is Sunday.
    case weekday(month: Int, week: Int, weekday: Int)
  }

  /// A day of the year and the wall time (in seconds, −167…167 hours) at which the clocks are set.
  struct Change: Sendable, Hashable {
    let day: Day
    let time: Int
  }

  struct Summer: Sendable, Hashable {
    let offset: Int
    let start: Change
    let end: Change
  }

  let standardOffset: Int
  let summer: Summer?

  func offset(atSecond second: Int) -> Int {
    guard let summer else { return standardOffset }
    guard let last = transition(atOrBeforeSecond: second) else { return summer.offset }
    return last.offsetAfter
  }

  func transition(afterSecond second: Int) -> TimeZoneRules.Transition? {
    around(second).first { $0.at > second }
  }

  func transition(atOrBeforeSecond second: Int) -> TimeZoneRules.Transition? {
    around(second).last { $0.at <= second }
  }

  /// The changes of the year of `second` and of its neighbours, in order.
  private func around(_ second: Int) -> [TimeZoneRules.Transition] {
    guard let summer else { return [] }
    let year = CivilTime(wallSeconds: second).year
    var changes: [TimeZoneRules.Transition] = []
    for year in (year - 1)...(year + 1) {
      let start = wallSecond(of: summer.start, year: year) - standardOffset
      let end = wallSecond(of: summer.end, year: year) - summer.offset
      changes.append(.init(at: start, offsetBefore: standardOffset, offsetAfter: summer.offset))
      changes.append(.init(at: end, offsetBefore: summer.offset, offsetAfter: standardOffset))
    }
    return changes.sorted { $0.at < $1.at }
  }

  private func wallSecond(of change: Change, year: Int) -> Int {
    let day: Int
    switch change.day {
    case .julian(let number):
      let leapDay = CivilTime.isLeap(year) && number >= 60 ? 1 : 0
      day = CivilTime.dayNumber(year: year, month: 1, day: 1) + number - 1 + leapDay
    case .zeroBased(let number):
      day = CivilTime.dayNumber(year: year, month: 1, day: 1) + number
    case .weekday(let month, let week, let weekday):
      let first = CivilTime.dayNumber(year: year, month: month, day: 1)
      let ahead = (weekday - CivilTime.weekday(ofDay: first)).flooredRemainder(by: 7)
      let inMonth = ahead + (week - 1) * 7
      let fits = inMonth < CivilTime.daysIn(month: month, year: year)
      day = first + (fits ? inMonth : inMonth - 7)
    }
    return day * CivilTime.secondsPerDay + change.time
  }
}
