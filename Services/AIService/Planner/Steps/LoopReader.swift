/// Reads "repeat until state is ready: …", "keep calling https://… until done is true, at most 5 times", "poll https://…
/// every 10 seconds until …".
enum LoopReader {
  private static let leading: Set<String> = [
    "repeat", "keep", "retry", "poll", "loop", "continue", "again", "try", "do", "call", "check", "fetch", "get", "ask",
    "query", "ping", "request", "watch",
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
    var pause: PlannedStep?
    if let (seconds, range) = interval(in: rest) {
      pause = PlannedStep(kind: .wait(.seconds(seconds)), words: rest.part(range.lowerBound, range.upperBound).text)
      rest = rest.part(0, range.lowerBound) + rest.part(range.upperBound)
    }
    guard let place = rest.firstIndex(ofAny: ["until", "till"]) else { return nil }
    var end = place + 1
    while let token = rest.at(end), !token.isMark([",", ":", ";"]), !["then", "but"].contains(token.word) { end += 1 }
    guard let condition = parser.condition(rest.part(place + 1, end)) else { return nil }
    let before = rest.part(0, place).trimmed([
      "repeat", "keep", "loop", "continue", "again", "over", "to", "and", "doing", "this", "on", "trying",
    ])
    let behind = rest.part(end).trimmed(["but", "and", "then"])
    let body = asked(before.isEmpty ? behind : before)
    var steps = parser.statement(body, depth: depth + 1)
    guard !steps.isEmpty else { return nil }
    if let pause { steps.append(pause) }
    let loop = PlannedStep(kind: .until(condition, most: limit, steps), words: tokens.text)
    return [loop] + (before.isEmpty ? [] : parser.statement(behind, depth: depth + 1))
  }

  /// "asking https://…" is to fetch it.
  private static func asked(_ tokens: [Token]) -> [Token] {
    guard case .url? = tokens.at(1)?.kind, tokens.at(0)?.isWord == true,
      !Verbs.begins(tokens, at: 0) || asking.contains(tokens.word(0))
    else { return tokens }
    return [Token(.word, text: "fetch")] + tokens.part(1)
  }

  private static let asking: Set<String> = [
    "asking", "ask", "querying", "query", "trying", "try", "checking", "check", "polling", "poll", "watching",
    "pinging", "ping", "looking", "visiting", "reading", "requesting",
  ]

  /// "poll https://… every 20 seconds until …": how often it is asked, and no time at which the workflow starts.
  static func isPolling(_ tokens: [Token]) -> Bool {
    guard leading.contains(tokens.word(0)), let until = tokens.prefix(30).firstIndex(where: { $0.word == "until" }),
      tokens.prefix(until + 1).contains(where: { if case .url = $0.kind { true } else { false } }),
      let every = tokens.firstIndex(ofAny: ["every"]), DurationReader.read(tokens, at: every + 1) != nil
    else { return false }
    return !tokens.prefix(max(until, every)).contains { $0.isMark([".", ";"]) }
  }

  /// A sentence that says no more than how long to wait between the rounds.
  static func pause(_ tokens: [Token]) -> PlannedStep? {
    guard tokens.count < 14, let (seconds, range) = interval(in: tokens),
      tokens.part(0, range.lowerBound).allSatisfy({ $0.isMark || ["and", "then", "always"].contains($0.word) }),
      tokens.part(range.upperBound).allSatisfy({
        $0.isWord
          && ["tries", "rounds", "calls", "requests", "attempts", "the", "checks", "it", "and"].contains($0.word)
      })
    else { return nil }
    return PlannedStep(kind: .wait(.seconds(seconds)), words: tokens.text)
  }

  private static let pausing: Set<String> = [
    "waiting", "wait", "pause", "pausing", "delay", "break", "gap", "sleeping",
  ]
  private static let between: Set<String> = ["between", "in-between", "each", "every", "after", "tries", "rounds"]

  /// "with a pause of 20 seconds in between", and where it stands.
  private static func interval(in tokens: [Token]) -> (Double, Range<Int>)? {
    for index in tokens.indices.prefix(200) {
      // "every 20 seconds", "with 5 seconds between the calls"
      let isEvery = tokens.word(index) == "every"
      let isWith = tokens.word(index) == "with"
      guard isEvery || isWith, let duration = DurationReader.read(tokens, at: index + 1) else { continue }
      var end = index + 1 + duration.length
      guard isEvery || tokens.part(end, end + 2).containsAny(["between", "in-between"]) else { continue }
      while isWith, let token = tokens.at(end), token.isWord, !["until", "till", "and"].contains(token.word),
        end - index < 9
      { end += 1 }
      let start = tokens.at(index - 1)?.isMark([","]) == true ? index - 1 : index
      return (min(duration.seconds, 30 * 86_400), start..<end)
    }
    for index in tokens.indices.prefix(200) where pausing.contains(tokens.word(index)) {
      var start = index + 1
      while ["of", "for", "about"].contains(tokens.word(start)) { start += 1 }
      guard let duration = DurationReader.read(tokens, at: start) else { continue }
      let behind = start + duration.length
      guard tokens.part(behind, behind + 3).containsAny(between) else { continue }
      var end = behind
      while let token = tokens.at(end), token.isWord, end - behind < 5,
        !["until", "till", "at", "and"].contains(token.word)
      {
        end += 1
      }
      var first = index
      while ["a", "with", "and", "then"].contains(tokens.word(first - 1)) || tokens.at(first - 1)?.isMark([","]) == true
      {
        first -= 1
      }
      return (min(duration.seconds, 30 * 86_400), first..<end)
    }
    return nil
  }

  /// "at most 5 times", and where it stands.
  static func most(in tokens: [Token]) -> (Int, Range<Int>)? {
    for index in tokens.indices {
      // "ten attempts at most"
      if let number = tokens.at(index)?.number, let count = NumberWords.whole(number, 1...10_000),
        rounds.contains(tokens.word(index + 1)),
        tokens.matches(["at", "most"], at: index + 2) || tokens.word(index + 2) == "maximum"
      {
        return (count, index..<(index + (tokens.word(index + 2) == "at" ? 4 : 3)))
      }
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
