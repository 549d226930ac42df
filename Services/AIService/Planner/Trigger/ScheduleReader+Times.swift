/// Times of day: "at 9", "at 9:30am and 5pm", "at noon", "between 9 and 17", and the time zone they are meant in.
extension ScheduleReader {
  /// Reads every "at …" that is not the end of a wait.
  mutating func readTimes() {
    var index = 0
    while index < tokens.count {
      let word = tokens.word(index)
      // "text them that practice starts at two": when something else begins, once it is said when to run.
      let isTold =
        !parts.times.isEmpty
        && [
          "starts", "begins", "opens", "closes", "ends", "is", "are", "meets", "meet", "departs", "leaves", "resumes",
        ]
        .contains(tokens.word(index - 1))
      if word == "at" || word == "around", !isTold, !isTaken(index), tokens.word(index - 1) != "until" {
        let length = max(notATime(at: index + 1), timeList(at: index + 1))
        if length > 0 {
          take(index, length + 1)
          index += length
        }
      } else if word == "during" || (word == "from" && !isTaken(index)) {
        let length = windowPhrase(at: index)
        take(index, length)
        index += length
      } else if !isTaken(index),
        isTaken(index + 1) || ["am", "pm"].contains(tokens.word(index + 1)) && isTaken(index + 2),
        parts.times.isEmpty
      {
        // "5:30 am on workdays"
        let length = bareTime(at: index)
        take(index, length)
        index += length
      } else if index > 0, isTaken(index - 1), !isTaken(index) {
        // "Weekday mornings, 6:45"
        if tokens.at(index)?.isMark([",", ":"]) == true, isClock(at: index + 1) {
          take(index, 1)
          index += 1
        }
        let length = bareTime(at: index)
        take(index, length)
        index += length
      }
      index += 1
    }
  }

  /// "At 9am, …" without a rhythm means every day; only where the sentence begins with it.
  mutating func readLoneTime() {
    guard tokens.word(0) == "at" else { return }
    let length = max(notATime(at: 1), timeList(at: 1))
    guard length > 0 else { return }
    take(0, length + 1)
    parts.unit = .day
  }

  /// "at 25:00", "at 9:99": written like a time of day, and none. Noted, so that it is asked for and not replaced.
  private mutating func notATime(at index: Int) -> Int {
    guard let hour = tokens.at(index), case .number = hour.kind, let colon = tokens.at(index + 1), colon.glued,
      colon.isMark([":"]), let minute = tokens.at(index + 2), minute.glued, case .number = minute.kind
    else { return 0 }
    if parts.notATime == nil { parts.notATime = tokens.part(index, index + 3).text }
    return ["am", "pm"].contains(tokens.word(index + 3)) ? 4 : 3
  }

  /// "9:30", "8 am", "8 o'clock": what can only be a time.
  private func isClock(at index: Int) -> Bool {
    guard let token = tokens.at(index) else { return false }
    if case .clock = token.kind { return true }
    let unit = tokens.word(index + 1)
    return token.number != nil
      && (["am", "pm", "o'clock", "oclock"].contains(unit)
        || unit == "o" && tokens.word(index + 2) == "clock")
  }

  /// "every day 9am": a time that stands right behind the rhythm, with am, pm or minutes.
  private mutating func bareTime(at index: Int) -> Int {
    guard let token = tokens.at(index) else { return 0 }
    if case .clock = token.kind { return timeList(at: index) }
    guard token.number != nil, isClock(at: index) else { return 0 }
    return timeList(at: index)
  }

  private mutating func timeList(at start: Int) -> Int {
    var next = start
    var found: [ScheduleParts.Time] = []
    while let (moment, length) = time(at: next) {
      found.append(moment)
      next += length
      var joint = next
      while tokens.word(joint) == "and" || tokens.at(joint)?.isMark([","]) == true { joint += 1 }
      if tokens.word(joint) == "at", joint > next { joint += 1 }
      guard joint > next, time(at: joint) != nil else { break }
      next = joint
    }
    guard !found.isEmpty else { return 0 }
    parts.times += found
    return next - start
  }

  private func time(at index: Int) -> (ScheduleParts.Time, Int)? {
    guard let token = tokens.at(index) else { return nil }
    if ["noon", "midday", "midnight"].contains(token.word) {
      return (.init(hour: token.word == "midnight" ? 0 : 12, minute: 0), 1)
    }
    var hour: Int
    var minute = 0
    var length = 1
    if case .clock(let clockHour, let clockMinute) = token.kind {
      (hour, minute) = (clockHour, clockMinute)
    } else if let value = token.number, let whole = NumberWords.whole(value, 0...24), !token.isOrdinal {
      hour = whole % 24
    } else {
      return nil
    }
    if let unit = tokens.at(index + 1), DurationReader.seconds(perUnit: unit) != nil { return nil }
    if tokens.at(index + 1)?.isMark(["%"]) == true { return nil }
    var half = tokens.word(index + length)
    if half == "o", tokens.word(index + length + 1) == "clock" { length += 2 }
    if half == "o'clock" || half == "oclock" { length += 1 }
    half = tokens.word(index + length)
    if half == "am" || half == "pm" {
      length += 1
      if half == "pm", hour < 12 { hour += 12 }
      if half == "am", hour == 12 { hour = 0 }
      return (.init(hour: hour, minute: minute), length)
    }
    if half == "in", tokens.word(index + length + 1) == "the",
      let part = Self.hour(ofPartOfDay: tokens.word(index + length + 2))
    {
      length += 3
      if part > 12, hour < 12 { hour += 12 }
    } else if let usual = parts.usualHour, usual > 12, hour < 12, usual < 22 || hour > 5 {
      hour += 12
    }
    return (.init(hour: hour, minute: minute), length)
  }

  /// "between 9 and 17", "from 9am to 5pm", "during business hours".
  mutating func windowPhrase(at index: Int) -> Int {
    let hours = officeHours(at: index)
    if hours > 0 { return hours }
    guard ["between", "from"].contains(tokens.word(index)), parts.repeats, let (from, first) = time(at: index + 1),
      ["and", "to", "till", "until"].contains(tokens.word(index + 1 + first)),
      let (to, second) = time(at: index + 2 + first)
    else { return 0 }
    guard from.hour <= to.hour else { return 0 }
    parts.window = from.hour...to.hour
    return 2 + first + second
  }

  /// "during business hours", "in office hours (9 to 17, Mon-Fri)"
  private mutating func officeHours(at index: Int) -> Int {
    guard ["during", "in", "within"].contains(tokens.word(index)) else { return 0 }
    let start = Words.articles.contains(tokens.word(index + 1)) ? index + 2 : index + 1
    guard ["business", "working", "office", "work", "opening", "school"].contains(tokens.word(start)),
      tokens.word(start + 1) == "hours"
    else { return 0 }
    parts.window = 9...17
    if parts.weekdays.isEmpty { parts.weekdays = [1, 2, 3, 4, 5] }
    var end = start + 2
    guard tokens.at(end)?.isMark(["("]) == true, let (from, first) = time(at: end + 1),
      ["to", "till", "until"].contains(tokens.word(end + 1 + first)), let (to, second) = time(at: end + 2 + first),
      from.hour <= to.hour
    else { return end - index }
    parts.window = from.hour...to.hour
    end += 2 + first + second
    while tokens.at(end)?.isMark([",", ")"]) == true { end += 1 }
    return end - index
  }

  mutating func readTimezone() {
    for index in tokens.indices {
      guard let (zone, length) = TimeZoneNames.read(tokens, at: index) else { continue }
      parts.timezone = zone
      take(index, length)
      if ["in", "at"].contains(tokens.word(index - 1)) { take(index - 1, 1) }
      if tokens.at(index - 1)?.isMark(["("]) == true { take(index - 1, 1) }
      if tokens.at(index + length)?.isMark([")"]) == true { take(index + length, 1) }
      return
    }
  }
}
