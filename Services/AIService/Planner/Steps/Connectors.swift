/// Words that only say in which order things happen.
enum Connectors {
  static let leading: Set<String> = [
    "and", "then", "also", "please", "pls", "plz", "finally", "next", "afterwards", "afterward", "lastly",
    "subsequently", "now",
    "just", "additionally", "furthermore", "first", "firstly", "second", "secondly", "third", "thirdly", "plus", "it",
    "should", "will", "must", "to", "i", "want", "you", "that", "which", "so", "automatically", "step", "we", "need",
    "can", "could", "the", "workflow", "would", "by", "immediately", "simply", "ll", "is", "be",
  ]

  private static let sequencers: [[String]] = [
    ["and", "then"], ["then"], ["after", "that"], ["afterwards"], ["followed", "by"], ["and", "afterwards"],
    ["and", "finally"], ["finally"], ["and", "after", "that"], ["as", "well", "as"], ["and", "also"], ["next"],
    ["before"], ["and", "lastly"], ["lastly"], ["subsequently"], ["in", "the", "end"], ["once", "done"],
    ["when", "done"], ["so", "that"], ["after", "which"], ["and", "in", "the", "end"], ["whereupon"],
    ["and", "next"], ["once", "that", "is", "done"], ["when", "that", "is", "done"], ["and", "only", "then"],
    ["only", "then"], ["at", "the", "end"], ["and", "at", "the", "end"], ["and", "lastly"], ["thereafter"],
    ["and", "thereafter"], ["as", "a", "last", "step"], ["followed", "by"],
  ]

  /// How many tokens a joint between two clauses takes at a place; 0 where none stands.
  static func sequencer(_ tokens: [Token], at index: Int) -> Int {
    let length = tokens.matchLength(ofAny: sequencers, at: index)
    guard length > 0 else { return 0 }
    // "before" joins only in front of a verb ("wait a second before posting"), "next" not inside "the next day".
    if length == 1, tokens.word(index) == "before" {
      let isPassive =
        ["it", "they"].contains(tokens.word(index + 1)) && PassiveClause.wishLength(tokens, at: index + 2) > 0
      // "before an order is POSTed to …"
      let isSaid =
        Words.articles.contains(tokens.word(index + 1))
        || ["any", "each", "every", "its"].contains(tokens.word(index + 1))
      let wish =
        isSaid ? (index + 3...index + 5).first { PassiveClause.wishLength(tokens, at: $0) > 0 } : nil
      let isOf = wish.map { place in tokens.part(index + 1, place).allSatisfy(\.isWord) } ?? false
      return Verbs.begins(tokens, at: index + 1) || isPassive || isOf ? 1 : 0
    }
    if length == 1, ["next", "finally"].contains(tokens.word(index)), tokens.word(index - 1) == "the" { return 0 }
    if length == 1, tokens.word(index) == "next", SpokenDate.read(tokens, at: index) != nil { return 0 }
    return length
  }

  static let otherwise: [[String]] = [
    ["otherwise"], ["else"], ["or", "else"], ["if", "not"], ["in", "all", "other", "cases"],
    ["in", "the", "other", "case"], ["in", "every", "other", "case"], ["in", "any", "other", "case"],
    ["for", "all", "other", "cases"], ["in", "other", "cases"], ["for", "any", "other"], ["failing", "that"],
    ["for", "the", "others"], ["for", "anything", "else"], ["for", "everyone", "else"], ["for", "everybody", "else"],
    ["if", "neither"], ["if", "none", "of", "that"],
    ["for", "everything", "else"], ["if", "it", "is", "not"], ["if", "it", "does", "not"], ["for", "all", "others"],
    ["if", "false"], ["for", "the", "rest"], ["if", "there", "are", "none"], ["if", "they", "are", "not"],
  ]

  /// What follows an "otherwise" that the tokens begin with.
  static func afterOtherwise(_ tokens: [Token]) -> [Token]? {
    let length = tokens.matchLength(ofAny: otherwise, at: 0)
    guard length > 0 else { return nil }
    if tokens.word(length - 1) == "not", Verbs.begins(tokens, at: length) == false,
      !(tokens.at(length)?.isMark ?? false), tokens.word(length) != "then"
    {
      return nil
    }
    let rest = tokens.part(length).trimmed(["then", "and", "just"])
    return rest.isEmpty ? nil : rest
  }

  private static let emptyVerbs: Set<String> = [
    "run", "runs", "start", "starts", "execute", "executes", "trigger", "triggers", "triggered", "repeat", "repeats",
    "schedule", "scheduled", "begin", "begins", "happens", "continue", "finish", "end", "done", "nothing", "running",
    "do", "started", "job", "workflow", "automation", "going", "on", "it", "this", "the", "be", "is", "should", "a",
    "flow", "that", "works", "keep", "goes", "everything", "all", "thing", "things", "way", "thanks", "thank", "you",
    "please", "leave", "alone", "ignore", "skip", "fine", "more", "further",
  ]

  /// Whether a clause asks for nothing ("runs", "do nothing", "start it").
  static func saysNothing(_ tokens: [Token]) -> Bool {
    tokens.allSatisfy { $0.isMark || emptyVerbs.contains($0.word) || Words.empty.contains($0.word) }
  }
}
