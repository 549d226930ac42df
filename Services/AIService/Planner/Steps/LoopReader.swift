/// Reads "repeat until state is ready: …", "keep calling https://… until done is true, at most 5 times", "poll https://…
/// every 10 seconds until …".
enum LoopReader {
  private static let leading: Set<String> = [
    "repeat", "keep", "retry", "poll", "loop", "continue", "again", "try", "do", "call", "check", "fetch", "get", "ask",
  ]
  private static let most: [[String]] = [
    ["at", "most"], ["not", "more", "than"], ["no", "more", "than"], ["maximum"], ["max"], ["stop", "after"],
    ["give", "up", "after"],
    ["up", "to"], ["a", "maximum", "of"], ["for", "at", "most"],
  ]
  private static let rounds: Set<String> = [
    "times", "rounds", "tries", "attempts", "iterations", "round", "time", "retries",
  ]

  /// - Returns: nil for what is no loop, and what follows the sentence otherwise stays with the caller.
  static func read(_ tokens: [Token], depth: Int, parser: inout StatementParser) -> [PlannedStep]? {
    guard leading.contains(tokens.word(0)), let until = tokens.firstIndex(ofAny: ["until", "till"]), until > 0,
      parser.spend(tokens.count)
    else { return nil }
    var limit: Int?
    var rest = tokens
    if let (found, range) = most(in: tokens) {
      limit = found
      rest = tokens.part(0, range.lowerBound) + tokens.part(range.upperBound)
    }
    guard let place = rest.firstIndex(ofAny: ["until", "till"]) else { return nil }
    var end = place + 1
    while let token = rest.at(end), !token.isMark([",", ":", ";"]), !["then", "but"].contains(token.word) { end += 1 }
    guard let condition = parser.condition(rest.part(place + 1, end)) else { return nil }
    let before = rest.part(0, place).trimmed([
      "repeat", "keep", "loop", "continue", "again", "to", "and", "doing", "this", "on", "trying",
    ])
    let behind = rest.part(end).trimmed(["but", "and", "then"])
    let body = before.isEmpty ? behind : before
    let steps = parser.statement(body, depth: depth + 1)
    guard !steps.isEmpty else { return nil }
    let loop = PlannedStep(kind: .until(condition, most: limit, steps), words: tokens.text)
    return [loop] + (before.isEmpty ? [] : parser.statement(behind, depth: depth + 1))
  }

  /// "at most 5 times", and where it stands.
  static func most(in tokens: [Token]) -> (Int, Range<Int>)? {
    for index in tokens.indices {
      let opening = tokens.matchLength(ofAny: most, at: index)
      guard opening > 0, let number = tokens.at(index + opening)?.number,
        let count = NumberWords.whole(number, 1...10_000),
        rounds.contains(tokens.word(index + opening + 1))
      else { continue }
      return (count, index..<(index + opening + 2))
    }
    return nil
  }
}
