/// Days and intervals: "every 5 minutes", "every other day", "on weekdays", "on the 1st of each month".
extension ScheduleReader {
  private static let units: [String: ScheduleParts.Unit] = [
    "second": .second, "seconds": .second, "sec": .second, "secs": .second, "s": .second,
    "minute": .minute, "minutes": .minute, "min": .minute, "mins": .minute, "m": .minute,
    "hour": .hour, "hours": .hour, "hr": .hour, "hrs": .hour, "h": .hour,
    "day": .day, "days": .day, "d": .day, "week": .week, "weeks": .week, "month": .month, "months": .month,
    "year": .year, "years": .year,
  ]
  private static let weekdayNames = [
    ("sunday", "sun"), ("monday", "mon"), ("tuesday", "tue"), ("wednesday", "wed"), ("thursday", "thu"),
    ("friday", "fri"), ("saturday", "sat"),
  ]
  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let partsOfDay = [
    "morning": 9, "mornings": 9, "afternoon": 14, "evening": 18, "evenings": 18, "night": 22, "noon": 12,
    "midnight": 0, "lunchtime": 12,
  ]

  static func weekday(_ word: String) -> Int? {
    let name = word.hasSuffix("s") && word.count > 4 ? String(word.dropLast()) : word
    return weekdayNames.firstIndex { $0.0 == name || $0.1 == word || (word.count >= 4 && $0.0.hasPrefix(word)) }
  }

  static func hour(ofPartOfDay word: String) -> Int? { partsOfDay[word] }

  /// "every …": how many tokens it took, 0 when it is no rhythm ("every ticket").
  mutating func everyPhrase(at index: Int) -> Int {
    var next = index + 1
    if tokens.word(next) == "single" { next += 1 }
    if tokens.word(next) == "other", let unit = Self.units[tokens.word(next + 1)] {
      (parts.every, parts.unit) = (2, unit)
      return next + 2 - index
    }
    if tokens.word(next) == "quarter", !["an", "a", "of", "hour"].contains(tokens.word(next + 1)) {
      (parts.months, parts.unit) = ([1, 4, 7, 10], .month)
      return next + 1 - index
    }
    if ["half", "quarter"].contains(tokens.word(next)) {
      let amount = tokens.word(next) == "half" ? 30 : 15
      while ["an", "a", "of"].contains(tokens.word(next + 1)) { next += 1 }
      guard tokens.word(next + 1) == "hour" else { return 0 }
      (parts.every, parts.unit) = (amount, .minute)
      return next + 2 - index
    }
    if let length = nthWeekdayOrDay(at: next) { return next + length - index }
    if let amount = tokens.at(next)?.number, let unit = Self.units[tokens.word(next + 1)] {
      guard let count = NumberWords.whole(amount, 1...10_000_000) else { return 0 }
      (parts.every, parts.unit) = (count, unit)
      return next + 2 - index
    }
    let days = dayNames(at: next)
    if days > 0 { return next + days - index }
    if ["working", "business", "work"].contains(tokens.word(next)), tokens.word(next + 1) == "day" {
      parts.weekdays = [1, 2, 3, 4, 5]
      return next + 2 - index
    }
    if let unit = Self.units[tokens.word(next)], tokens.word(next).count > 1 {
      if tokens.matches(["day", "of", "the", "week"], at: next) { next += 3 }
      parts.unit = unit
      return next + 1 - index + monthDayTail(at: next + 1)
    }
    if let hour = Self.partsOfDay[tokens.word(next)] {
      if parts.unit == nil { parts.unit = .day }
      parts.usualHour = hour
      return next + 1 - index
    }
    return 0
  }

  /// "on Mondays and Thursdays", "on weekdays", "on the 15th of every month".
  mutating func dayPhrase(at index: Int) -> Int {
    let start = tokens.word(index) == "on" ? index + 1 : index
    let days = dayNames(at: start)
    if days > 0 {
      var end = start + days
      if let hour = Self.partsOfDay[tokens.word(end)] {
        parts.usualHour = hour
        end += 1
      }
      return end - index
    }
    guard start > index else { return 0 }
    let tail = monthDayTail(at: index)
    guard tail > 0 else { return 0 }
    return tail
  }

  /// "(on) the 1st (and 15th) (day) of the month", also after "every month".
  private mutating func monthDayTail(at index: Int) -> Int {
    var next = index
    if ["on", "at"].contains(tokens.word(next)) { next += 1 }
    if tokens.word(next) == "the" { next += 1 }
    guard next > index || tokens.at(next)?.number != nil, let length = nthWeekdayOrDay(at: next) else { return 0 }
    return next + length - index
  }

  private mutating func nthWeekdayOrDay(at start: Int) -> Int? {
    if let yearly = dayOfYear(at: start) { return yearly }
    var next = start
    var days: [String] = []
    while let token = tokens.at(next) {
      let last = token.word == "last"
      var ordinal = NumberWords.ordinal(of: token.word)
      if case .ordinal(let value) = token.kind { ordinal = value }
      guard last || ordinal != nil else { break }
      if let day = Self.weekday(tokens.word(next + 1)), day >= 0 {
        parts.nthWeekday = last ? "\(day)L" : "\(day)#\(min(5, max(1, ordinal ?? 1)))"
        next += 2
      } else {
        if let ordinal, (1...31).contains(ordinal) { days.append(String(ordinal)) } else if last { days.append("L") }
        next += tokens.word(next + 1) == "day" ? 2 : 1
      }
      if ["and", "or"].contains(tokens.word(next)) || tokens.at(next)?.isMark([","]) == true,
        NumberWords.ordinal(of: tokens.word(next + 1)) != nil || tokens.at(next + 1)?.isOrdinal == true
      {
        next += 1
      } else {
        break
      }
    }
    guard next > start else { return nil }
    var ofMonth = false
    if ["of", "in"].contains(tokens.word(next)), ["the", "each", "every"].contains(tokens.word(next + 1)),
      ["month", "week", "quarter"].contains(tokens.word(next + 2))
    {
      if tokens.word(next + 2) == "quarter" { parts.months = [1, 4, 7, 10] }
      next += 3
      ofMonth = true
    } else if tokens.word(next) == "of", let month = Self.month(tokens.word(next + 1)) {
      parts.months.insert(month)
      next += 2
      ofMonth = true
    }
    guard ofMonth || parts.unit == .month || parts.nthWeekday != nil else { return nil }
    parts.monthDays += days
    return next - start
  }

  /// "January 1st", "1 March".
  private mutating func dayOfYear(at start: Int) -> Int? {
    func day(_ index: Int) -> Int? {
      guard let token = tokens.at(index), let number = token.number else { return nil }
      return NumberWords.whole(number, 1...31)
    }
    if let month = Self.month(tokens.word(start)), let day = day(start + 1) {
      (parts.months, parts.monthDays) = ([month], [String(day)])
      return 2
    }
    if let day = day(start), let month = Self.month(tokens.word(start + 1)), tokens.word(start + 1).count > 2 {
      (parts.months, parts.monthDays) = ([month], [String(day)])
      return 2
    }
    return nil
  }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return monthNames.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }

  private mutating func dayNames(at start: Int) -> Int {
    var next = start
    while true {
      switch tokens.word(next) {
      case "weekday", "weekdays", "workday", "workdays": parts.weekdays.formUnion([1, 2, 3, 4, 5])
      case "weekend", "weekends": parts.weekdays.formUnion([0, 6])
      default:
        guard let day = Self.weekday(tokens.word(next)) else { return max(0, next - start) }
        if ["to", "through", "till"].contains(tokens.word(next + 1)), let last = Self.weekday(tokens.word(next + 2)) {
          var current = day
          while current != last {
            parts.weekdays.insert(current)
            current = (current + 1) % 7
          }
          parts.weekdays.insert(last)
          next += 2
        } else {
          parts.weekdays.insert(day)
        }
      }
      next += 1
      var joint = next
      while ["and", "or", "plus"].contains(tokens.word(joint)) || tokens.at(joint)?.isMark([",", "+", "/"]) == true {
        joint += 1
      }
      guard joint > next, joint - next <= 2, Self.weekday(tokens.word(joint)) != nil else { return next - start }
      next = joint
    }
  }
}

extension Token {
  var isOrdinal: Bool {
    if case .ordinal = kind { return true }
    return false
  }
}
