extension CronExpression: CustomStringConvertible {
  /// The schedule in English: `At 09:30, Monday through Friday`. The common shapes read well, the others are exact.
  package var description: String {
    let time = timePhrase
    let dayParts = [dayPhrase, monthPhrase].filter { !$0.isEmpty }
    let text = ([time] + dayParts).joined(separator: ", ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private var timePhrase: String {
    let minute = fields[1]
    let hour = fields[2]
    if fields[0] == "0", let times = clockTimes { return "at \(Self.list(times))" }
    let ofMinute = fields[0] == "0" ? "" : Self.phrase(fields[0], .second) + " of "
    if minute == "*", hour == "*" { return fields[0] == "0" ? "every minute" : String(ofMinute.dropLast(4)) }
    if hour == "*" {
      if Int(minute) == 0, ofMinute.isEmpty { return "every hour" }
      if minute.hasPrefix("*/"), !minute.contains(",") { return ofMinute + Self.phrase(minute, .minute) }
      return "\(ofMinute)\(Self.phrase(minute, .minute)) of every hour"
    }
    if Int(minute) == 0, ofMinute.isEmpty { return Self.phrase(hour, .hour) }
    return "\(ofMinute)\(Self.phrase(minute, .minute)) of \(Self.phrase(hour, .hour))"
  }

  /// Up to four times of day, when minute and hour are plain lists.
  private var clockTimes: [String]? {
    guard !fields[1].contains(where: { "*/-?".contains($0) }), !fields[2].contains(where: { "*/-?".contains($0) }),
      minutes.count * hours.count <= 4
    else { return nil }
    return hours.members.flatMap { hour in minutes.members.map { "\(Self.two(hour)):\(Self.two($0))" } }
  }

  private var dayPhrase: String {
    let anyDay = fields[3] == "*" || fields[3] == "?"
    let anyWeekday = fields[5] == "*" || fields[5] == "?"
    let day = "on " + Self.phrase(fields[3], .dayOfMonth)
    let weekday = Self.phrase(fields[5], .dayOfWeek)
    switch (anyDay, anyWeekday) {
    case (true, true): return clockTimes == nil || fields[0] != "0" || fields[4] != "*" ? "" : "every day"
    case (false, true): return day + (fields[4] == "*" ? " of the month" : "")
    case (true, false): return weekday
    case (false, false): return "\(day) \(days.bothMustMatch ? "if it is" : "and every") \(weekday)"
    }
  }

  private var monthPhrase: String {
    fields[4] == "*" ? "" : "in " + Self.phrase(fields[4], .month)
  }

  private static func phrase(_ text: String, _ field: CronField) -> String {
    list(text.split(separator: ",").map { term(String($0), field) })
  }

  private static func term(_ text: String, _ field: CronField) -> String {
    let halves = text.split(separator: "/", maxSplits: 1).map(String.init)
    let base = halves.first ?? text
    let step = halves.count == 2 ? Int(halves[1]) ?? 1 : 1
    let every = step == 1 ? "every \(field.name)" : "every \(step) \(field.plural)"
    if base == "*" || base == "?" { return every }
    let ends = base.split(separator: "-", maxSplits: 1).map(String.init)
    if halves.count == 2 {
      let end = ends.count == 2 ? " through \(label(ends[1], field))" : ""
      return "\(every) from \(label(ends[0], field))\(end)"
    }
    if ends.count == 2, ends[0] != "l" {
      let range = "\(label(ends[0], field)) through \(label(ends[1], field))"
      return field.hasNames ? range : "every \(field.name) from \(range)"
    }
    return special(base, field) ?? (field.hasNames ? label(base, field) : "\(field.name.short) \(label(base, field))")
  }

  private static func special(_ text: String, _ field: CronField) -> String? {
    if field == .dayOfMonth {
      if text == "l" { return "the last day" }
      if text == "lw" || text == "wl" { return "the last working day" }
      if text.hasPrefix("l-") { return "the day \(text.dropFirst(2)) before the last day" }
      return text.hasSuffix("w") ? "the working day nearest to day \(text.dropLast())" : nil
    }
    guard field == .dayOfWeek else { return nil }
    if text.hasSuffix("l") { return "the last \(label(String(text.dropLast()), field)) of the month" }
    let parts = text.split(separator: "#").map(String.init)
    guard parts.count == 2, let nth = Int(parts[1]), (1...5).contains(nth) else { return nil }
    return "the \(["first", "second", "third", "fourth", "fifth"][nth - 1]) \(label(parts[0], field)) of the month"
  }

  private static func label(_ text: String, _ field: CronField) -> String {
    guard let value = field.value(of: Substring(text)) else { return text }
    switch field {
    case .month: return monthNames[value - 1]
    case .dayOfWeek: return weekdayNames[value % 7]
    case .hour: return "\(two(value)):00"
    default: return String(value)
    }
  }

  private static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let weekdayNames = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}

extension CronField {
  fileprivate var hasNames: Bool { self == .month || self == .dayOfWeek }

  fileprivate var plural: String {
    switch self {
    case .dayOfMonth: "days"
    case .dayOfWeek: "weekdays"
    default: name + "s"
    }
  }
}

extension String {
  /// "day of month 5" reads better as "day 5".
  fileprivate var short: String { self == "day of month" ? "day" : self }
}
