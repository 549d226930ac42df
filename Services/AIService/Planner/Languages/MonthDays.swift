/// Days of the month as other languages count them: "on the day 5 of every month" is "on the 5th of every month".
enum MonthDays {
  static func plain(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var index = 0
    while let token = tokens.at(index) {
      guard case .number(let number) = token.kind, let day = NumberWords.whole(number, 1...31),
        let length = month(tokens, behind: index)
      else {
        result.append(token)
        index += 1
        continue
      }
      while let last = result.last, ["day", "the", "on", "at", "every", "each", "in"].contains(last.word) {
        result.removeLast()
      }
      result += ["on", "the"].map { Token(.word, text: $0) } + [Token(.ordinal(day), text: "\(day)th")]
      result += ["of", "every", "month"].map { Token(.word, text: $0) }
      index += 1 + length
    }
    return result
  }

  /// How many tokens say "of every month" behind a place; nil where none do.
  private static func month(_ tokens: [Token], behind place: Int) -> Int? {
    var index = place + 1
    while index < place + 6, tokens.word(index) != "month" {
      guard let token = tokens.at(index),
        token.isMark(["."]) && token.glued || token.glued && ["er", "o", "a"].contains(token.word)
          || ["of", "every", "each", "the", "in"].contains(token.word)
      else { return nil }
      index += 1
    }
    return tokens.word(index) == "month" && index > place + 1 ? index - place : nil
  }
}
