/// "Post it on LinkedIn and on X", "get the weather for Porto and for Bergen": one thing in several places is done in
/// each of them.
enum SeveralPlaces {
  static func split(_ tokens: [Token], catalog: ToolkitCatalog) -> [[Token]] {
    guard tokens.count <= 60, tokens.containsAny(["and", "as"]) else { return [tokens] }
    for index in tokens.indices.dropFirst(2)
    where tokens.word(index) == "and" || tokens.matches(["as", "well", "as"], at: index) {
      let next = index + (tokens.word(index) == "and" ? 1 : 3)
      let word = tokens.word(next)
      let hasPreposition = Words.prepositions.contains(word)
      guard
        let before = (0..<index).last(where: {
          hasPreposition
            ? tokens.word($0) == word : ["to", "on", "in", "into", "via", "through", "with"].contains(tokens.word($0))
        }), before > 0, index - before < 9
      else { continue }
      let first = tokens.part(before, index)
      let second = tokens.part(next)
      guard isPlace(first, second, word, hasPreposition, catalog) else { continue }
      let other = tokens.part(0, hasPreposition ? before : before + 1) + second
      return [tokens.part(0, index), other]
    }
    return [tokens]
  }

  private static func isPlace(
    _ first: [Token], _ second: [Token], _ word: String, _ hasPreposition: Bool, _ catalog: ToolkitCatalog
  ) -> Bool {
    // The other one is named with its preposition, or alone.
    let heard = hasPreposition ? second : [first.first].compactMap { $0 } + second
    if let one = catalog.mentioned(in: first).first, let other = catalog.mentioned(in: heard.part(0, 5)).first {
      return one.toolkit != other.toolkit
    }
    if case .channel? = first.at(1)?.kind, case .channel? = heard.at(1)?.kind { return true }
    guard hasPreposition, word == "for", first.count <= 4, second.count <= 4 else { return false }
    return first.last?.text.first?.isUppercase == true && second.last?.text.first?.isUppercase == true
  }
}
