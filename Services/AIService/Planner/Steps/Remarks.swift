/// What people say of themselves before they say what they wish for: "I run a small candle store.", "We keep vaccines
/// here: …".
enum Remarks {
  private static let wishing: Set<String> = [
    "want", "need", "would", "like", "wish", "have", "must", "should", "can", "could", "d", "get", "expect", "hope",
  ]

  /// Whether the sentence only tells something.
  static func isOne(_ tokens: [Token], catalog: ToolkitCatalog) -> Bool {
    let words = tokens.trimmed(["hi", "hello", "hey", "so", "well", "and", "there"])
    guard (3...14).contains(words.count), ["i", "we"].contains(words.word(0)), words.at(1)?.isWord == true,
      !words.containsAny(wishing), !words.contains(where: { $0.isLiteral || $0.number != nil && $0.word.isEmpty }),
      !words.containsAny(["me", "us", "if", "when", "then", "every", "each", "it", "them"])
    else { return false }
    return catalog.mentioned(in: words).isEmpty
  }

  /// "We keep vaccines here: send …" without its first part.
  static func stripped(_ tokens: [Token], catalog: ToolkitCatalog) -> [Token] {
    guard let colon = tokens.prefix(16).firstIndex(where: { $0.isMark([":", ",", "-", "–", "—"]) }),
      colon + 2 < tokens.count,
      isOne(tokens.part(0, colon), catalog: catalog)
    else { return tokens }
    return tokens.part(colon + 1)
  }
}
