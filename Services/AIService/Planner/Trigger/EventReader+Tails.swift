/// Conditions that stand far from their event: "…, but only for pushes to main", "except for drafts, …", "… . Just those
/// with priority high". They are said in front of what is done, as an "if".
extension EventReader {
  private static let only: [[String]] = [
    ["only", "for"], ["just", "for"], ["only", "the", "ones"], ["just", "the", "ones"], ["only", "those"],
    ["just", "those"], ["only", "ones"], ["only", "if"], ["just", "if"], ["only", "when"], ["limited", "to"],
    ["restricted", "to"], ["exclusively", "for"], ["solely", "for"], ["as", "long", "as"], ["only", "on"],
    ["this", "is", "only", "for"], ["that", "is", "only", "for"], ["this", "holds", "only", "for"], ["only", "with"],
    ["only", "from"],
  ]
  private static let except: [[String]] = [
    ["except", "for"], ["except", "if"], ["except", "when"], ["except"], ["excluding"],
    ["with", "the", "exception", "of"],
    ["other", "than"], ["but", "not", "for"], ["not", "for"], ["not", "if"], ["not", "when"], ["not", "those"],
    ["but", "not", "if"], ["but", "not", "when"],
    ["unless"], ["skip"], ["leave", "out"], ["apart", "from"],
    ["but", "not"], ["ignoring"], ["but", "skip"], ["but", "ignore"], ["ignore"],
  ]
  private static let tailReach = 400

  /// A prompt that begins with a restriction, without it; and the condition.
  static func restrictedHead(_ tokens: [Token]) -> (condition: [Token], rest: [Token])? {
    guard let comma = tokens.prefix(14).firstIndex(where: { $0.isMark([","]) }),
      let condition = restriction(tokens.part(0, comma))
    else { return nil }
    return (condition, tokens.part(comma + 1))
  }

  /// The restriction that stands at the end of a sentence, and the prompt without it.
  static func restrictedTail(_ tokens: [Token]) -> (condition: [Token], rest: [Token])? {
    for index in tokens.indices.prefix(tailReach).dropFirst(2) {
      var start = index
      while tokens.at(start)?.isMark([",", ".", ";", "-"]) == true
        || ["but", "though", "and", "yet", "however", "please"].contains(tokens.word(start)), start < index + 3
      { start += 1 }
      guard
        start > index || tokens.word(index) == "unless"
          || only.contains(where: { $0.count > 1 && tokens.matches($0, at: index) })
      else { continue }
      var end = start
      while let token = tokens.at(end), !token.isMark([".", ";", "!", ":"]), token.kind != .lineBreak, end - start < 20
      {
        end += 1
      }
      let phrase = tokens.part(start, end)
      guard !phrase.containsAny(["otherwise", "else"]), let condition = restriction(phrase) else { continue }
      return (condition, tokens.part(0, index) + tokens.part(end))
    }
    return nil
  }

  /// "if … ," for "only for …", "unless … ," for "except …"; nil where no such words stand or they say no condition.
  private static func restriction(_ phrase: [Token]) -> [Token]? {
    let tail = phrase.trimmed(["please", "but", "though"])
    let positive = tail.matchLength(ofAny: only, at: 0)
    let negative = tail.matchLength(ofAny: except, at: 0)
    guard max(positive, negative) > 0, !tail.contains(where: { $0.isMark([","]) }) else { return nil }
    let isNegative = negative > positive
    let lead = tail.part(0, max(positive, negative))
    guard let said = condition(tail.part(lead.count), lead: lead.last?.word ?? "") else { return nil }
    return [Token(.word, text: isNegative ? "unless" : "if")] + said + [Token(.mark(","), text: ",")]
  }

  private static func condition(_ written: [Token], lead: String) -> [Token]? {
    var tokens = written.trimmed(["the", "all", "any"])
    guard (1...12).contains(tokens.count), !Verbs.begins(tokens, at: 0) || Words.isPlural(tokens.word(0)) else {
      return nil
    }
    if ["if", "when", "as", "unless"].contains(lead) {
      // "if it is 250 or more"
      let isIt = ["it", "this", "that"].contains(tokens.word(0)) && ["is", "was"].contains(tokens.word(1))
      if isIt, let (_, said) = said(words("worth") + tokens.part(2), at: 0) { return said }
      return ConditionReader().read(tokens) == nil ? nil : tokens
    }
    if let branch = branch(tokens) { return words("the branch is") + [branch] }
    while ["ones", "those", "one", "that", "which", "are", "is"].contains(tokens.word(0)) { tokens = tokens.part(1) }
    if ["from", "with", "on", "whose", "where"].contains(lead) { tokens = words(lead) + tokens }
    // What they are is what the event is about: "tickets with priority high" says the priority.
    let at =
      tokens.firstIndex(ofAny: ["with", "whose", "from", "having", "where", "over", "above", "under", "below"]) ?? 0
    if let (_, said) = said(tokens, at: at) { return said }
    if ["with", "whose", "having"].contains(tokens.word(at)), let marked = marked(tokens.part(at + 1)) {
      return marked
    }
    if tokens.word(at) == "from", let place = tokens.at(at + 1), at + 2 == tokens.count {
      if place.text.contains(".") { return words("the email contains") + [place] }
      return place.text.first?.isUppercase == true ? words("the country is") + [place] : nil
    }
    if let range = tokens.firstIndex(ofAny: ["over", "above", "under", "below", "more"]),
      let found = said(tokens, at: range)
    {
      return found.condition
    }
    if tokens.count == 1, ["drafts", "draft", "bots", "spam", "duplicates", "tests"].contains(tokens.word(0)) {
      return words("\(Words.singular(tokens.word(0))) is true")
    }
    guard tokens.count > 2, ConditionReader().read(tokens) != nil else { return nil }
    return tokens
  }

  /// "pushes to (the branch) main", "the ones on the production branch"
  private static func branch(_ tokens: [Token]) -> Token? {
    guard let place = tokens.firstIndex(ofAny: ["to", "on", "into", "at", "against"]), place <= 3 else { return nil }
    let rest = tokens.part(place + 1).filter { !Words.articles.contains($0.word) && $0.word != "branch" }
    let speaks =
      tokens.containsAny(["branch"])
      || tokens.part(0, place).containsAny(["pushes", "push", "commits", "merges", "pipelines", "builds"])
    return speaks && rest.count == 1 && rest.first?.isWord == true ? rest.first : nil
  }
}
