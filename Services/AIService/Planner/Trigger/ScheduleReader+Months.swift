/// Months and seasons in which a rhythm holds: "in June, July and August", "from May to September", "in summer".
extension ScheduleReader {
  private static let seasons: [String: Set<Int>] = [
    "spring": [3, 4, 5], "summer": [6, 7, 8], "autumn": [9, 10, 11], "fall": [9, 10, 11], "winter": [12, 1, 2],
  ]

  /// Only beside what else is said of times: "the invoices of June" and "in March" by themselves are no rhythm.
  mutating func readMonths() {
    guard parts.repeats else { return }
    var index = 0
    while index < tokens.count {
      guard ["in", "during", "from", "between", "only"].contains(tokens.word(index)), !isTaken(index),
        isBesideTimes(before: index)
      else {
        index += 1
        continue
      }
      var start = index
      if tokens.word(start) == "only" { start += 1 }
      if ["in", "during", "from", "between"].contains(tokens.word(start)) { start += 1 }
      if tokens.word(start) == "the" { start += 1 }
      if let (months, length) = monthList(at: start) {
        parts.months = months
        var end = start + length
        if tokens.at(end)?.isMark([","]) == true { end += 1 }
        take(index, end - index)
        index = end
      } else {
        index += 1
      }
    }
  }

  private func isBesideTimes(before index: Int) -> Bool {
    guard let token = tokens.at(index - 1) else { return true }
    return token.isMark || token.kind == .lineBreak || isTaken(index - 1) || token.number != nil
      || ["am", "pm", "noon", "midnight"].contains(token.word)
  }

  /// "June, July and August", "May to September", "winter"
  func monthList(at start: Int) -> (months: Set<Int>, length: Int)? {
    if let season = Self.seasons[tokens.word(start)] { return (season, 1) }
    guard let first = Self.month(tokens.word(start)), tokens.at(start + 1)?.number == nil else { return nil }
    let isBetween = tokens.word(start - 1) == "between" && tokens.word(start + 1) == "and"
    if ["to", "until", "through", "till"].contains(tokens.word(start + 1)) || isBetween,
      let last = Self.month(tokens.word(start + 2))
    {
      return (Set((0...(last - first + 12) % 12).map { (first - 1 + $0) % 12 + 1 }), 3)
    }
    var months: Set<Int> = [first]
    var next = start + 1
    while true {
      var joint = next
      while ["and", "or"].contains(tokens.word(joint)) || tokens.at(joint)?.isMark([","]) == true { joint += 1 }
      guard joint > next, let month = Self.month(tokens.word(joint)) else { break }
      months.insert(month)
      next = joint + 1
    }
    return (months, next - start)
  }

  /// "during the week"
  mutating func duringTheWeek(at index: Int) -> Int {
    guard ["during", "in", "throughout", "over"].contains(tokens.word(index)),
      ["the", "a"].contains(tokens.word(index + 1))
    else { return 0 }
    let word = tokens.word(index + 2)
    let isWorking = ["working", "work"].contains(word) && tokens.word(index + 3) == "week"
    guard tokens.word(index) == "during" && word == "week" || isWorking else { return 0 }
    parts.weekdays = [1, 2, 3, 4, 5]
    return isWorking ? 4 : 3
  }
}
