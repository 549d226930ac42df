/// Chats that are told of in other words than the usual ones: "visitors ask in the chat when …", "when a chat message has
/// the word …", "translate what people write in our chat".
extension ChatReader {
  private static let openings: [[String]] = [
    ["when"], ["whenever"], ["if"], ["once"], ["as", "soon", "as"], ["each", "time"], ["every", "time"],
    ["any", "time"],
  ]
  private static let actors: Set<String> = [
    "someone", "somebody", "anyone", "anybody", "people", "users", "visitors", "customers", "guests", "clients", "i",
    "members", "students", "they", "everyone", "whoever", "readers", "players", "patients", "tenants", "employees",
    "colleagues", "callers", "buyers", "shoppers",
  ]
  private static let saying: Set<String> = [
    "ask", "asks", "write", "writes", "type", "types", "say", "says", "send", "sends", "post", "posts", "enter",
    "enters", "chat", "chats", "talk", "talks", "put", "puts", "message", "messages",
  ]
  private static let messages: Set<String> = ["message", "messages", "question", "questions", "input", "inquiry"]

  static func told(_ tokens: [Token]) -> [Token]? {
    for index in tokens.indices.prefix(80) {
      let isStart =
        index == 0 || tokens.at(index - 1)?.isMark == true || ["and", "that", "hi"].contains(tokens.word(index - 1))
      let opening = tokens.matchLength(ofAny: openings, at: index)
      if isStart || opening > 0, let rest = message(tokens, index, index + opening) ?? said(tokens, index, opening) {
        return rest
      }
      // "translate what users write in the chat"
      if ["what", "whatever", "everything"].contains(tokens.word(index)),
        let end = spoken(tokens, at: index + 1)
      {
        return tokens.part(0, index) + [Token(.word, text: "it")] + tokens.part(end)
      }
    }
    return nil
  }

  /// "Visitors ask in the chat when the museum is open: …"; what they ask is no condition.
  private static func said(_ tokens: [Token], _ index: Int, _ opening: Int) -> [Token]? {
    guard var end = spoken(tokens, at: index + opening) else { return nil }
    let isAsked = ["when", "what", "whether", "how", "where", "why", "for", "about", "who", "which", "something", "a"]
      .contains(tokens.word(end))
    if isAsked,
      let mark = (end..<min(end + 18, tokens.count)).first(where: {
        tokens.at($0)?.isMark([",", ":", ".", ";"]) == true
      })
    {
      end = mark + 1
    }
    let rest = tokens.part(end).trimmedHead()
    return rest.isEmpty ? nil : tokens.part(0, index) + (rest.first?.isMark == true ? rest.part(1) : rest)
  }

  /// Where "users write (a question) in our chat" ends.
  private static func spoken(_ tokens: [Token], at start: Int) -> Int? {
    var index = start
    let isOne = ["a", "an", "the", "any"].contains(tokens.word(index))
    if isOne { index += 1 }
    guard isOne ? tokens.at(index)?.isWord == true : actors.contains(tokens.word(index)) else { return nil }
    index += 1
    guard saying.contains(tokens.word(index)) else { return nil }
    for place in index + 1..<index + 8 {
      guard let token = tokens.at(place), token.isWord else { return nil }
      guard ["in", "into", "on", "via", "through", "over", "to"].contains(token.word) else { continue }
      var end = place + 1
      while Words.articles.union(["web", "website", "live", "site", "s"]).contains(tokens.word(end)) { end += 1 }
      guard ["chat", "chatbot", "chatbox"].contains(tokens.word(end)) else { return nil }
      end += 1
      return ["window", "box", "widget", "bot"].contains(tokens.word(end)) ? end + 1 : end
    }
    return nil
  }

  /// "When a chat message has the word "human" in it, …": the message is what the condition is about.
  private static func message(_ tokens: [Token], _ start: Int, _ first: Int) -> [Token]? {
    var index = first
    while Words.articles.union(["new", "incoming", "each", "every", "any", "all"]).contains(tokens.word(index)) {
      index += 1
    }
    guard tokens.word(index) == "chat", messages.contains(tokens.word(index + 1)) else { return nil }
    let behind = index + 2
    if first > start {
      // What happens to it is no condition: it comes in.
      var end = behind
      while ["is", "has", "been", "comes", "arrives", "received", "in", "appears", "sent", "gets", "posted", "come"]
        .contains(tokens.word(end))
      { end += 1 }
      if end > behind, tokens.at(end)?.isMark([",", ":"]) == true || tokens.word(end) == "then" {
        return tokens.part(0, start) + tokens.part(end).trimmedHead()
      }
      return tokens.part(0, start) + ["if", "the", "message"].map { Token(.word, text: $0) } + tokens.part(behind)
    }
    guard PassiveClause.wishLength(tokens, at: behind) > 0 || PassiveClause.isGoing(tokens, at: behind) else {
      return nil
    }
    return tokens.part(0, start) + [Token(.word, text: "it")] + tokens.part(behind)
  }
}
