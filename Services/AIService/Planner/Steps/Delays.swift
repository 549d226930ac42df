/// Says what comes "three days later" or "after another hour" as a wait and then the step.
enum Delays {
  private static let later: [[String]] = [
    ["later"], ["after", "that"], ["afterwards"], ["thereafter"], ["later", "on"], ["after", "this"], ["on"],
  ]
  private static let joints: Set<String> = ["and", "then", "but", "plus"]

  static func plain(_ tokens: [Token]) -> [Token] {
    guard tokens.count > 3, tokens.count < 400, tokens.containsAny(["later", "after", "thereafter", "afterwards"])
    else { return tokens }
    var result: [Token] = []
    var index = 0
    while let token = tokens.at(index) {
      let isStart = index == 0 || tokens.at(index - 1)?.isMark == true || joints.contains(tokens.word(index - 1))
      guard isStart, let (duration, length) = read(tokens, at: index) else {
        result.append(token)
        index += 1
        continue
      }
      result += [Token(.word, text: "wait")] + duration
      index += length
      while tokens.at(index)?.isMark([","]) == true || ["and", "then"].contains(tokens.word(index)) { index += 1 }
      if index < tokens.count {
        result += [Token(.mark(","), text: ",", glued: true), Token(.word, text: "then")]
      }
    }
    return result
  }

  /// "three days later", "after another week", "a day after that": how long, and how many tokens say so.
  private static func read(_ tokens: [Token], at index: Int) -> (duration: [Token], length: Int)? {
    var start = index
    let isAfter = tokens.word(start) == "after"
    if isAfter { start += 1 }
    if ["about", "exactly", "just", "some"].contains(tokens.word(start)) { start += 1 }
    guard let reading = DurationReader.read(tokens, at: start) else { return nil }
    let duration = tokens.part(start, start + reading.length)
    var end = start + reading.length
    let more = tokens.matchLength(ofAny: later, at: end)
    if isAfter {
      // "after 3 days without an answer" is a demand, "after two hours, send …" a wait.
      let isNext =
        tokens.at(end)?.isMark([","]) == true || Verbs.begins(tokens, at: end)
        || ["i", "we", "it", "the", "a", "they", "and", "then"].contains(tokens.word(end))
      if ["of", "more", "longer"].contains(tokens.word(end)) { return nil }
      guard isNext || more > 0 && tokens.word(end) != "on" else { return nil }
      if more > 0, tokens.word(end) != "on" { end += more }
      return (duration, end - index)
    }
    guard more > 0, tokens.word(end) != "on" else { return nil }
    end += more
    return end < tokens.count ? (duration, end - index) : nil
  }
}
