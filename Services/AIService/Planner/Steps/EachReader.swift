/// Finds "for each ticket, …" and "loop over the orders and …".
enum EachReader {
  private static let openings: [[String]] = [
    ["for", "each"], ["for", "every"], ["for", "all"], ["loop", "over"], ["loop", "through"], ["iterate", "over"],
    ["iterate", "through"], ["go", "through"], ["for", "each", "of"], ["for", "each", "single"], ["go", "over"],
    ["walk", "through"], ["step", "through"],
    ["run", "through"], ["work", "through"], ["cycle", "through"], ["for", "every", "single"], ["for", "any"],
  ]

  /// Whether a loop is opened here.
  static func opens(_ tokens: [Token], at index: Int) -> Bool { tokens.matchLength(ofAny: openings, at: index) > 0 }

  /// "Each contact in https://… should get the SMS …": what each one gets is done for each.
  static func subject(_ tokens: [Token]) -> [Token]? {
    guard ["each", "every"].contains(tokens.word(0)), tokens.at(1)?.isWord == true else { return nil }
    for index in 2..<Swift.max(2, Swift.min(14, tokens.count)) {
      let wish = PassiveClause.wishLength(tokens, at: index)
      guard wish > 0 else { continue }
      let noun = [Token(.word, text: "it")]
      let said = PassiveClause.coordinated(tokens.part(index))
      // What is done besides is a clause of its own.
      let cut =
        said.indices.first { place in
          place > wish && (said.at(place)?.isMark([",", ";"]) == true || said.word(place) == "and")
        } ?? said.count
      let action = PassiveClause.active(noun + said.part(0, cut)) + said.part(cut)
      return [Token(.word, text: "for")] + tokens.part(0, index) + [Token(.mark(","), text: ",", glued: true)] + action
    }
    return nil
  }

  /// "… for each one": what is done for each; nil where it does not end so.
  static func stripped(_ tokens: [Token]) -> [Token]? {
    for ending in endings {
      let start = tokens.count - ending.count
      if start > 1, tokens.matches(ending, at: start) { return tokens.part(0, start) }
    }
    return nil
  }

  /// The longest first.
  private static let endings: [[String]] = [
    ["for", "each", "of", "them"], ["to", "each", "of", "them"], ["for", "each", "one"], ["for", "every", "one"],
    ["to", "each", "one"], ["for", "each"], ["to", "each"],
  ]

  /// A loop that is opened anew inside of another.
  private static func read(again tokens: [Token]) -> (noun: String, rest: [Token])? {
    let opening = tokens.matchLength(ofAny: openings, at: 0)
    guard tokens.at(opening)?.isWord == true else { return nil }
    var index = opening
    while ["the", "of", "them", "single"].contains(tokens.word(index)), index < opening + 3 { index += 1 }
    let noun = tokens.at(index).map { Words.singular($0.word) } ?? "item"
    let rest = tokens.part(index + 1).trimmed(["then", "and"])
    return rest.isEmpty ? nil : (noun, rest)
  }

  /// What each is, singular, and what is done with it.
  static func read(_ written: [Token]) -> (noun: String, source: String?, rest: [Token])? {
    let tokens = subject(written) ?? written
    let opening = tokens.matchLength(ofAny: openings, at: 0)
    guard opening > 0 else { return nil }
    var index = opening
    var noun: String?
    if tokens.at(index)?.isMark([",", ":"]) == true { noun = "item" }
    if ["them", "these", "those", "one"].contains(tokens.word(index)) {
      noun = "item"
      index += 1
      if tokens.matches(["of", "them"], at: index) || tokens.matches(["of", "these"], at: index) { index += 2 }
    }
    while let token = tokens.at(index), !token.isMark, token.word != "then" {
      if noun != nil, Verbs.begins(tokens, at: index) { break }
      if token.word == "and", Verbs.begins(tokens, at: index + 1) { break }
      if ["in", "of", "from", "with", "where", "that"].contains(token.word), noun != nil {
        while let skipped = tokens.at(index), !skipped.isMark, skipped.word != "then", skipped.word != "and",
          !Verbs.begins(tokens, at: index)
            || ["list", "array", "table", "sheet"].contains(skipped.word)
              && (Words.articles.contains(tokens.word(index - 1))
                || tokens.at(index - 1)?.text.first?.isUppercase == true && tokens.at(index + 1)?.isLiteral == true)
        {
          index += 1
        }
        break
      }
      if token.isWord, !Words.empty.contains(token.word) { noun = Words.singular(token.word) }
      index += 1
    }
    var rest = tokens.part(index).trimmed(["then", "and"])
    // "loop over the orders: for each order …" opens one loop.
    let second = rest.matchLength(ofAny: openings, at: 0)
    if second > 0, let inner = read(again: rest), Words.singular(inner.noun) == noun || noun == nil {
      rest = inner.rest
    }
    let source = tokens.part(0, index).firstURL
    // "loop through https://…/cities": its last word tells what each is.
    guard let noun = noun ?? source.map({ Words.singular(AddressNoun.read($0) ?? "item") }), !rest.isEmpty else {
      return nil
    }
    return (noun, tokens.part(0, index).firstURL, rest)
  }
}
