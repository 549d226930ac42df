internal import WorkflowModels

extension TextFacts {
  /// `2026-03-12`, `12.03.2026`, `3/12/2026` (month first unless it cannot be), `March 12, 2026`, `12th of March 2026`.
  func date(at place: Int) -> TextFact? {
    if self[place].isDigit { return numeric(at: place) ?? dayFirst(at: place) }
    return monthFirst(at: place)
  }

  private func numeric(at place: Int) -> TextFact? {
    guard let (first, afterFirst) = digits(at: place, most: 4) else { return nil }
    let mark = self[afterFirst]
    guard [0x2D, 0x2E, 0x2F].contains(mark), let (second, afterSecond) = digits(at: afterFirst + 1, most: 2),
      self[afterSecond] == mark, let (third, end) = digits(at: afterSecond + 1, most: 4), !self[end].isDigit
    else { return nil }
    if afterFirst - place == 4 {
      // The time of a full moment is kept as it stands.
      let isMoment = self[end].lowercased == UInt8(ascii: "t") && self[end + 1].isDigit
      guard isMoment else { return self[end].isWord ? nil : fact(first, second, third, place..<end) }
      var after = end
      while after - end < 40, self[after].isWord || [0x3A, 0x2E, 0x2B, 0x2D].contains(self[after]) { after += 1 }
      while after > end, !self[after - 1].isWord { after -= 1 }
      return fact(first, second, third, place..<after, moment: text(place..<after))
    }
    let length = end - afterSecond - 1
    guard length == 4 || length == 2, afterFirst - place <= 2, !self[end].isWord else { return nil }
    let year = length == 2 ? 2000 + third : third
    // With points or hyphens the day comes first; with slashes the month, unless it cannot be one.
    let isMonthFirst = mark == UInt8(ascii: "/") ? first <= 12 : second > 12
    return isMonthFirst ? fact(year, first, second, place..<end) : fact(year, second, first, place..<end)
  }

  private func dayFirst(at place: Int) -> TextFact? {
    guard let (day, afterDay) = digits(at: place, most: 2) else { return nil }
    var next = afterDay
    if ["st", "nd", "rd", "th"].contains(where: { matches($0, at: next) }) { next += 2 }
    if self[next] == UInt8(ascii: ".") { next += 1 }
    guard self[next] == 0x20 else { return nil }
    next += 1
    if matches("of ", at: next) { next += 3 }
    guard let (month, afterMonth) = month(at: next), let (year, end) = year(after: afterMonth) else { return nil }
    return fact(year, month, day, place..<end)
  }

  private func monthFirst(at place: Int) -> TextFact? {
    guard let (month, afterMonth) = month(at: place), self[afterMonth] == 0x20,
      let (day, afterDay) = digits(at: afterMonth + 1, most: 2)
    else { return nil }
    var next = afterDay
    if ["st", "nd", "rd", "th"].contains(where: { matches($0, at: next) }) { next += 2 }
    guard let (year, end) = year(after: next) else { return nil }
    return fact(year, month, day, place..<end)
  }

  private func year(after place: Int) -> (Int, Int)? {
    var next = place
    if self[next] == UInt8(ascii: ",") { next += 1 }
    guard self[next] == 0x20, let (year, end) = digits(at: next + 1, most: 4), end - next == 5, !self[end].isWord else {
      return nil
    }
    return (year, end)
  }

  private func month(at place: Int) -> (Int, Int)? {
    guard !self[place - 1].isWord, Self.initials.contains(self[place].lowercased) else { return nil }
    for (index, name) in Self.months.enumerated() where name.utf8.first == self[place].lowercased {
      guard matches(Self.beginnings[index], at: place) else { continue }
      var end = place
      while end - place < 12, self[end].isLetter { end += 1 }
      let word = String(decoding: bytes[place..<end].map(\.lowercased), as: UTF8.self)
      guard name.hasPrefix(word) || word == "sept" else { return nil }
      return (index + 1, self[end] == UInt8(ascii: ".") ? end + 1 : end)
    }
    return nil
  }

  private func digits(at place: Int, most: Int) -> (Int, Int)? {
    var value = 0
    var end = place
    while end - place <= most, self[end].isDigit {
      value = value * 10 + Int(self[end] - 0x30)
      end += 1
    }
    return end > place && end - place <= most ? (value, end) : nil
  }

  private func fact(_ year: Int, _ month: Int, _ day: Int, _ range: Range<Int>, moment: String? = nil) -> TextFact? {
    guard (1000...9999).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard (1...days).contains(day) else { return nil }
    let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    return TextFact(kind: .date, range: range, value: .string(moment ?? text))
  }

  private static let initials = Set("jfmasond".utf8)
  private static let beginnings = months.map { String($0.prefix(3)) }
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}
