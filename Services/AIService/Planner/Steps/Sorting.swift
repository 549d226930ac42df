/// "Sort them into technical, billing and general" gives each a label; to sort by something puts them in order.
enum Sorting {
  private static let verbs: Set<String> = [
    "sort", "sorted", "divide", "divided", "group", "grouped", "split", "put", "separate",
  ]

  static func plain(_ tokens: [Token]) -> [Token] {
    guard tokens.count < 120, let place = tokens.indices.first(where: { verbs.contains(tokens.word($0)) }),
      let into = tokens.firstIndex(ofAny: ["into"], from: place), into - place <= 4, !tokens.containsAny(["by"])
    else { return tokens }
    // A list of plain words: "technical, billing and general".
    var end = into + 1
    while let token = tokens.at(end), token.isWord && !Words.prepositions.contains(token.word) || token.isMark([","]),
      end - into < 12
    { end += 1 }
    let list = tokens.part(into + 1, end)
    guard list.containsAny(["and", "or"]), list.contains(where: { $0.isMark([","]) }) || list.count == 3,
      !list.containsAny(Words.articles), !list.contains(where: { $0.text.first?.isUppercase == true })
    else { return tokens }
    let isPast =
      tokens.word(place).hasSuffix("ed")
      || ["split", "put"].contains(tokens.word(place)) && tokens.word(place - 1) == "be"
    return tokens.part(0, place) + [Token(.word, text: isPast ? "classified" : "classify")]
      + tokens.part(place + 1, into)
      + [Token(.word, text: "as")] + tokens.part(into + 1)
  }
}
