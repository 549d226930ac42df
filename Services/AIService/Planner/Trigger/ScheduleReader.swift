internal import WorkflowModels

/// Finds what a prompt says about times and takes those words out of it, so that the rest reads as plain steps.
struct ScheduleReader {
  let tokens: [Token]
  var parts = ScheduleParts()
  private(set) var taken: Set<Int> = []

  private init(tokens: [Token]) {
    self.tokens = tokens
  }

  /// The plan and the tokens that remain; nil when the prompt names no rhythm.
  static func read(_ tokens: [Token]) -> (plan: SchedulePlan, rest: [Token])? {
    var reader = ScheduleReader(tokens: tokens)
    reader.readRhythm()
    if !reader.parts.repeats { reader.readLoneTime() }
    guard reader.parts.repeats || !reader.parts.times.isEmpty else { return nil }
    reader.readMonths()
    reader.readExceptions()
    reader.readTimes()
    reader.readTimezone()
    guard let plan = reader.parts.plan else { return nil }
    let rest = tokens.enumerated().compactMap { reader.taken.contains($0.offset) ? nil : $0.element }
    return (plan, rest)
  }

  mutating func take(_ from: Int, _ length: Int) {
    for index in from..<(from + max(0, length)) { taken.insert(index) }
  }

  func isTaken(_ index: Int) -> Bool { taken.contains(index) }

  private mutating func readRhythm() {
    var index = 0
    while index < tokens.count {
      let length = max(cronLength(at: index), 0)
      if length > 0 {
        take(index, length)
        index += length
        continue
      }
      let read = rhythm(at: index)
      if read > 0 {
        take(index, read)
        index += read
      } else {
        index += 1
      }
    }
  }

  private mutating func cronLength(at index: Int) -> Int {
    guard parts.cron == nil, let token = tokens.at(index) else { return 0 }
    var found: String?
    if case .cron(let text) = token.kind { found = text }
    if case .quoted(let text) = token.kind, let only = Tokenizer.tokens(of: text).first,
      case .cron(let cron) = only.kind, cron == text
    {
      found = text
    }
    guard let found, (try? CronExpression(parsing: found)) != nil else { return 0 }
    parts.cron = found
    var before = index - 1
    let lead: Set<String> = ["cron", "schedule", "expression", "with", "on", "the", "using", "at", "a", "by"]
    while let token = tokens.at(before), lead.contains(token.word) || token.isMark([":"]) {
      take(before, 1)
      before -= 1
    }
    return 1
  }

  private mutating func rhythm(at index: Int) -> Int {
    // "nl-monthly" is a name.
    if tokens.at(index)?.glued == true, tokens.at(index - 1)?.isWord == true,
      !["bi", "semi", "twice"].contains(tokens.word(index - 1))
    {
      return 0
    }
    // "except on Sundays" takes days away.
    let before = tokens.word(index - 1) == "on" ? index - 1 : index
    if ["except", "excluding"].contains(tokens.word(before - 1))
      || tokens.matches(["except", "for"], at: before - 2) || tokens.matches(["but", "not"], at: before - 2)
    {
      return 0
    }
    switch tokens.word(index) {
    case "last", "first":
      // "last thing on Fridays"
      let isThing = tokens.word(index + 1) == "thing" && ["on", "in", "every", "each"].contains(tokens.word(index + 2))
      return isThing ? 2 : headDay(at: index)
    case "every", "each": return everyPhrase(at: index)
    case "hourly": return unit(.hour)
    case "daily": return unit(.day)
    case "weekly": return unit(.week)
    case "monthly": return unit(.month)
    case "yearly", "annually": return unit(.year)
    case "quarterly":
      parts.months = [1, 4, 7, 10]
      return unit(.month)
    case "nightly":
      parts.usualHour = 2
      return unit(.day)
    case "once", "twice": return timesPerPhrase(at: index, count: tokens.word(index) == "once" ? 1 : 2, length: 1)
    case "on", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "weekdays",
      "weekends":
      return dayPhrase(at: index)
    case "weekday", "weekend", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "workday":
      // "weekday mornings"; a day alone may be anything.
      return Self.hour(ofPartOfDay: tokens.word(index + 1)) == nil ? dayRange(at: index) : dayPhrase(at: index)
    case "mon", "tue", "wed", "thu", "fri", "sat", "sun": return dayRange(at: index)
    case "mornings", "evenings":
      parts.usualHour = Self.hour(ofPartOfDay: tokens.word(index))
      return unit(.day)
    case "during", "between", "in", "within", "over", "from", "throughout":
      return max(dayRange(at: index), duringTheWeek(at: index), windowPhrase(at: index))
    case "at": return edgePhrase(at: index)
    default:
      if let count = tokens.at(index)?.number, tokens.word(index + 1) == "times" {
        return NumberWords.whole(count, 1...24).map { timesPerPhrase(at: index, count: $0, length: 2) } ?? 0
      }
      return tokens.at(index)?.isOrdinal == true ? headDay(at: index) : 0
    }
  }

  private mutating func unit(_ unit: ScheduleParts.Unit) -> Int {
    if parts.unit == nil { parts.unit = unit }
    return 1
  }

  /// "twice a day", "3 times per hour".
  private mutating func timesPerPhrase(at index: Int, count: Int, length: Int) -> Int {
    var next = index + length
    if ["a", "an", "per", "every", "each"].contains(tokens.word(next)) { next += 1 }
    switch tokens.word(next) {
    case "hour":
      parts.unit = count == 1 ? .hour : .minute
      parts.every = count == 1 ? 1 : max(1, 60 / max(1, count))
    case "day", "daily":
      parts.unit = .day
      if count == 2 { parts.usualTimes = [.init(hour: 9, minute: 0), .init(hour: 21, minute: 0)] }
      if count == 3 { parts.usualTimes = [8, 13, 18].map { .init(hour: $0, minute: 0) } }
      if count > 3 {
        parts.unit = .hour
        parts.every = max(1, 24 / count)
      }
    case "week" where count == 1: parts.unit = .week
    case "week": parts.weekdays = [1, 4]
    case "month": parts.unit = .month
    default: return 0
    }
    return next + 1 - index
  }
}
