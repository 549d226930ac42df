/// What a schedule leaves out: a day of its zone, a moment, a stretch, or whatever another cron expression names.
package enum ScheduleExclusion: Sendable, Hashable {
  /// From and including the first moment, up to and excluding the second.
  case stretch(Timestamp, Timestamp)
  /// Whole days by the wall clock, as days since 1970, both included.
  case days(ClosedRange<Int>)
  /// An expression of five fields names whole minutes, one of six names seconds.
  case cron(CronExpression)

  /// When a moment is left out: until when everything is. Later than the moment, so that a search always moves on.
  func end(at tick: Timestamp, in zone: TimeZoneRules) -> Timestamp? {
    switch self {
    case .stretch(let from, let end):
      return tick >= from && tick < end ? end : nil
    case .days(let days):
      let second = tick.wholeSeconds
      let day = (second + zone.offset(atSecond: second)).flooredDivision(by: CivilTime.secondsPerDay)
      guard days.contains(day) else { return nil }
      // The local day's end by today's offset; should the clocks change meanwhile, the search looks again from there.
      return Self.end(second, wallEnd: (day + 1) * CivilTime.secondsPerDay, in: zone)
    case .cron(let expression):
      let second = tick.wholeSeconds
      let wall = second + zone.offset(atSecond: second)
      guard let wallEnd = expression.wallEndOfMatch(at: wall) else { return nil }
      return Self.end(second, wallEnd: wallEnd, in: zone)
    }
  }

  private static func end(_ second: Int, wallEnd: Int, in zone: TimeZoneRules) -> Timestamp {
    let stretch = zone.stretch(atSecond: second)
    return Timestamp(wholeSeconds: max(second + 1, min(wallEnd - stretch.offset, stretch.end)))
  }
}

extension CronExpression {
  /// When a time on the wall matches: until when every second does, as far as day, hour or minute are whole.
  func wallEndOfMatch(at wall: Int) -> Int? {
    let time = CivilTime(wallSeconds: wall)
    let day = wall.flooredDivision(by: CivilTime.secondsPerDay)
    guard months.contains(time.month), hours.contains(time.hour), minutes.contains(time.minute),
      !hasSeconds || seconds.contains(time.second),
      days.match(dayNumber: day, year: time.year, month: time.month, day: time.day)
    else { return nil }
    if hasSeconds, seconds.count < 60 { return wall + 1 }
    if minutes.count < 60 { return wall - time.second + 60 }
    if hours.count < 24 { return wall - time.second - time.minute * 60 + 3600 }
    return (day + 1) * CivilTime.secondsPerDay
  }
}
