/// What people say of themselves before they say what they wish for: "I run a small candle store.", "We keep vaccines
/// here: …".
enum Remarks {
  private static let wishing: Set<String> = [
    "want", "need", "would", "like", "wish", "have", "must", "should", "can", "could", "d", "get", "expect", "hope",
  ]

  /// With these it tells what comes in, or what is done.
  private static let given: Set<String> = [
    "me", "us", "if", "when", "then", "every", "each", "it", "them", "you", "input", "pass", "send", "give", "enter",
    "upload", "provide", "paste", "type", "receive", "whenever", "once",
  ]

  /// Whether the sentence only tells something.
  private static func isOne(_ tokens: [Token], catalog: ToolkitCatalog) -> Bool {
    let words = tokens.trimmed(["hi", "hello", "hey", "so", "well", "and", "there"])
    guard (3...14).contains(words.count), ["i", "we"].contains(words.word(0)), words.at(1)?.isWord == true,
      !words.containsAny(wishing), !words.contains(where: \.isLiteral), !words.containsAny(given)
    else { return false }
    return catalog.mentioned(in: words).isEmpty
  }

  /// "Sprint is over: find …": how things are, in front of what is to be done.
  private static func isState(_ tokens: [Token], catalog: ToolkitCatalog) -> Bool {
    (3...7).contains(tokens.count) && tokens.allSatisfy(\.isWord)
      && tokens.part(1).containsAny(["is", "are", "has", "have"])
      && !tokens.containsAny(["if", "when", "once", "unless", "while", "until", "every", "each", "there", "what", "it"])
      && catalog.mentioned(in: tokens).isEmpty && !Verbs.begins(tokens, at: 0)
      && !tokens.contains { WebhookReader.isEvent($0.word) }
  }

  /// The prompt without the remarks that it begins with.
  static func stripped(_ tokens: [Token], catalog: ToolkitCatalog) -> [Token] {
    var rest = tokens
    for _ in 0..<3 {
      guard let end = rest.prefix(20).firstIndex(where: { $0.isMark([":", ".", "!", ";"]) }), end + 2 < rest.count,
        rest.at(end + 1)?.glued != true,
        isOne(rest.part(0, end), catalog: catalog)
          || rest.at(end)?.isMark([":"]) == true && Verbs.begins(rest, at: end + 1)
            && isState(rest.part(0, end), catalog: catalog)
      else { break }
      rest = rest.part(end + 1)
    }
    return rest
  }
}
