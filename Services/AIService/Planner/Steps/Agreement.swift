/// Says who has to agree as an order to ask them: "the team lead has to approve it" is "ask the team lead for approval",
/// "spending above 200 needs Tom's approval" is "if spending is above 200, ask Tom for approval".
enum Agreement {
  private static let duties: [[String]] = [
    ["has", "to"], ["have", "to"], ["must"], ["needs", "to"], ["need", "to"], ["should"], ["is", "to"], ["shall"],
    ["must", "first"], ["has", "to", "first"], ["should", "first"], ["will", "have", "to"], ["must", "always"],
  ]
  private static let agreeing: [[String]] = [
    ["approve"], ["agree"], ["okay"], ["ok"], ["sign", "off"], ["give", "the", "okay"], ["give", "approval"],
    ["give", "permission"], ["give", "the", "go-ahead"], ["authorise"], ["authorize"], ["consent"],
    ["give", "their", "okay"], ["give", "her", "okay"], ["give", "his", "okay"], ["greenlight"],
  ]
  private static let needing: Set<String> = ["needs", "need", "requires", "require"]
  private static let approval: Set<String> = ["approval", "permission", "okay", "consent", "sign-off", "go-ahead"]
  private static let ends: Set<String> = [
    "then", "and", "but", "that", "which", "who", "if", "when", "is", "are", "otherwise", "else", "so", "what",
    "whether", "or", "whatever",
  ]
  private static let longest = 4

  static func plain(_ tokens: [Token]) -> [Token] {
    guard (4..<160).contains(tokens.count) else { return tokens }
    return needed(tokens) ?? duty(tokens) ?? tokens
  }

  /// "… the team lead has to approve it …"
  private static func duty(_ tokens: [Token]) -> [Token]? {
    for index in tokens.indices.dropFirst() {
      let duty = tokens.matchLength(ofAny: duties, at: index)
      guard duty > 0 else { continue }
      let verb = tokens.matchLength(ofAny: agreeing, at: index + duty)
      guard verb > 0 else { continue }
      var start = index
      while let token = tokens.at(start - 1), token.isWord, token.number == nil, !ends.contains(token.word),
        index - start < longest
      { start -= 1 }
      guard start < index, isSomebody(tokens.part(start, index)) else { return nil }
      var end = index + duty + verb
      while ["it", "this", "that", "them", "to", "on", "first", "beforehand", "with"].contains(tokens.word(end)),
        end - index < 9
      { end += 1 }
      return tokens.part(0, start) + words("ask") + asked(tokens.part(start, index)) + words("for approval")
        + tokens.part(end)
    }
    return nil
  }

  /// "refunds over 50 need the approval of Eva"
  private static func needed(_ tokens: [Token]) -> [Token]? {
    guard let verb = tokens.prefix(14).firstIndex(where: { needing.contains($0.word) }), verb > 2,
      let word = tokens.part(verb + 1, verb + 6).firstIndex(where: { approval.contains($0.word) }),
      !tokens.part(0, verb).contains(where: \.isMark), !DecisionParser.begins(tokens), !Verbs.begins(tokens, at: 0),
      tokens.at(0)?.isWord == true,
      // With a second case behind it, it is one of a list.
      !tokens.part(verb).contains(where: { $0.isMark([";"]) }),
      let number = tokens.part(1, verb).firstIndex(where: { $0.number != nil })
    else { return nil }
    let place = number + 1
    guard
      (1..<place).contains(where: { ComparisonPhrases.match(tokens, at: $0)?.comparison.isOrdering == true })
    else { return nil }
    var who = tokens.part(verb + 1, verb + 1 + word).filter { $0.word != "s" && !$0.isMark }
    var end = verb + word + 2
    if ["of", "from", "by"].contains(tokens.word(end)) {
      var last = end + 1
      while let token = tokens.at(last), token.isWord, !ends.contains(token.word), token.word != "before",
        last - end <= longest
      { last += 1 }
      who = tokens.part(end + 1, last)
      end = last
    }
    who = who.filter { !["an", "a"].contains($0.word) }
    if who.isEmpty || who.allSatisfy({ Words.articles.contains($0.word) }) { who = words("somebody") }
    var rest = tokens.part(end)
    if !rest.isEmpty, rest.first?.isMark != true { rest = [comma] + rest }
    return words("if") + amount(tokens.part(0, verb)) + [comma] + words("ask") + asked(who) + words("for approval")
      + rest
  }

  /// "spending above 200" is about an amount, "a discount of more than 20" about the discount.
  private static func amount(_ head: [Token]) -> [Token] {
    guard let place = head.indices.first(where: { ComparisonPhrases.match(head, at: $0) != nil }) else { return head }
    let named = head.part(0, place).filter { $0.isWord && !Words.empty.contains($0.word) }
    let isMany = named.last.map { Words.isPlural($0.word) || $0.word.hasSuffix("ing") } ?? true
    return (isMany ? words("the amount") : named.part(named.count - 1)) + words("is") + head.part(place)
  }

  private static func isSomebody(_ words: [Token]) -> Bool {
    [
      "the", "my", "our", "a", "his", "her", "their", "i", "we", "he", "she", "somebody", "someone", "legal",
      "accounting",
    ]
    .contains(words.word(0)) || words.at(0)?.text.first?.isUppercase == true
  }

  private static func asked(_ who: [Token]) -> [Token] {
    let plain = ["i": "me", "we": "us", "he": "him", "she": "her", "they": "them", "my": "me", "our": "us"]
    guard who.count == 1, let other = plain[who.word(0)] else { return who }
    return words(other)
  }

  private static let comma = Token(.mark(","), text: ",", glued: true)

  private static func words(_ text: String) -> [Token] {
    text.split(separator: " ").map { Token(.word, text: String($0)) }
  }
}
