/// Writes times that are said in words as clock times: "half past nine", "quarter to eight", "at 21h", "ten past every
/// hour".
enum ClockWords {
  static func plain(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var index = 0
    while let token = tokens.at(index) {
      if let (minute, length) = pastEveryHour(tokens, at: index) {
        if result.last?.word == "at" { result.removeLast() }
        result += words("every hour at") + [clock(0, minute)]
        index += length
      } else if let (time, length) = said(tokens, at: index) {
        if result.last.map({ $0.word != "at" && $0.word != "around" }) ?? true { result += words("at") }
        result.append(time)
        index += length
      } else if let (time, length) = written(tokens, at: index) {
        result.append(time)
        index += length
      } else {
        result.append(token)
        index += 1
      }
    }
    return result
  }

  /// "half past nine", "a quarter to eight", "ten minutes past 6".
  private static func said(_ tokens: [Token], at start: Int) -> (Token, Int)? {
    var index = start
    if ["a", "at"].contains(tokens.word(index)), tokens.word(index + 1) == "quarter" { index += 1 }
    guard let minutes = minutes(tokens, at: index) else { return nil }
    index += 1
    if tokens.word(index) == "minutes" { index += 1 }
    let direction = tokens.word(index)
    guard ["past", "to", "before", "after"].contains(direction), let hour = hour(tokens, at: index + 1) else {
      return nil
    }
    let isBefore = direction == "to" || direction == "before"
    // "from 5 to 9" and "30 to 40" are no times.
    if case .number? = tokens.at(start)?.kind, direction == "to" || direction == "before" { return nil }
    index += 2
    var hours = isBefore ? hour - 1 : hour
    if ["pm", "evening"].contains(tokens.word(index)) {
      if hours < 12 { hours += 12 }
      index += 1
    } else if tokens.word(index) == "am" {
      index += 1
    } else if tokens.word(index) == "in", tokens.word(index + 1) == "the",
      ["evening", "afternoon", "morning"].contains(tokens.word(index + 2))
    {
      if tokens.word(index + 2) != "morning", hours < 12 { hours += 12 }
      index += 3
    }
    return (clock(hours % 24, isBefore ? 60 - minutes : minutes), index - start)
  }

  private static func hour(_ tokens: [Token], at index: Int) -> Int? {
    switch tokens.word(index) {
    case "midnight": return 24
    case "noon", "midday": return 12
    default:
      guard let said = tokens.at(index)?.number, tokens.at(index)?.isOrdinal != true else { return nil }
      return NumberWords.whole(said, 1...12)
    }
  }

  private static func minutes(_ tokens: [Token], at index: Int) -> Int? {
    switch tokens.word(index) {
    case "half": return tokens.word(index + 1) == "past" ? 30 : nil
    case "quarter": return 15
    default: return tokens.at(index)?.number.flatMap { NumberWords.whole($0, 1...59) }
    }
  }

  private static func pastEveryHour(_ tokens: [Token], at start: Int) -> (Int, Int)? {
    guard let minutes = minutes(tokens, at: start) ?? (tokens.word(start) == "half" ? 30 : nil) else { return nil }
    let next = tokens.word(start + 1) == "minutes" ? start + 2 : start + 1
    guard ["past", "after"].contains(tokens.word(next)) else { return nil }
    if ["every", "each"].contains(tokens.word(next + 1)), tokens.word(next + 2) == "hour" {
      return (minutes, next + 3 - start)
    }
    return nil
  }

  /// "at 21h", "um 17h30".
  private static func written(_ tokens: [Token], at index: Int) -> (Token, Int)? {
    if let point = pointed(tokens, at: index) { return point }
    guard case .number(let number)? = tokens.at(index)?.kind, let hour = NumberWords.whole(number, 0...23),
      let unit = tokens.at(index + 1), unit.glued, unit.word.hasPrefix("h"),
      ["at", "around", "by"].contains(tokens.word(index - 1))
    else { return nil }
    let digits = unit.word.dropFirst()
    guard digits.allSatisfy(\.isNumber), digits.count <= 2 else { return nil }
    let minute = Int(digits) ?? 0
    return minute < 60 ? (clock(hour, minute), 2) : nil
  }

  /// "5.30 am"
  private static func pointed(_ tokens: [Token], at index: Int) -> (Token, Int)? {
    guard let token = tokens.at(index), case .number = token.kind, ["am", "pm"].contains(tokens.word(index + 1)) else {
      return nil
    }
    let parts = token.text.split(separator: ".").map(String.init)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (1...12).contains(hour),
      parts[1].count == 2,
      (0..<60).contains(minute)
    else { return nil }
    return (clock(hour, minute), 1)
  }

  private static func clock(_ hour: Int, _ minute: Int) -> Token {
    Token(.clock(hour: hour, minute: minute), text: "\(hour):\(minute < 10 ? "0" : "")\(minute)")
  }

  private static func words(_ text: String) -> [Token] {
    text.split(separator: " ").map { Token(.word, text: String($0)) }
  }
}
