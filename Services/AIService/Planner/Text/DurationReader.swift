/// Reads a stretch of time ("10 seconds", "half an hour", "1h 30m") where waits and intervals name one.
enum DurationReader {
  struct Reading: Sendable, Hashable {
    let seconds: Double
    /// How many tokens it took.
    let length: Int
  }

  private static let units: [String: Double] = [
    "ms": 0.001, "millisecond": 0.001, "milliseconds": 0.001,
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
    "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600,
    "d": 86_400, "day": 86_400, "days": 86_400,
    "w": 604_800, "week": 604_800, "weeks": 604_800,
  ]

  /// One letter is a unit only close to its number ("10s"), or it would be any letter.
  static func seconds(perUnit token: Token?) -> Double? {
    guard let token, token.isWord, let seconds = units[token.word] else { return nil }
    return token.word.count == 1 && !token.glued ? nil : seconds
  }

  static func read(_ tokens: [Token], at start: Int) -> Reading? {
    var index = start
    var total = 0.0
    var found = false
    while let piece = piece(tokens, at: index) {
      total += piece.seconds
      index += piece.length
      found = true
      if tokens.word(index) == "and", self.piece(tokens, at: index + 1) != nil { index += 1 }
    }
    guard found, total.isFinite, total >= 0, total <= 366 * 86_400 else { return nil }
    return Reading(seconds: total, length: index - start)
  }

  private static func piece(_ tokens: [Token], at index: Int) -> Reading? {
    guard let first = tokens.at(index) else { return nil }
    if first.word == "half", ["an", "a"].contains(tokens.word(index + 1)),
      let unit = seconds(perUnit: tokens.at(index + 2))
    {
      return Reading(seconds: unit / 2, length: 3)
    }
    if ["another", "further", "additional"].contains(first.word), tokens.at(index + 1)?.number != nil,
      let rest = piece(tokens, at: index + 1)
    {
      return Reading(seconds: rest.seconds, length: rest.length + 1)
    }
    // "another day", "a further day", "one more hour"
    if ["another", "further", "additional"].contains(first.word), let unit = seconds(perUnit: tokens.at(index + 1)) {
      return Reading(seconds: unit, length: 2)
    }
    if ["a", "an", "one", "1"].contains(first.word),
      ["further", "more", "additional"].contains(tokens.word(index + 1)),
      let unit = seconds(perUnit: tokens.at(index + 2))
    {
      return Reading(seconds: unit, length: 3)
    }
    if ["a", "an"].contains(first.word) {
      if ["couple", "few"].contains(tokens.word(index + 1)) {
        let of = tokens.word(index + 2) == "of" ? 1 : 0
        guard let unit = seconds(perUnit: tokens.at(index + 2 + of)) else { return nil }
        return Reading(seconds: unit * (tokens.word(index + 1) == "couple" ? 2 : 3), length: 3 + of)
      }
      guard let unit = seconds(perUnit: tokens.at(index + 1)) else { return nil }
      return Reading(seconds: unit, length: 2)
    }
    guard let amount = first.number, amount >= 0 else { return nil }
    // "three more days"
    if ["more", "further", "additional"].contains(tokens.word(index + 1)),
      let unit = seconds(perUnit: tokens.at(index + 2))
    {
      return Reading(seconds: amount * unit, length: 3)
    }
    guard let unit = seconds(perUnit: tokens.at(index + 1)) else { return nil }
    return Reading(seconds: amount * unit, length: 2)
  }
}
