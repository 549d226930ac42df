/// Takes away the part of a prompt that only says that a workflow is wanted, and reads the workflow's own name out
/// of it.
enum Preamble {
  struct Reading: Sendable, Hashable {
    var tokens: [Token]
    var title: String?
    /// A workflow was asked for in so many words.
    var asksForWorkflow: Bool
  }

  private static let courtesies: Set<String> = [
    "please", "pls", "plz", "hi", "hello", "hey", "ok", "okay", "so", "well", "now", "kindly", "thanks", "can", "could",
    "would",
    "will", "you", "i", "want", "need", "to", "like", "have", "us", "we", "help", "me", "let", "lets", "am", "looking",
    "for", "just", "wish", "must", "should", "dear", "there", "us", "love", "how", "about", "trying", "go", "ahead",
    "and",
  ]
  private static let makers: Set<String> = [
    "create", "make", "build", "design", "generate", "set", "setup", "develop", "write", "construct", "define",
    "implement", "automate", "give", "produce", "prepare", "configure", "creating", "building", "craft",
  ]
  private static let things: Set<String> = [
    "workflow", "workflows", "automation", "flow", "pipeline", "process", "job", "zap", "bot", "scenario",
    "integration",
  ]
  private static let links: Set<String> = [
    "that", "which", "to", "for", "where", "will", "can", "should", "does", "with", "in", "it", "automatically",
    "order", "so", "this", "of", "automated", "would", "do", "the", "following",
  ]

  static func read(_ tokens: [Token]) -> Reading {
    var index = 0
    while let token = tokens.at(index), courtesies.contains(token.word) || token.isMark,
      EachReader.read(tokens.part(index)) == nil,
      !(token.word == "let" && (tokens.word(index + 2) == "know" || tokens.word(index + 3) == "know"))
    {
      index += 1
    }
    let start = index
    var sawMaker = false
    while makers.contains(tokens.word(index)) || ["up", "me", "us"].contains(tokens.word(index)) && sawMaker {
      sawMaker = true
      index += 1
    }
    let thing = thing(tokens, from: index, afterMaker: sawMaker)
    guard let thing else {
      let automate = sawMaker && ["automate"].contains(tokens.word(start))
      return Reading(tokens: tokens.part(automate ? index : start), title: nil, asksForWorkflow: automate)
    }
    var next = thing + 1
    var title: String?
    if ["called", "named", "titled"].contains(tokens.word(next)) {
      (title, next) = name(tokens, from: next + 1)
    } else if case .quoted(let text)? = tokens.at(next)?.kind {
      title = text
      next += 1
    }
    while let token = tokens.at(next), links.contains(token.word) || token.isMark {
      // "in Europe/Berlin", "with a webhook": these begin something that matters.
      if ["in", "with"].contains(token.word), tokens.word(next + 1) != "which", tokens.word(next + 1) != "order" {
        break
      }
      next += 1
    }
    return Reading(tokens: tokens.part(next), title: title, asksForWorkflow: true)
  }

  /// Where the word "workflow" stands, if only articles and adjectives stand before it.
  private static func thing(_ tokens: [Token], from start: Int, afterMaker: Bool) -> Int? {
    var index = start
    while index - start <= 4, let token = tokens.at(index), token.isWord {
      if things.contains(token.word) {
        if !afterMaker, index == start, token.word == "process" { return nil }
        // "the workflow engine's …" is a thing in its own right only behind "create a".
        return afterMaker || index > start || tokens.word(index + 1) == "that" || tokens.at(index + 1)?.isMark == true
          ? index : nil
      }
      if !afterMaker, !["a", "an", "the", "my", "this", "new", "simple"].contains(token.word) { return nil }
      if Words.prepositions.contains(token.word) || ["that", "which"].contains(token.word) { return nil }
      index += 1
    }
    return nil
  }

  private static func name(_ tokens: [Token], from start: Int) -> (String?, Int) {
    if case .quoted(let text)? = tokens.at(start)?.kind { return (text, start + 1) }
    var index = start
    while let token = tokens.at(index), token.isWord, !links.contains(token.word), index - start < 8 { index += 1 }
    let title = tokens.part(start, index).text
    return (title.isEmpty ? nil : title, index)
  }
}
