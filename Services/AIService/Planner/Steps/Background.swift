/// What somebody tells of themselves before they say what is to be done: "I run a small candle store. Each time …", "We
/// keep vaccines here: send …". It is a reason, and no step.
enum Background {
  private static let subjects: Set<String> = ["i", "we", "our", "my"]
  /// With these the sentence wishes something, or tells what is to be done.
  private static let wishing: Set<String> = [
    "want", "need", "would", "like", "wish", "must", "should", "will", "can", "could", "have", "love", "get", "receive",
    "notify", "send", "email", "mail", "tell", "inform", "post", "create", "add", "update", "text", "call", "fetch",
    "save", "write", "ask", "might", "may", "shall", "ought", "has", "expect", "prefer", "gets", "be", "each",
    "every", "when", "whenever", "if", "once", "as", "daily", "weekly",
  ]

  /// The prompt without what it begins with and does not ask for.
  static func without(_ tokens: [Token], catalog: ToolkitCatalog) -> [Token] {
    var rest = tokens
    for _ in 0..<3 {
      let start = rest.firstIndex { !$0.isMark && $0.kind != .lineBreak } ?? 0
      var end = start
      while let token = rest.at(end), !token.isMark([".", ";", ":", "!", "?"]), token.kind != .lineBreak,
        end < start + 30
      {
        end += 1
      }
      let said = rest.part(start, end)
      guard end + 2 < rest.count, let mark = rest.at(end), mark.isMark, rest.at(end + 1)?.glued != true,
        !said.contains(where: \.isLiteral), catalog.mentioned(in: said).isEmpty,
        isTold(said) || mark.isMark([":"]) && Verbs.begins(rest, at: end + 1) && isState(said)
      else { return rest }
      rest = rest.part(end + 1)
      while ["so", "therefore", "hence", "thus"].contains(rest.word(0)) || rest.at(0)?.isMark([","]) == true {
        rest = rest.part(1)
      }
    }
    return rest
  }

  /// "I run a small candle store."
  private static func isTold(_ said: [Token]) -> Bool {
    subjects.contains(said.word(0)) && said.count > 2 && !said.part(0, 5).containsAny(wishing)
  }

  /// "Sprint is over: find …": how things are.
  private static func isState(_ said: [Token]) -> Bool {
    (3...7).contains(said.count) && said.allSatisfy(\.isWord)
      && said.part(1).containsAny(["is", "are", "has", "have"])
      && !said.containsAny(["if", "when", "once", "unless", "while", "until", "every", "each", "there", "what", "it"])
      && !Verbs.begins(said, at: 0) && !said.contains { WebhookReader.isEvent($0.word) }
  }

  private static let others: Set<String> = ["other", "others", "rest", "remaining", "else"]
  private static let idle: Set<String> = [
    "ignored", "ignore", "skipped", "skip", "alone", "nothing", "dropped", "ok", "fine",
  ]

  /// "All other issues are ignored", "the others can be left alone": nothing is done.
  static func isIdle(_ sentence: [Token]) -> Bool {
    sentence.count <= 10 && sentence.containsAny(others) && sentence.containsAny(idle)
      && !sentence.contains(where: \.isLiteral)
  }
}
