extension CronExpression {
  /// How far a tick is looked for. Longer than the 40 years between two 29 Februaries on one weekday around 2100.
  static let horizonYears = 50
  /// 9999-12-31T00:00:00Z: times are written with four digits of year, in every zone.
  private static let endOfTime = 253_402_214_400

  /// The first tick strictly after a moment, or nil when there is none within 50 years (`0 0 30 2 *`).
  ///
  /// Walks over the stretches in which the zone's offset stays, so that gaps and overlaps are met where they are:
  /// at the borders.
  package func next(
    after timestamp: Timestamp, in zone: TimeZoneRules, daylightSaving policy: DaylightSavingPolicy = .cron
  ) -> Timestamp? {
    let gap = policy.gap(followsTheClock: followsTheClock)
    let overlap = policy.overlap(followsTheClock: followsTheClock)
    var second = timestamp.wholeSeconds + 1
    let horizon = min(second + Self.horizonYears * 366 * CivilTime.secondsPerDay, Self.endOfTime)
    while second < horizon {
      let stretch = zone.stretch(atSecond: second)
      if gap == .runAfter, let change = stretch.transitionBefore, change.at == second,
        wallTime(from: second + change.offsetBefore, before: second + change.offsetAfter) != nil
      {
        return Timestamp(wholeSeconds: second)
      }
      var from = second + stretch.offset
      if overlap == .first, let change = stretch.transitionBefore {
        from = max(from, change.at + change.offsetBefore)
      }
      let end = min(stretch.end, horizon)
      var before = end + stretch.offset
      if overlap == .second, let change = stretch.transitionAfter, change.at == end {
        before = min(before, end + change.offsetAfter)
      }
      if let wall = wallTime(from: from, before: before) {
        return Timestamp(wholeSeconds: wall - stretch.offset)
      }
      second = end
    }
    return nil
  }

  /// The first matching time on the wall in `from..<before`.
  private func wallTime(from: Int, before: Int) -> Int? {
    guard from < before else { return nil }
    let start = CivilTime(wallSeconds: from)
    var dayNumber = from.flooredDivision(by: CivilTime.secondsPerDay)
    var (year, month, day) = (start.year, start.month, start.day)
    var earliest = start.secondOfDay
    while dayNumber * CivilTime.secondsPerDay < before {
      if months.contains(month) {
        if days.match(dayNumber: dayNumber, year: year, month: month, day: day),
          let time = timeOfDay(from: earliest)
        {
          let wall = dayNumber * CivilTime.secondsPerDay + time
          return wall < before ? wall : nil
        }
        dayNumber += 1
        day += 1
      } else {
        dayNumber += CivilTime.daysIn(month: month, year: year) - day + 1
        day = 32
      }
      earliest = 0
      if day > CivilTime.daysIn(month: month, year: year) {
        day = 1
        month = month == 12 ? 1 : month + 1
        year += month == 1 ? 1 : 0
      }
    }
    return nil
  }

  /// The first matching second of a day that is not before `earliest`.
  private func timeOfDay(from earliest: Int) -> Int? {
    let (hour, minute, second) = (earliest / 3600, earliest / 60 % 60, earliest % 60)
    guard let firstMinute = minutes.first(from: 0), let firstSecond = seconds.first(from: 0) else { return nil }
    if hours.contains(hour) {
      if minutes.contains(minute), let second = seconds.first(from: second) {
        return hour * 3600 + minute * 60 + second
      }
      if let minute = minutes.first(from: minute + 1) { return hour * 3600 + minute * 60 + firstSecond }
    }
    guard let hour = hours.first(from: hour + 1) else { return nil }
    return hour * 3600 + firstMinute * 60 + firstSecond
  }
}
