/// Says how many there are with the member in front: "with 4 stars or more" is "with stars at least 4".
enum Amounts {
  private static let more: Set<String> = ["more", "higher", "better", "above", "up", "over"]
  private static let less: Set<String> = ["less", "fewer", "lower", "worse", "below", "under"]
  /// What is measured so is no member of the data, and what stands before the number says which member is.
  private static let units: Set<String> = [
    "dollars", "euros", "pounds", "euro", "usd", "eur", "gbp", "francs", "percent", "degrees", "kg", "km", "points",
    "minutes", "seconds", "hours", "days", "weeks", "months", "years", "times", "rounds", "tries", "attempts", "yen",
    "kilos", "grams", "metres", "meters", "miles", "o", "or", "and",
  ]

  static func plain(_ tokens: [Token]) -> [Token] {
    guard tokens.count < 2_000 else { return tokens }
    var result: [Token] = []
    var index = 0
    while let token = tokens.at(index) {
      if token.number != nil,
        ["with", "has", "have", "having", "of", "gives", "gave", "got"].contains(result.last?.word ?? ""),
        let noun = tokens.at(index + 1), noun.isWord, Words.isPlural(noun.word), !units.contains(noun.word),
        ["or", "and"].contains(tokens.word(index + 2)),
        more.contains(tokens.word(index + 3)) || less.contains(tokens.word(index + 3))
      {
        let size = more.contains(tokens.word(index + 3)) ? "least" : "most"
        result += [noun, Token(.word, text: "at"), Token(.word, text: size), token]
        index += 4
      } else {
        result.append(token)
        index += 1
      }
    }
    return result
  }
}
