/// Cuts a prompt at the ends of sentences and lines.
enum Sentences {
  static func split(_ tokens: [Token]) -> [[Token]] {
    var sentences: [[Token]] = []
    var current: [Token] = []
    for (index, token) in tokens.enumerated() {
      let ends = token.isMark([".", ";", "!", "?"]) && !(tokens.at(index + 1)?.glued ?? false)
      // A line that ends in a comma or a colon goes on in the next one.
      let breaks = token.kind == .lineBreak && !(current.last?.isMark([",", ":"]) ?? false)
      if ends || breaks {
        if !current.isEmpty { sentences.append(current) }
        current = []
      } else if token.kind != .lineBreak {
        current.append(token)
      }
    }
    if !current.isEmpty { sentences.append(current) }
    return sentences
  }
}
