extension ScheduleExclusion {
  /// Reads one item of a schedule's `exclude`: a day (`2026-12-25`), a moment (RFC 3339), a cron expression, or an
  /// object with `from` and `to`, which are both days (both left out) or both moments (`to` not left out).
  ///
  /// Throws a sentence about what is wrong.
  package init(parsing json: JSON) throws(CronError) {
    if let text = json.stringValue {
      if let day = Self.day(text) {
        self = .days(day...day)
      } else if let moment = Timestamp(rfc3339: text) {
        self = .stretch(moment, moment + .microseconds(1))
      } else {
        self = .cron(try CronExpression(parsing: text))
      }
      return
    }
    guard let from = json["from"]?.stringValue, let end = json["to"]?.stringValue else {
      throw CronError(
        text: "", "An exclusion is a day (2026-12-25), a time, a cron expression, or an object with `from` and `to`.")
    }
    if let first = Self.day(from), let last = Self.day(end) {
      guard first <= last else { throw CronError(text: end, "`to` lies before `from` (\(from)).") }
      self = .days(first...last)
    } else if let first = Timestamp(rfc3339: from), let last = Timestamp(rfc3339: end) {
      guard first < last else { throw CronError(text: end, "`to` must lie after `from` (\(from)).") }
      self = .stretch(first, last)
    } else {
      throw CronError(text: from, "`from` and `to` must both be days, such as 2026-12-25, or both be times.")
    }
  }

  /// `2026-12-25` as days since 1970.
  private static func day(_ text: String) -> Int? {
    guard text.utf8.count == 10, let midnight = Timestamp(rfc3339: text + "T00:00:00Z") else { return nil }
    return midnight.wholeSeconds.flooredDivision(by: CivilTime.secondsPerDay)
  }
}
