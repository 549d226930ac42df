/// What has to hold of an event, said within its phrase: "with priority urgent", "from Spain", "of more than 500 euros".
extension EventReader {
  /// "a GitHub issue is opened and its label is \"bug\"": the event, and what has to hold of it.
  func split(_ phrase: [Token]) -> (event: [Token], condition: [Token]?) {
    for index in phrase.indices where index > 1 {
      let word = phrase.word(index)
      let next = phrase.word(index + 1)
      if word == "and", ["its", "the", "contains", "has", "is", "it"].contains(next) {
        return (phrase.part(0, index), phrase.part(index + 1))
      }
      if catalog.mentioned(in: phrase.part(index, index + 2)).isEmpty,
        let (event, condition) = Self.said(phrase, at: index)
      {
        return (event, condition)
      }
      if word == "with", phrase.part(index).contains(where: { ["above", "over", "below", "under"].contains($0.word) }) {
        return (phrase.part(0, index), phrase.part(index + 1).filter { !Words.articles.contains($0.word) })
      }
      if ["with", "whose"].contains(word) || ["has", "having"].contains(word),
        let marked = Self.marked(phrase.part(index + 1))
      {
        return (phrase.part(0, index), marked)
      }
      if ["that", "which"].contains(word), ["contains", "has", "is", "includes", "mentions"].contains(next),
        phrase.part(index).contains(where: \.isLiteral)
      {
        return (phrase.part(0, index), phrase.part(index + 1))
      }
    }
    return (phrase, nil)
  }

  /// "a response says "cancel"", "a message comes from ann@example.org", "leads from Spain": the member that goes without
  /// saying.
  static func said(_ phrase: [Token], at index: Int) -> (event: [Token], condition: [Token])? {
    let (word, next) = (phrase.word(index), phrase.at(index + 1))
    if ["says", "reads", "equals", "contains", "mentions", "includes"].contains(word), case .quoted? = next?.kind {
      return (phrase.part(0, index), words("the text contains") + phrase.part(index + 1))
    }
    // "with the word 'refund' in their subject"
    if ["with", "containing", "has", "having"].contains(word),
      let text = (index + 1..<min(index + 4, phrase.count)).first(where: {
        if case .quoted? = phrase.at($0)?.kind { true } else { false }
      }), phrase.part(index, text).containsAny(["word", "text", "words", "phrase", "string", "containing"])
    {
      let place = phrase.part(text + 1).filter { $0.isWord && !Words.empty.contains($0.word) }
      let member = place.count == 1 ? place : [Token(.word, text: "text")]
      return (phrase.part(0, index), member + words("contains") + [phrase[text]])
    }
    // "with env prod and priority P1"
    if word == "with" {
      let pairs = phrase.part(index + 1).split(at: ["and"])
      let isPairs = pairs.allSatisfy { pair in
        pair.count == 2 && pair.allSatisfy { $0.isWord || $0.number != nil } && !Words.empty.contains(pair.word(0))
          && pair.first?.text.first?.isUppercase != true && !Words.isPlural(pair.word(1)) && !pair[0].glued
          && !pair[1].glued
      }
      if !pairs.isEmpty, isPairs {
        let condition = pairs.map { $0.part(0, 1) + words("is") + $0.part(1) }.joined(separator: words("and"))
        return (phrase.part(0, index), Array(condition))
      }
    }
    if word == "from", let next, next.isWord, next.text.first?.isUppercase == true, index + 2 == phrase.count,
      places(next)
    {
      return (phrase.part(0, index), words("country is") + phrase.part(index + 1))
    }
    // "and has an age under 16", "with more than ten thousand followers"
    if ["has", "with", "having", "whose"].contains(word), phrase.count - index < 9,
      let number = phrase.indices.first(where: { $0 > index && phrase.at($0)?.number != nil }),
      let match = (index + 1..<number).reversed().compactMap({ ComparisonPhrases.match(phrase, at: $0) }).last,
      match.comparison.isOrdering
    {
      let event = phrase.part(0, index).trimmed(["and", "that", "who"])
      var said = phrase.part(index + 1).filter { !Words.articles.contains($0.word) }
      // What there is more of stands behind the number.
      if ComparisonPhrases.match(said, at: 0) != nil, let noun = said.last, noun.isWord {
        said = [noun] + said.part(0, said.count - 1)
      }
      return (event, said)
    }
    if let sized = sized(phrase, at: index) { return sized }
    if word == "from", case .email? = next?.kind {
      return (phrase.part(0, index), words("from is") + phrase.part(index + 1))
    }
    return nil
  }

  private static let units: Set<String> = [
    "euro", "euros", "dollar", "dollars", "pounds", "eur", "usd", "gbp", "chf", "francs", "bucks",
  ]

  /// "a payment of more than 500 euros comes in", "an order over 200 is placed", "worth 1,000 or more"
  private static func sized(_ phrase: [Token], at index: Int) -> (event: [Token], condition: [Token])? {
    let isLed = ["of", "for", "worth"].contains(phrase.word(index))
    let start = isLed ? index + 1 : index
    let match = ComparisonPhrases.match(phrase, at: start).flatMap { $0.comparison.isOrdering ? $0 : nil }
    let number = start + (match?.length ?? 0)
    // "drops below 5" is what happens.
    guard phrase.at(number)?.number != nil, match != nil || phrase.word(index) == "worth",
      isLed || !["drops", "falls", "goes", "rises", "is", "runs", "climbs"].contains(phrase.word(index - 1))
    else { return nil }
    var end = number + 1
    if units.contains(phrase.word(end)) { end += 1 }
    var said = words("the amount")
    if match == nil, ["or", "and"].contains(phrase.word(end)),
      ["more", "above", "over", "up"].contains(phrase.word(end + 1))
    {
      said += words("is at least") + phrase.part(number, number + 1)
      end += 2
    } else if match == nil {
      return nil
    } else {
      said += words("is") + phrase.part(start, number + 1)
    }
    return (phrase.part(0, index) + phrase.part(end), said)
  }

  /// "from Stripe" and "from Monday" are no places.
  private static func places(_ token: Token) -> Bool {
    !["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].contains(token.word)
  }

  static func words(_ text: String) -> [Token] {
    text.split(separator: " ").map { Token(.word, text: String($0)) }
  }

  private static let marks: Set<String> = [
    "priority", "status", "label", "severity", "state", "type", "category", "plan", "country", "stage", "urgency",
    "tag",
    "amount", "total", "subject", "title",
  ]

  /// "priority urgent or high", "the status critical", "the label \"bug\"": a member and what it has to be.
  static func marked(_ words: [Token]) -> [Token]? {
    let plain = words.trimmed(["the", "a", "an", "its"])
    guard marks.contains(plain.word(0)), plain.count > 1 else { return nil }
    if ["is", "of", "equal", "equals"].contains(plain.word(1)) || ComparisonPhrases.match(plain, at: 1) != nil {
      return plain
    }
    var end = 2
    while ["or", "and"].contains(plain.word(end)), plain.at(end + 1) != nil { end += 2 }
    return plain.part(0, 1) + [Token(.word, text: "is")] + plain.part(1, end)
  }

  static func asCondition(_ tokens: [Token]) -> [Token] {
    var condition = tokens
    if condition.word(0) == "its" { condition[0] = Token(.word, text: "the") }
    if ["contains", "has", "includes", "mentions", "is"].contains(condition.word(0)) {
      condition.insert(Token(.word, text: "text"), at: 0)
      condition.insert(Token(.word, text: "the"), at: 0)
    }
    return [Token(.word, text: "if")] + condition + [Token(.mark(","), text: ",")]
  }
}
