/// The text of a message that stands in the sentence without quotation marks: behind a colon ("ping Maria: the contract
/// is signed"), behind "saying that", or what somebody is to be reminded of ("remind me to pay the rent").
enum SpokenText {
  private static let openings: [[String]] = [
    ["saying", "that"], ["saying"], ["to", "say", "that"], ["to", "say"], ["stating", "that"],
    ["telling", "them", "that"],
    ["with", "the", "text"], ["with", "the", "message"], ["that", "says"], ["which", "says"],
    ["to", "tell", "them", "that"],
    ["reading"],
  ]
  private static let reminders: Set<String> = ["remind", "reminder", "remember"]
  private static let tellers: Set<String> = ["tell", "notify", "inform", "let", "know", "warn", "alert"]

  static func read(_ tokens: [Token], _ mentions: [ToolkitNames.Mention]) -> String? {
    for index in tokens.indices {
      let opening = tokens.matchLength(ofAny: openings, at: index)
      if opening > 0, let text = text(tokens, from: index + opening) { return text }
      if tokens.at(index)?.isMark([":"]) == true, index > 0, tokens.at(index)?.glued == true,
        let text = text(tokens, from: index + 1), tokens.part(index + 1).words.count > 1
      {
        return text
      }
      if tokens.word(index) == "that", tokens.part(0, index).containsAny(tellers),
        let text = text(tokens, from: index + 1)
      {
        return text
      }
      if tokens.word(index) == "to", tokens.part(0, index).containsAny(reminders), tokens.at(index + 1)?.isWord == true,
        !mentions.contains(where: { $0.range.contains(index + 1) || $0.range.contains(index + 2) }),
        let text = text(tokens, from: index + 1)
      {
        return text.prefix(1).uppercased() + text.dropFirst()
      }
    }
    return nil
  }

  private static func text(_ tokens: [Token], from start: Int) -> String? {
    let words = tokens.part(start).trimmed([])
    guard words.count > 1 || words.first?.isWord == true, words.first?.isLiteral != true, words.firstURL == nil else {
      return nil
    }
    return words.text
  }
}
