extension CronExpression {
  private static let nicknames = [
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
  ]

  package init(parsing source: String) throws(CronError) {
    guard source.utf8.count <= 1000 else {
      throw CronError(text: String(source.prefix(40)), "A cron expression may have up to 1000 characters.")
    }
    var fields = try Self.words(of: source)
    guard fields.count == 5 || fields.count == 6 else {
      let count = fields.count == 1 ? "1 field" : "\(fields.count) fields"
      throw CronError(
        text: source, "A cron expression has 5 fields, or 6 with the second first; this one has \(count).",
        hint: "minute hour day-of-month month day-of-week, such as \"30 9 * * 1-5\"")
    }
    hasSeconds = fields.count == 6
    if !hasSeconds { fields.insert("0", at: 0) }
    self.source = source
    self.fields = fields.map(String.init)
    seconds = try Self.plain(.second, fields[0])
    minutes = try Self.plain(.minute, fields[1])
    hours = try Self.plain(.hour, fields[2])
    months = try Self.plain(.month, fields[4])
    var days = CronDays()
    try days.readDaysOfMonth(fields[3])
    try days.readWeekdays(fields[5])
    days.bothMustMatch = [fields[3], fields[5]].contains { $0.hasPrefix("*") || $0.hasPrefix("?") }
    self.days = days
  }

  private static func words(of source: String) throws(CronError) -> [Substring] {
    let words = source.lowercased().split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" }
    guard let first = words.first, first.hasPrefix("@") else { return words }
    guard words.count == 1, let meaning = nicknames[String(first)] else {
      throw CronError(
        text: source, "\"\(first)\" is not a schedule that is known here.",
        hint: "known are \(nicknames.keys.sorted().joined(separator: ", "))")
    }
    return meaning.split(separator: " ")
  }

  private static func plain(_ field: CronField, _ text: Substring) throws(CronError) -> SmallSet {
    try CronFieldParser(field: field, text: text).parse { (_) throws(CronError) in false }
  }
}

extension CronDays {
  mutating func readDaysOfMonth(_ text: Substring) throws(CronError) {
    let parser = CronFieldParser(field: .dayOfMonth, text: text)
    var special = self
    special.daysOfMonth = try parser.parse { (term: Substring) throws(CronError) -> Bool in
      if term == "lw" || term == "wl" {
        special.lastWeekday = true
        return true
      }
      if term == "l" {
        special.daysBeforeLast.insert(0)
        return true
      }
      if term.hasPrefix("l-") {
        guard let back = CronField.dayOfMonth.value(of: term.dropFirst(2)), back <= 30 else {
          throw parser.error(term, "\"\(term)\" is not possible: L-1 to L-30 count back from the month's last day.")
        }
        special.daysBeforeLast.insert(back)
        return true
      }
      guard term.hasSuffix("w") else { return false }
      guard let day = CronField.dayOfMonth.value(of: term.dropLast()) else {
        throw parser.error(term, "\"\(term)\" is not possible: W stands after one day, such as 15W.")
      }
      special.nearestWeekdays.insert(day)
      return true
    }
    self = special
  }

  mutating func readWeekdays(_ text: Substring) throws(CronError) {
    let parser = CronFieldParser(field: .dayOfWeek, text: text)
    var special = self
    special.weekdays = try parser.parse { (term: Substring) throws(CronError) -> Bool in
      if term.hasSuffix("l") {
        guard let day = CronField.dayOfWeek.value(of: term.dropLast()) else {
          throw parser.error(term, "\"\(term)\" is not possible: L stands after one weekday, such as 5L.")
        }
        special.lastOfWeekdays.insert(day % 7)
        return true
      }
      guard let hash = term.firstIndex(of: "#") else { return false }
      let day = CronField.dayOfWeek.value(of: term[..<hash])
      let nth = Int(term[term.index(after: hash)...])
      guard let day, let nth, (1...5).contains(nth) else {
        throw parser.error(term, "\"\(term)\" is not possible: 5#2 is the second Friday, and 5 the most.")
      }
      special.nthWeekdays.insert(nth * 7 + day % 7)
      return true
    }
    self = special
  }
}
