extension PosixTimeZone {
  /// nil when the text is not a POSIX TZ string (with the wider hours of RFC 8536 §3.3.1).
  init?(parsing text: String) {
    var scanner = PosixScanner(rest: Substring(text))
    guard scanner.name(), let west = scanner.time() else { return nil }
    standardOffset = -west
    guard !scanner.rest.isEmpty else {
      summer = nil
      return
    }
    guard scanner.name() else { return nil }
    var summerOffset = standardOffset + 3600
    if scanner.rest.first != "," {
      guard let west = scanner.time() else { return nil }
      summerOffset = -west
    }
    guard scanner.take(","), let start = scanner.change(), scanner.take(","), let end = scanner.change(),
      scanner.rest.isEmpty
    else { return nil }
    summer = Summer(offset: summerOffset, start: start, end: end)
  }
}

private struct PosixScanner {
  var rest: Substring

  mutating func take(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  /// An abbreviation: three letters or more, or anything in angle brackets. Only its place matters.
  mutating func name() -> Bool {
    if take("<") {
      rest = rest.drop { $0 != ">" }
      return take(">")
    }
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(letters.count)
    return letters.count >= 3
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    guard let value = Int(digits), range.contains(value) else { return nil }
    return value
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func time() -> Int? {
    let negative = take("-")
    if !negative { _ = take("+") }
    guard let hours = number(0...167) else { return nil }
    var seconds = hours * 3600
    if take(":") {
      guard let minutes = number(0...59) else { return nil }
      seconds += minutes * 60
      if take(":") {
        guard let more = number(0...59) else { return nil }
        seconds += more
      }
    }
    return negative ? -seconds : seconds
  }

  mutating func change() -> PosixTimeZone.Change? {
    guard let day = day() else { return nil }
    guard take("/") else { return .init(day: day, time: 7200) }
    guard let time = time() else { return nil }
    return .init(day: day, time: time)
  }

  private mutating func day() -> PosixTimeZone.Day? {
    if take("J") { return number(1...365).map(PosixTimeZone.Day.julian) }
    guard take("M") else { return number(0...365).map(PosixTimeZone.Day.zeroBased) }
    guard let month = number(1...12), take("."), let week = number(1...5), take("."), let weekday = number(0...6)
    else { return nil }
    return .weekday(month: month, week: week, weekday: weekday)
  }
}
