/// The text of a message that stands in the sentence without quotation marks: behind a colon ("ping Maria: the contract
/// is signed"), behind "saying that", or what somebody is to be reminded of ("remind me to pay the rent").
enum SpokenText {
  private static let openings: [[String]] = [
    ["saying", "that"], ["saying"], ["to", "say", "that"], ["to", "say"], ["stating", "that"], ["and", "say", "that"],
    ["say", "that"], ["telling", "them", "that"], ["telling", "him", "that"], ["telling", "her", "that"],
    ["with", "the", "text"], ["with", "the", "message"], ["with", "text"], ["that", "says"], ["which", "says"],
    ["to", "tell", "them", "that"], ["reading"], ["with", "the", "words"], ["that", "reads"],
    ["with", "the", "content"],
    ["to", "inform", "them", "that"], ["to", "tell", "them"], ["let", "them", "know", "that"],
  ]
  private static let reminders: Set<String> = ["remind", "reminder", "remember"]
  private static let tellers: Set<String> = [
    "tell", "notify", "inform", "let", "know", "warn", "alert", "message", "ping", "text", "sms", "whatsapp", "dm",
    "write",
    "call", "say", "slack", "email", "mail", "announce", "post", "tweet", "comment", "send", "note",
  ]

  static func read(_ tokens: [Token], _ mentions: [ToolkitNames.Mention]) -> String? {
    for index in tokens.indices {
      let opening = tokens.matchLength(ofAny: openings, at: index)
      if opening > 0, let text = text(tokens, from: index + opening, mentions) { return text }
      if tokens.at(index)?.isMark([":"]) == true, index > 0, tokens.at(index)?.glued == true,
        let text = text(tokens, from: index + 1, mentions), tokens.part(index + 1).words.count > 1
      {
        return text
      }
      if tokens.word(index) == "that", index < 24, tokens.part(0, index).containsAny(tellers), isSaid(tokens, index),
        let text = text(tokens, from: index + 1, mentions)
      {
        return text
      }
      if tokens.word(index) == "to", tokens.part(0, min(index, 24)).containsAny(reminders),
        tokens.at(index + 1)?.isWord == true,
        !mentions.contains(where: { $0.range.contains(index + 1) || $0.range.contains(index + 2) }),
        let text = text(tokens, from: index + 1, mentions)
      {
        return text.prefix(1).uppercased() + text.dropFirst()
      }
    }
    return nil
  }

  /// "tell Jo that lunch is ready", but neither "the row that is new" nor "that one".
  private static func isSaid(_ tokens: [Token], _ index: Int) -> Bool {
    let tells: Set<String> = ["tell", "notify", "inform", "let", "know", "warn", "alert"]
    if tokens.part(0, index).containsAny(tells) { return true }
    if tellers.contains(tokens.word(0)),
      ["the", "a", "our", "my", "we", "i", "it", "they", "all", "there", "no", "your"].contains(tokens.word(index + 1))
    {
      return true
    }
    return !["is", "are", "was", "has", "have", "one", "contains", "matches"].contains(tokens.word(index + 1))
      && tokens.part(index + 1, index + 9).containsAny([
        "is", "are", "was", "were", "has", "have", "will", "did", "left", "can",
      ])
  }

  private static func text(_ tokens: [Token], from start: Int, _ mentions: [ToolkitNames.Mention]) -> String? {
    var end = tokens.count
    // "… that lunch is ready on Slack": the service at the end is none of the words.
    if let last = mentions.last, last.range.upperBound == end, last.range.lowerBound > start + 1,
      ["on", "in", "via", "through", "using", "over"].contains(tokens.word(last.range.lowerBound - 1))
    {
      end = last.range.lowerBound - 1
    }
    let words = tokens.part(start, end).trimmed([])
    guard words.count > 1 || words.first?.isWord == true, words.first?.isLiteral != true, words.firstURL == nil else {
      return nil
    }
    return words.text
  }
}
