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
    if ["other", "second"].contains(tokens.word(next)), let day = Self.weekday(tokens.word(next + 1)),
      tokens.word(next) == "other" || tokens.word(next + 2) != "of"
    {
      // Cron counts no weeks: the first and the third of a month come nearest.
      parts.nthWeekday = "\(day)#1,\(day)#3"
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
    if start > index, isOfThing(index) { return 0 }
    for (words, minute) in [(["on", "the", "half", "hour"], 30), (["on", "the", "hour"], 0)]
    where tokens.matches(words, at: index) && parts.unit == .hour {
      parts.times = [.init(hour: 0, minute: minute)]
      return words.count
    }
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

  /// "about the trip on Friday": a day of what is spoken of, and no rhythm.
  private func isOfThing(_ index: Int) -> Bool {
    guard let day = Self.weekday(tokens.word(index + 1)), day >= 0, !tokens.word(index + 1).hasSuffix("s"),
      !["at", "and", "to", "morning", "evening"].contains(tokens.word(index + 2))
    else { return false }
    if case .clock? = tokens.at(index + 2)?.kind { return false }
    return tokens.part(index - 8, index).containsAny(["about", "due", "until", "regarding", "for", "deadline"])
  }

  mutating func dayNames(at start: Int) -> Int {
    var next = start
    while true {
      switch tokens.word(next) {
      case "weekday", "weekdays", "workday", "workdays": parts.weekdays.formUnion([1, 2, 3, 4, 5])
      case "weekend", "weekends": parts.weekdays.formUnion([0, 6])
      default:
        guard let day = Self.weekday(tokens.word(next)) else { return max(0, next - start) }
        if let (last, length) = lastOfRange(at: next + 1) {
          var current = day
          while current != last {
            parts.weekdays.insert(current)
            current = (current + 1) % 7
          }
          parts.weekdays.insert(last)
          next += length
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

extension ScheduleReader {
  /// "to Thursday", "until Friday", and the "-Fri" of "Mon-Fri".
  private func lastOfRange(at index: Int) -> (day: Int, length: Int)? {
    if tokens.at(index)?.glued == true, let day = Self.weekday(tokens.word(index)) { return (day, 1) }
    guard ["to", "through", "till", "until", "thru"].contains(tokens.word(index)),
      let day = Self.weekday(tokens.word(index + 1))
    else { return nil }
    return (day, 2)
  }

  /// "Tuesday to Saturday", "from Sunday to Thursday", "(Mon-Fri)", "between Monday and Friday": a range of days needs no
  /// "on".
  mutating func dayRange(at index: Int) -> Int {
    let start = ["from", "between"].contains(tokens.word(index)) ? index + 1 : index
    guard let first = Self.weekday(tokens.word(start)) else { return 0 }
    if tokens.word(index) == "between", tokens.word(start + 1) == "and",
      let last = Self.weekday(tokens.word(start + 2))
    {
      parts.weekdays.formUnion((0...(last - first + 7) % 7).map { (first + $0) % 7 })
      return start + 3 - index
    }
    guard lastOfRange(at: start + 1) != nil else { return 0 }
    let length = dayNames(at: start)
    return length > 0 ? start + length - index : 0
  }

  /// "except Friday", "but not on Sundays": taken out of the days that were said.
  mutating func readExceptions() {
    for index in tokens.indices.prefix(Self.reach) where !isTaken(index) {
      var next = index
      if tokens.word(next) == "but" { next += 1 }
      if ["except", "excluding", "save"].contains(tokens.word(next)) {
        next += 1
      } else if tokens.word(next) == "not", next > index {
        next += 1
      } else {
        continue
      }
      while ["for", "on", "the", "in"].contains(tokens.word(next)) { next += 1 }
      let start = next
      let said = parts.weekdays
      parts.weekdays = []
      let length = dayNames(at: start)
      let excepted = parts.weekdays
      parts.weekdays = said
      if length > 0, !excepted.isEmpty {
        parts.weekdays = (said.isEmpty ? Set(0...6) : said).subtracting(excepted)
        take(index, start + length - index)
      } else if let (months, length) = monthList(at: start) {
        parts.months = (parts.months.isEmpty ? Set(1...12) : parts.months).subtracting(months)
        take(index, start + length - index)
      }
    }
  }
  private static let reach = 500
}

extension Token {
  var isOrdinal: Bool {
    if case .ordinal = kind { return true }
    return false
  }
}
