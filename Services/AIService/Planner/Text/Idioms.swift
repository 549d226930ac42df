/// Says with one verb what people say with several words, so that the verb finds its step: "boil it down to three
/// sentences" is "summarize", "throw out the rows" is "exclude", "reduce each user to id and email" is "keep only".
enum Idioms {
  private static let shortening: Set<String> = [
    "boil", "condense", "distil", "distill", "shorten", "reduce", "compress", "cut", "break", "sum", "whittle", "trim",
  ]
  private static let lengths: Set<String> = [
    "sentence", "sentences", "line", "lines", "word", "words", "bullet", "bullets", "point", "points", "paragraph",
    "paragraphs", "essentials", "gist", "essence", "summary", "takeaways", "headline", "highlights",
  ]
  private static let narrowing: Set<String> = ["reduce", "cut", "trim", "strip", "narrow", "slim", "shrink", "boil"]
  private static let arithmetic: Set<String> = ["multiply", "divide", "round", "increase", "raise", "lower"]
  private static let judging: Set<String> = [
    "tell", "say", "check", "see", "decide", "judge", "determine", "find", "detect", "know", "assess", "rate", "test",
    "work", "figure",
  ]
  private static let seeming: Set<String> = [
    "sounds", "sound", "is", "are", "reads", "read", "feels", "feel", "seems", "seem", "looks", "was", "were",
  ]

  static func plain(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var index = 0
    while let token = tokens.at(index) {
      if token.word.hasPrefix("e-mail") {
        // Written in two ways, it is one verb and one noun.
        result.append(Token(.word, text: "email" + token.word.dropFirst(6), glued: token.glued))
        index += 1
        continue
      }
      guard token.isWord, let (said, length) = idiom(tokens, at: index, isHead: isHead(result)) else {
        result.append(token)
        index += 1
        continue
      }
      result += said
      index += length
    }
    return result
  }

  private static func isHead(_ before: [Token]) -> Bool {
    guard let last = before.last else { return true }
    return last.isMark || ["and", "but", "then", "please", "to", "just", "also", "i", "you"].contains(last.word)
  }

  private static func idiom(_ tokens: [Token], at index: Int, isHead: Bool) -> (said: [Token], length: Int)? {
    let word = tokens.word(index)
    guard isHead else { return nil }
    if shortening.contains(word), let summary = shortened(tokens, at: index) { return summary }
    if narrowing.contains(word), let fields = narrowed(tokens, at: index) { return fields }
    if arithmetic.contains(word), let sum = computed(tokens, at: index) { return sum }
    if judging.contains(word), let mood = judged(tokens, at: index) { return mood }
    return called(tokens, at: index)
  }

  /// "boil it down to three sentences", "condense the notes into five bullet points"
  private static func shortened(_ tokens: [Token], at index: Int) -> (said: [Token], length: Int)? {
    let inPlace = (index + 2..<index + 7).first {
      tokens.word($0) == "in" && tokens.part(index + 1, $0).allSatisfy(\.isWord)
    }
    guard let joint = joint(tokens, at: index) ?? inPlace else { return nil }
    guard tokens.part(joint + 1, joint + 5).contains(where: { lengths.contains($0.word) }) else { return nil }
    let object = tokens.part(index + 1, joint).filter { !["down", "up"].contains($0.word) }
    guard !object.isEmpty else { return nil }
    return ([Token(.word, text: "summarize")] + object + [Token(.word, text: "in")], joint + 1 - index)
  }

  /// "reduce each user to id and email": no number and no address stands behind it, only names.
  private static func narrowed(_ tokens: [Token], at index: Int) -> (said: [Token], length: Int)? {
    guard let joint = joint(tokens, at: index) else { return nil }
    var end = joint + 1
    while let token = tokens.at(end), token.isWord || token.isMark([","]), end - joint < 24 {
      let next = token.isMark([","]) && tokens.word(end + 1) == "and" ? end + 2 : end + 1
      if token.isMark([","]) || token.word == "and", Verbs.begins(tokens, at: next) || isSequel(tokens, at: next) {
        break
      }
      end += 1
    }
    let names = tokens.part(joint + 1, end).trimmed(["just", "only", "its", "their", "the"])
    guard let fields = FieldList.read(names, noun: nil), !fields.isEmpty, names.allSatisfy({ $0.number == nil }),
      fields.count > 1 || names.containsAny(["field", "fields", "column", "columns"])
    else { return nil }
    return (["keep", "only"].map { Token(.word, text: $0) } + names, end - index)
  }

  private static func isSequel(_ tokens: [Token], at index: Int) -> Bool {
    ["then", "finally", "afterwards"].contains(tokens.word(index))
  }

  /// Where "to", "into" or "in" stands behind the object of the verb.
  private static func joint(_ tokens: [Token], at index: Int) -> Int? {
    for place in index + 1..<index + 9 {
      guard let token = tokens.at(place), token.isWord || token.isLiteral else { return nil }
      if ["to", "into"].contains(token.word) { return place > index + 1 ? place : nil }
      if ["and", "in", "on", "from", "by", "with"].contains(token.word) { return nil }
    }
    return nil
  }

  /// "multiply each price by 1.02": the field is meant, in whatever holds it.
  private static func computed(_ tokens: [Token], at index: Int) -> (said: [Token], length: Int)? {
    guard ["each", "every", "all"].contains(tokens.word(index + 1)) else { return nil }
    let by = (index + 2..<index + 8).first { tokens.word($0) == "by" }
    guard let by, tokens.at(by + 1)?.number != nil else { return nil }
    let start = ["of", "the"].contains(tokens.word(index + 2)) ? index + 3 : index + 2
    return ([tokens[index], Token(.word, text: "the")] + tokens.part(start, by), by - index)
  }

  /// "tell me whether the review sounds positive or negative" asks for its sentiment.
  private static func judged(_ tokens: [Token], at index: Int) -> (said: [Token], length: Int)? {
    guard
      let whether = (index + 1..<index + 5).first(where: { ["whether", "if", "how"].contains(tokens.word($0)) })
    else { return nil }
    for place in whether + 2..<whether + 14 where seeming.contains(tokens.word(place)) {
      let end = min(tokens.count, place + 7)
      guard let last = (place + 1..<max(end, place + 1)).last(where: { moods.contains(tokens.word($0)) }),
        tokens.part(place + 1, last).containsAny(["or"]), tokens.part(place + 1, last).containsAny(moods)
      else { continue }
      return (
        ["analyze", "the", "sentiment", "of"].map { Token(.word, text: $0) } + tokens.part(whether + 1, place),
        last + 1 - index
      )
    }
    return nil
  }

  private static let moods: Set<String> = [
    "positive", "negative", "neutral", "happy", "angry", "friendly", "hostile", "unhappy", "satisfied", "dissatisfied",
  ]

  /// "do a GET on https://…", "make a POST call to …"
  private static func called(_ tokens: [Token], at index: Int) -> (said: [Token], length: Int)? {
    // "look at https://…"
    if tokens.word(index) == "look", tokens.word(index + 1) == "at", case .url? = tokens.at(index + 2)?.kind {
      return ([Token(.word, text: "fetch")], 2)
    }
    guard ["do", "make", "run", "issue", "perform", "fire", "execute", "send"].contains(tokens.word(index)),
      ["a", "an", "one"].contains(tokens.word(index + 1)), tokens.at(index + 2)?.text == "GET"
    else { return nil }
    var end = index + 3
    while ["request", "call", "on", "to", "against", "at", "for"].contains(tokens.word(end)) { end += 1 }
    guard case .url? = tokens.at(end)?.kind else { return nil }
    return ([Token(.word, text: "fetch")], end - index)
  }
}
