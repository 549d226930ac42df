/// Says a demand with "if" that is said by the order of words: "and, should it go below 0, message …", "for amounts over
/// 500, send …", "Is the status shipped? Then …".
enum Inversion {
  static func plain(_ tokens: [Token]) -> [Token] {
    guard tokens.count < 160 else { return tokens }
    // "only orders above 100 should be posted to #big"
    if tokens.word(0) == "only", Words.isPlural(tokens.word(1)),
      (3..<12).contains(where: { PassiveClause.wishLength(tokens, at: $0) > 0 })
    {
      return tokens.part(1)
    }
    for index in tokens.indices {
      let before = tokens.at(index - 1)
      let isStart = index == 0 || before?.isMark == true || ["and", "but", "then"].contains(before?.word ?? "")
      guard isStart, let length = opening(tokens, at: index) else { continue }
      guard
        let comma = (index + 2..<min(index + 14, tokens.count)).first(where: { tokens.at($0)?.isMark([","]) == true }),
        (index + 1..<comma).contains(where: {
          ComparisonPhrases.match(tokens, at: $0)?.comparison.isOrdering == true
            || length == 1 && tokens.word(index) == "should" && ComparisonPhrases.match(tokens, at: $0) != nil
        })
      else { continue }
      return tokens.part(0, index) + [Token(.word, text: "if")] + tokens.part(index + 1)
    }
    return tokens
  }

  private static func opening(_ tokens: [Token], at index: Int) -> Int? {
    if index > 0, ["should", "were"].contains(tokens.word(index)),
      ["it", "they", "the", "this", "that", "any", "its", "their"].contains(tokens.word(index + 1))
    {
      return 1
    }
    // "for amounts over 10,000, …"
    if index > 0, tokens.word(index) == "for", Words.isPlural(tokens.word(index + 1)),
      ComparisonPhrases.match(tokens, at: index + 2)?.comparison.isOrdering == true
    {
      return 1
    }
    return nil
  }
}
