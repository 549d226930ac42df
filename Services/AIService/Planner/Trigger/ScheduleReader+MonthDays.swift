/// Days of the month and of the year: "on the 1st and 15th", "the last working day", "January 1st", "New Year's Eve".
extension ScheduleReader {
  /// "(on) the 1st (and 15th) (day) of the month", also after "every month".
  mutating func monthDayTail(at index: Int) -> Int {
    var next = index
    if ["on", "at"].contains(tokens.word(next)) { next += 1 }
    if tokens.word(next) == "the" { next += 1 }
    guard next > index || tokens.at(next)?.number != nil, let length = nthWeekdayOrDay(at: next) else { return 0 }
    return next + length - index
  }

  mutating func nthWeekdayOrDay(at start: Int) -> Int? {
    if let yearly = daysOfYear(at: start) { return yearly }
    var next = start
    var days: [String] = []
    while let token = tokens.at(next) {
      let last = token.word == "last"
      guard last || Self.ordinal(token) != nil else { break }
      let ordinal = Self.ordinal(token)
      if let day = Self.weekday(tokens.word(next + 1)), day >= 0 {
        parts.nthWeekday = last ? "\(day)L" : "\(day)#\(min(5, max(1, ordinal ?? 1)))"
        next += 2
      } else {
        let isWork = Self.working.contains(tokens.word(next + 1)) || tokens.word(next + 1) == "weekday"
        if let ordinal, (1...31).contains(ordinal) {
          days.append(isWork ? "\(ordinal)W" : String(ordinal))
        } else if last {
          days.append(isWork ? "LW" : "L")
        }
        next += 1
        if isWork { next += 1 }
        if tokens.word(next) == "day", tokens.word(next - 1) != "weekday" { next += 1 }
      }
      let joint = dayJoint(at: next)
      guard joint > next else { break }
      next = joint
    }
    guard next > start else { return nil }
    let isLast = days.last?.hasPrefix("L") ?? (parts.nthWeekday?.hasSuffix("L") == true)
    let (behind, isOfMonth) = ofMonth(at: next, isLast: isLast)
    next = behind
    // "on the 1st and the 15th at 7": two days of a month can only be of each.
    let isList = days.count > 1
    let isAtHead = days.count == 1 && isHead(start) && isTime(at: next)
    guard isOfMonth || parts.unit == .month || parts.nthWeekday != nil || isList || isAtHead else { return nil }
    parts.monthDays += days
    return next - start
  }

  /// "at the end of each quarter", "at the beginning of the month"
  mutating func edgePhrase(at index: Int) -> Int {
    let start = tokens.word(index + 1) == "the" ? index + 2 : index + 1
    let isEnd = ["end", "close"].contains(tokens.word(start))
    guard isEnd || ["beginning", "start"].contains(tokens.word(start)), tokens.word(start + 1) == "of",
      ["each", "every", "the", "a"].contains(tokens.word(start + 2))
    else { return 0 }
    switch tokens.word(start + 3) {
    case "week": parts.weekdays = [isEnd ? 5 : 1]
    case "month": parts.monthDays.append(isEnd ? "L" : "1")
    case "quarter":
      parts.months = isEnd ? [3, 6, 9, 12] : [1, 4, 7, 10]
      parts.monthDays.append(isEnd ? "L" : "1")
    case "year":
      parts.months = [isEnd ? 12 : 1]
      parts.monthDays.append(isEnd ? "L" : "1")
    case "day": (parts.unit, parts.usualHour) = (.day, isEnd ? 18 : 8)
    default: return 0
    }
    return start + 4 - index
  }

  private static let working: Set<String> = ["working", "business", "work"]

  private static func ordinal(_ token: Token) -> Int? {
    if case .ordinal(let value) = token.kind { return value }
    return NumberWords.ordinal(of: token.word)
  }

  /// Where the next day of a list stands: behind "and (on) the".
  private func dayJoint(at index: Int) -> Int {
    var joint = index
    while ["and", "or"].contains(tokens.word(joint)) || tokens.at(joint)?.isMark([","]) == true { joint += 1 }
    guard joint > index else { return index }
    if tokens.word(joint) == "on" { joint += 1 }
    if tokens.word(joint) == "the" { joint += 1 }
    let isDay = tokens.word(joint) == "last" || tokens.at(joint).map { Self.ordinal($0) != nil } == true
    return isDay ? joint : index
  }

  /// "of the month", "of each quarter", "in June": where it ends.
  private mutating func ofMonth(at start: Int, isLast: Bool) -> (end: Int, isSaid: Bool) {
    guard ["of", "in"].contains(tokens.word(start)) else { return (start, false) }
    let article = ["the", "each", "every", "a"].contains(tokens.word(start + 1)) ? 1 : 0
    switch tokens.word(start + 1 + article) {
    case "month" where article > 0, "week" where article > 0: return (start + 3, true)
    case "quarter" where article > 0:
      parts.months = isLast ? [3, 6, 9, 12] : [1, 4, 7, 10]
      return (start + 3, true)
    default:
      guard tokens.word(start) == "of", let month = Self.month(tokens.word(start + 1)) else { return (start, false) }
      parts.months.insert(month)
      return (start + 2, true)
    }
  }

  /// "First of the month, 8 o'clock: …", "last working day of the month: …": the day is all that stands at the head.
  mutating func headDay(at index: Int) -> Int {
    guard isHead(index), tokens.part(index + 1, index + 4).containsAny(["of"]),
      tokens.part(index + 1, index + 7).containsAny(["month", "quarter"])
    else { return 0 }
    return nthWeekdayOrDay(at: index) ?? 0
  }

  /// Whether nothing of the sentence stands before a place but "on the".
  func isHead(_ index: Int) -> Bool {
    var before = index - 1
    while ["on", "the"].contains(tokens.word(before)) { before -= 1 }
    guard let token = tokens.at(before) else { return true }
    return token.isMark([".", ";", ":", "!"]) || token.kind == .lineBreak || isTaken(before)
  }

  private func isTime(at index: Int) -> Bool {
    if tokens.at(index)?.isMark([",", ":"]) == true { return true }
    return tokens.word(index) == "at"
  }

  /// "1 January and 1 July", "December 24th": one rhythm where month or day are the same.
  private mutating func daysOfYear(at start: Int) -> Int? {
    guard let (first, length) = dayOfYear(at: start), isSchedule(start, start + length) else { return nil }
    var found = [first]
    var next = start + length
    while true {
      var joint = next
      while ["and", "or", "on"].contains(tokens.word(joint)) || tokens.at(joint)?.isMark([","]) == true { joint += 1 }
      guard joint > next, let (day, length) = dayOfYear(at: joint) else { break }
      found.append(day)
      next = joint + length
    }
    parts.months = Set(found.map(\.month))
    parts.monthDays = Set(found.map(\.day)).sorted().map(String.init)
    return next - start
  }

  private func dayOfYear(at start: Int) -> (day: (month: Int, day: Int), length: Int)? {
    if let holiday = Holidays.read(tokens, at: start) { return ((holiday.month, holiday.day), holiday.length) }
    func day(_ index: Int) -> Int? {
      guard let token = tokens.at(index), let number = token.number else { return nil }
      return NumberWords.whole(number, 1...31)
    }
    var next = start
    if tokens.word(next) == "the" { next += 1 }
    if let month = Self.month(tokens.word(next)), let day = day(next + 1) { return ((month, day), next + 2 - start) }
    guard let day = day(next) else { return nil }
    if tokens.word(next + 1) == "of" { next += 1 }
    if let month = Self.month(tokens.word(next + 1)), tokens.word(next + 1).count > 2 {
      return ((month, day), next + 2 - start)
    }
    return nil
  }

  /// What takes a day of its own: behind it the day is part of it, and nothing that starts the workflow.
  private static let dated: Set<String> = [
    "due", "meeting", "event", "appointment", "booking", "calendar", "deadline", "schedule", "webinar", "until", "by",
    "invoice", "task", "todo", "card", "reminder", "call", "flight", "trip", "from", "before", "since", "after", "for",
  ]

  /// Whether a day of the year is when to start: said at the head, with "every", or of nothing that has days of its own.
  private func isSchedule(_ start: Int, _ end: Int) -> Bool {
    if let year = tokens.at(end)?.number, (1900...2200).contains(year) { return false }
    if isHead(start) || ["every", "each"].contains(tokens.word(start - 1)) { return true }
    return !tokens.part(start - 16, start).containsAny(Self.dated)
  }

  static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return monthNames.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }

  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}
