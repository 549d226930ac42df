/// Cuts a sentence into clauses, each of which is one step: at "then", and at "and" or a comma where a verb follows.
enum Clauses {
  static func split(_ tokens: [Token]) -> [[Token]] {
    var clauses: [[Token]] = []
    var current: [Token] = []
    /// What is done was said in the passive so far: "is loaded, sorted and sent".
    var isPassive = false
    /// Somebody gets something: "get added to HubSpot, get the tag 'beta' and receive a mail".
    var isGift = false
    func flush() {
      let clause = current.trimmed(["and", "then", "also", "please", "just"])
      if !clause.isEmpty {
        let isGiven = isGift && ["get", "gets", "receive", "receives"].contains(clause.word(0))
        clauses.append((isGiven ? [Token(.word, text: "it")] : []) + clause)
      }
      current = []
    }
    var index = 0
    var depth = 0
    while let token = tokens.at(index) {
      // What stands in brackets belongs to its clause.
      if token.isMark(["("]) { depth += 1 }
      if token.isMark([")"]) { depth -= 1 }
      if depth > 0, depth < 4, index < 400 {
        current.append(token)
        index += 1
        continue
      }
      let sequencer = Connectors.sequencer(tokens, at: index)
      if sequencer > 0, !isRelative(tokens, at: index) {
        flush()
        index += sequencer
        // "then for each entry post it and wait": what is nested takes the rest.
        if !clauses.isEmpty, EachReader.read(tokens.part(index, index + Self.near)) != nil {
          return clauses + [tokens.part(index)]
        }
        continue
      }
      if !isPassive,
        PassiveClause.wishLength(tokens, at: index) > 0 || isCaused(tokens, at: index)
          || ["goes", "go", "lands", "ends"].contains(token.word)
          || index == 0 && PassiveClause.participle(tokens, at: 0) != nil
      {
        // "get the list" is no gift: nobody is there who would get it.
        let isOrder =
          current.isEmpty && ["get", "receive"].contains(token.word)
          && PassiveClause.participle(tokens, at: index + 1) == nil
        isPassive = !isOrder && !current.part(0, Self.near).containsAny(Self.conditional)
        isGift = isPassive && ["get", "gets"].contains(token.word)
      }
      let joint = max(
        joint(tokens, at: index), current.isEmpty ? 0 : passiveJoint(tokens, at: index, current, isPassive))
      if joint > 0 {
        // A condition in the middle swallows the rest of its sentence.
        if DecisionParser.beginsNesting(tokens.part(index + joint)) {
          flush()
          let rest = tokens.part(index + joint)
          return clauses + [rest]
        }
        flush()
        index += joint
        continue
      }
      current.append(token)
      index += 1
    }
    flush()
    return clauses
  }

  /// What a clause is about stands at its beginning; a clause of thousands of words is looked at there.
  private static let near = 40
  private static let conditional: Set<String> = [
    "where", "whose", "that", "which", "if", "when", "who", "unless", "until", "whether",
  ]

  /// "have it summarised and …", "I need the incidents counted and …"
  private static func isCaused(_ tokens: [Token], at index: Int) -> Bool {
    guard index > 0, PassiveClause.participle(tokens, at: index) != nil else { return false }
    if tokens.word(index + 1) == "and", PassiveClause.participle(tokens, at: index + 2) != nil { return true }
    return tokens.part(index - near, index).containsAny(["have", "need", "want", "get"])
      || ["and", "the", "a"].contains(tokens.word(0))
  }

  /// The same before a clause in the passive, "and its link is posted", and before what only names what comes of it,
  /// "and a mail to ann@example.org".
  private static func passiveJoint(
    _ tokens: [Token], at index: Int, _ all: [Token], _ isPassive: Bool
  ) -> Int {
    guard let token = tokens.at(index), token.isMark([","]) || ["and", "plus"].contains(token.word) else { return 0 }
    var next = index
    while next - index < 4, let part = tokens.at(next),
      part.isMark([","]) || ["and", "plus", "also", "then", "first", "second", "third", "finally"].contains(part.word)
    { next += 1 }
    let current = all.part(0, near)
    let isDemand = current.containsAny(conditional)
    if isPassive, !isDemand || current.contains(where: { $0.isLiteral }),
      PassiveClause.participle(tokens, at: next) != nil
    {
      return next - index
    }
    if NominalClause.begins(tokens, at: next), NominalClause.begins(current, at: 0) || isMaking(current) {
      return next - index
    }
    guard !isDemand else { return 0 }
    for place in next..<min(next + 9, tokens.count) {
      guard let token = tokens.at(place), token.isWord || token.isLiteral else { return 0 }
      if Verbs.begins(tokens, at: place), place == next { return 0 }
      if PassiveClause.wishLength(tokens, at: place) > 0, isPassive || place > next { return next - index }
      if place > next, PassiveClause.isGoing(tokens, at: place) { return next - index }
      if isPassive, place > next, PassiveClause.participle(tokens, at: place) != nil,
        ["the", "its", "their", "both"].contains(tokens.word(next))
      {
        return next - index
      }
      if token.word == "and", tokens.word(next) == "both" { continue }
      if ["and", "or", "to", "that", "which", "where"].contains(token.word), place > next { return 0 }
    }
    return 0
  }

  private static func isMaking(_ tokens: [Token]) -> Bool {
    let verb = Verbs.base(tokens.word(0)) ?? ""
    return ["create", "open", "send", "add", "make", "file"].contains(verb) && NominalClause.begins(tokens, at: 1)
  }

  /// How many tokens a comma or an "and" takes that stands before the next clause; 0 where it joins words.
  private static func joint(_ tokens: [Token], at index: Int) -> Int {
    guard let token = tokens.at(index), index > 0 else { return 0 }
    var next = index
    // A joint is short; a thousand words of "and" are not one.
    while next - index < 12, let part = tokens.at(next),
      part.isMark([",", ":"]) || ["and", "also", "plus", "but", "just"].contains(part.word)
    {
      next += 1
    }
    guard next > index, token.isMark([",", ":"]) || ["and", "plus", "but", "also"].contains(token.word) else {
      return 0
    }
    let rest = next
    while ["automatically", "immediately", "it", "will", "should", "i", "want", "to", "only", "the", "workflow"]
      .contains(
        tokens.word(next)), !Verbs.begins(tokens, at: next)
    {
      next += 1
    }
    // "with status 200 and the text 'received'", "the name and the total": behind an article stands a noun.
    let isNamed = next > rest && tokens.word(next - 1) == "the"
    if Verbs.begins(tokens, at: next), !isNamed, !isObjectOfCondition(tokens, at: next),
      !isPartOfMessage(tokens, at: next, index)
    {
      return next - index
    }
    if PassiveClause.isCaused(tokens, at: rest) { return rest - index }
    if DecisionParser.beginsNesting(tokens.part(rest)) { return rest - index }
    return 0
  }

  private static let messageParts: Set<String> = [
    "text", "message", "name", "label", "tag", "title", "subject", "body", "description", "comment", "priority",
    "email",
  ]

  /// "with the subject "A" and text "B"", "call +1… and say that …": parts of one message, no step of their own.
  private static func isPartOfMessage(_ tokens: [Token], at index: Int, _ joint: Int) -> Bool {
    let next = tokens.at(index + 1)
    if joinsNouns(tokens, at: index, joint) { return true }
    // "in Trello, list Ideas": the name of a list.
    if tokens.word(index) == "list", tokens.at(joint)?.isMark([","]) == true, next?.text.first?.isUppercase == true,
      tokens.at(index + 2).map({ $0.isMark || ["and", "on", "in"].contains($0.word) }) ?? true
    {
      return true
    }
    if tokens.word(index) == "say" { return next?.word == "that" || next?.isLiteral == true }
    guard messageParts.contains(tokens.word(index)) else { return false }
    var isText = next?.isMark([":"]) == true
    if case .quoted? = next?.kind { isText = true }
    let before = tokens.part(joint - 12 < 0 ? 0 : joint - 12, joint)
    return isText && before.containsAny(["with", "subject", "title", "titled", "body", "text"])
  }

  /// "post name and email to …": what could be a verb is the second of two nouns.
  private static func joinsNouns(_ tokens: [Token], at index: Int, _ joint: Int) -> Bool {
    let nouns: Set<String> = [
      "email", "mail", "name", "text", "message", "total", "label", "tag", "record", "number", "address", "score",
    ]
    guard tokens.word(joint) == "and", joint > 1, joint < 4, nouns.contains(tokens.word(index)),
      ["to", "into", "in"].contains(tokens.word(index + 1)), Verbs.begins(tokens, at: 0)
    else { return false }
    return tokens.part(1, joint).allSatisfy {
      $0.isWord && !Words.pronouns.contains($0.word) && !Words.prepositions.contains($0.word)
    }
  }

  /// "where status is open and read is false": a word that could be a verb, but a comparison follows.
  private static func isObjectOfCondition(_ tokens: [Token], at index: Int) -> Bool {
    for ahead in 1...2 where ComparisonPhrases.match(tokens, at: index + ahead)?.takesValue ?? false {
      let word = tokens.word(index + ahead)
      return !["including", "over", "above", "under", "below", "at"].contains(word) && !word.isEmpty
    }
    return false
  }

  /// "then" inside a quoted-like phrase such as "and then some" is left alone by the parser of conditions; here only
  /// a "before" that names a time is.
  private static func isRelative(_ tokens: [Token], at index: Int) -> Bool {
    tokens.word(index) == "before" && tokens.at(index + 1)?.isLiteral == true
  }
}
