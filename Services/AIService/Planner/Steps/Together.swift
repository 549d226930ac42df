/// Says "for each …" where what is done to many is said of all of them: "the cards in the list X should all be moved to Y",
/// "do this with all issues of team OPS: …", "move all cards in the list X to Y".
enum Together {
  private static let wishes: [[String]] = [
    ["should", "all", "be"], ["must", "all", "be"], ["have", "all", "to", "be"], ["need", "all", "to", "be"],
    ["all", "need", "to", "be"], ["all", "have", "to", "be"], ["all", "should", "be"], ["all", "must", "be"],
    ["should", "each", "be"], ["must", "each", "be"], ["each", "need", "to", "be"], ["each", "have", "to", "be"],
    ["are", "all", "to", "be"], ["are", "to", "be", "all"], ["each", "should", "be"], ["shall", "all", "be"],
    ["can", "all", "be"], ["will", "all", "be"], ["should", "be", "all"], ["each", "must", "be"],
  ]
  private static let doing: [[String]] = [
    ["do", "this", "with"], ["do", "this", "for"], ["do", "this", "to"], ["do", "the", "following", "with"],
    ["do", "the", "following", "for"], ["do", "the", "following", "to"], ["do", "that", "with"], ["do", "that", "for"],
    ["repeat", "this", "for"], ["this", "has", "to", "be", "done", "for"], ["here", "is", "what", "to", "do", "with"],
    ["the", "same", "for"], ["this", "should", "happen", "to"], ["this", "should", "happen", "with"],
    ["this", "should", "be", "done", "for"], ["please", "do", "this", "for"],
    ["this", "is", "to", "be", "done", "with"],
    ["apply", "this", "to"], ["apply", "the", "following", "to"], ["this", "must", "be", "done", "for"],
    ["do", "the", "same", "for"], ["do", "these", "things", "with"], ["do", "these", "things", "for"],
  ]
  private static let every: Set<String> = ["all", "each", "every", "the", "of", "my", "our", "these", "single"]

  private static let gifts: [[String]] = [
    ["should", "each", "get"], ["should", "all", "get"], ["should", "each", "receive"], ["should", "all", "receive"],
    ["must", "each", "get"], ["must", "all", "get"], ["each", "get"], ["all", "get"], ["each", "receive"],
    ["all", "receive"], ["each", "need"], ["will", "all", "get"], ["will", "each", "get"],
  ]
  private static let single: Set<String> = [
    "move", "close", "archive", "delete", "tag", "label", "assign", "email", "mail", "text", "translate", "mark",
    "rename", "refund", "cancel", "notify", "remind", "invite", "invoice", "resolve", "reopen",
  ]

  /// The prompt without the "do this with" that it begins with.
  static func ahead(_ tokens: [Token]) -> [Token] { tokens.count > 4 ? done(tokens) ?? tokens : tokens }

  static func plain(_ tokens: [Token]) -> [Token] {
    guard (4..<160).contains(tokens.count) else { return tokens }
    return done(tokens) ?? said(tokens) ?? tokens
  }

  private static func done(_ tokens: [Token]) -> [Token]? {
    let opening = tokens.matchLength(ofAny: doing, at: 0)
    guard opening > 0, let colon = tokens.part(0, 30).firstIndex(where: { $0.isMark([":", ","]) }),
      tokens.part(opening, opening + 2).containsAny(["all", "each", "every"]), colon + 1 < tokens.count
    else { return nil }
    return each(tokens.part(opening, colon), tokens.part(colon + 1))
  }

  private static func said(_ tokens: [Token]) -> [Token]? {
    guard !Verbs.begins(tokens, at: 0) else { return nil }
    for index in tokens.indices.prefix(20).dropFirst(2) {
      let head = tokens.part(0, index)
      let gift = tokens.matchLength(ofAny: gifts, at: index)
      if gift > 0, !head.contains(where: { $0.isMark }), head.contains(where: { Words.isPlural($0.word) }),
        Words.articles.contains(tokens.word(index + gift))
      {
        return each(head, words("send it") + tokens.part(index + gift))
      }
      let isAll = tokens.word(0) == "all" && PassiveClause.wishLength(tokens, at: index) > 1
      let wish =
        isAll ? PassiveClause.wishLength(tokens, at: index) : tokens.matchLength(ofAny: wishes, at: index)
      guard wish > 0, let verb = PassiveClause.base(tokens.word(index + wish)), !isAll || single.contains(verb) else {
        continue
      }
      guard !head.contains(where: { $0.isMark }), head.contains(where: { Words.isPlural($0.word) }) else { return nil }
      return each(head, words(verb) + words("it") + tokens.part(index + wish + 1))
    }
    return nil
  }

  private static func each(_ head: [Token], _ action: [Token]) -> [Token] {
    var start = 0
    while every.contains(head.word(start)), start < 3 { start += 1 }
    return words("for each") + head.part(start) + [Token(.mark(","), text: ",", glued: true)] + action
  }

  private static func words(_ text: String) -> [Token] {
    text.split(separator: " ").map { Token(.word, text: String($0)) }
  }
}
