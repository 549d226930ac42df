/// What is done to each of the things at hand, where the clause before has brought many: "put each of them into …", "fulfill
/// them one by one", "run a sentiment analysis on each comment".
enum ItemPhrase {
  private static let every: Set<String> = ["each", "every"]
  /// These bring or shape all of it at once, whatever stands behind.
  private static let bringing: Set<String> = [
    "get", "list", "fetch", "search", "find", "count", "load", "pull", "retrieve", "collect", "gather", "show", "take",
    "keep", "sum", "sort", "query", "group", "filter", "average", "select", "wait", "monitor", "watch", "repeat", "run",
  ]
  private static let units: Set<String> = [
    "day", "week", "month", "year", "hour", "minute", "second", "morning", "evening", "night", "time", "other",
    "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekday", "case", "way", "workday",
    "afternoon",
    "quarter",
  ]
  private static let turns: [[String]] = [
    ["one", "by", "one"], ["one", "at", "a", "time"], ["one", "after", "the", "other"], ["one", "after", "another"],
    ["individually"], ["each", "on", "its", "own"], ["each", "separately"], ["each", "individually"], ["in", "turn"],
    ["one", "after", "one"], ["item", "by", "item"], ["row", "by", "row"], ["each", "by", "itself"],
  ]

  /// "for each comment, run a sentiment analysis on it"; nil where no single thing is spoken of.
  static func plain(_ tokens: [Token]) -> [Token]? {
    guard tokens.count < 60, let verb = Verbs.base(tokens.word(0)) else { return nil }
    for index in tokens.indices.dropFirst().prefix(14) where every.contains(tokens.word(index)) {
      let isRun = verb == "run" && ["on", "over", "for"].contains(tokens.word(index - 1))
      guard !bringing.contains(verb) || isRun else { return nil }
      if ["for"].contains(tokens.word(index - 1)), !isRun { return nil }
      if tokens.part(1, index).contains(where: { $0.isMark }) { return nil }
      var start = index + 1
      if tokens.word(start) == "single" { start += 1 }
      guard !units.contains(Words.singular(tokens.word(start))),
        tokens.at(start)?.number == nil || tokens.word(start) == "one"
      else { return nil }
      var noun = [Token(.word, text: "item")]
      var end = start
      if tokens.matches(["of"], at: start) {
        end = start + 2
        while tokens.at(end)?.isWord == true, Words.articles.contains(tokens.word(end - 1)), end - start < 5 {
          end += 1
        }
        if !Words.pronouns.contains(tokens.word(end - 1)), tokens.at(end - 1)?.isWord == true {
          noun = [Token(.word, text: Words.singular(tokens.word(end - 1)))]
        }
      } else if tokens.word(start) == "one" {
        end = start + 1
        if tokens.word(end) == "of" { end += 2 }
      } else {
        while let token = tokens.at(end), token.isWord, !Words.prepositions.contains(token.word), end - start < 3,
          !["a", "an", "the", "up", "who", "whose", "that", "their", "its", "and", "his", "her"].contains(token.word)
        { end += 1 }
        if end > start { noun = [Token(.word, text: Words.singular(tokens.word(end - 1)))] }
      }
      // "each invoice in it"
      if ["in", "of", "from"].contains(tokens.word(end)),
        ["it", "them", "there", "that"].contains(tokens.word(end + 1))
      {
        end += 2
      }
      return [Token(.word, text: "for"), Token(.word, text: "each")] + noun
        + [Token(.mark(","), text: ",", glued: true)] + tokens.part(0, index) + [Token(.word, text: "it")]
        + tokens.part(end)
    }
    return nil
  }

  /// "fulfill them one by one" is "fulfill each of them"; the tokens as they are where nothing is said to go in turns.
  static func turns(_ tokens: [Token]) -> [Token] {
    guard tokens.count < 160 else { return tokens }
    for index in tokens.indices.dropFirst() {
      let length = tokens.matchLength(ofAny: turns, at: index)
      guard length > 0 else { continue }
      var front = tokens.part(0, index)
      while front.last?.isMark([","]) == true { front.removeLast() }
      let rest = front + tokens.part(index + length)
      var start = front.count - 1
      while start > 0, !Verbs.begins(front, at: start), index - start < 16 { start -= 1 }
      // "go through them one by one and …": it is a loop as it is.
      if EachReader.opens(front, at: start) || front.contains(where: { every.contains($0.word) }) { return rest }
      guard
        let place = front.indices.first(where: {
          $0 > start && ["them", "these", "those", "they", "all", "the", "our", "my"].contains(front.word($0))
        })
      else { return rest }
      let word = front.word(place)
      var end = place + 1
      var said = [Token(.word, text: "each"), Token(.word, text: "of"), Token(.word, text: "them")]
      if ["all", "the", "our", "my"].contains(word) {
        while ["of", "the", "our", "my", "these", "those"].contains(front.word(end)) { end += 1 }
        said = [Token(.word, text: "every")]
        if ["them"].contains(front.word(end)) {
          end += 1
          said = [Token(.word, text: "each"), Token(.word, text: "of"), Token(.word, text: "them")]
        }
      }
      return front.part(0, place) + said + front.part(end) + tokens.part(index + length)
    }
    return tokens
  }

  /// "for those that are overdue send …" is "for each, if it is overdue, send …".
  static func those(_ tokens: [Token]) -> [Token]? {
    guard tokens.matches(["for", "those"], at: 0) || tokens.matches(["for", "the", "ones"], at: 0) else { return nil }
    let start = tokens.word(1) == "the" ? 3 : 2
    guard ["that", "which", "who", "with", "without", "whose"].contains(tokens.word(start)) else { return nil }
    let isRelative = ["that", "which", "who"].contains(tokens.word(start))
    let subject = isRelative ? ["it"] : tokens.word(start) == "whose" ? ["its"] : ["it", "has"]
    let isMissing = tokens.word(start) == "without"
    let rest = (isMissing ? [Token(.word, text: "no")] : []) + tokens.part(start + 1)
    return ["for", "each", "item"].map { Token(.word, text: $0) } + [Token(.mark(","), text: ",", glued: true)]
      + [Token(.word, text: "if")] + subject.map { Token(.word, text: $0) } + rest
  }

  /// What is done once, for all of them.
  static func isOnce(_ tokens: [Token]) -> Bool {
    tokens.containsAny([
      "summary", "report", "total", "digest", "overview", "everything", "all", "results", "finished", "done", "number",
      "once", "count",
    ])
  }
}
