/// Whom a case is about, as it is said without an "if": "gold ones", "those over 100", "kind 'sick'", "from 90 up", "the
/// others".
enum CaseHead: Sendable, Hashable {
  case otherwise
  case value(Condition.Operand, of: FieldPath?)
  case condition(Condition)

  private static let others: [[String]] = [
    ["otherwise"], ["else"], ["other"], ["others"], ["no", "match"], ["none", "of", "them"], ["none", "of", "these"],
    ["default"], ["by", "default"], ["anything", "else"], ["everything", "else"], ["the", "rest"], ["the", "others"],
    ["those", "from", "elsewhere"], ["from", "elsewhere"], ["below", "that"], ["above", "that"], ["under", "that"],
    ["over", "that"], ["less", "than", "that"], ["fewer", "than", "that"], ["more", "than", "that"],
    ["up", "to", "that"], ["without", "one"],
    ["without", "it"], ["without"], ["less"], ["more"], ["any", "other"], ["all", "other", "values"], ["if", "not"],
    ["all", "the", "other", "ones"], ["the", "other", "ones"], ["other", "values"], ["other", "ones"],
    ["in", "all", "other", "cases"], ["the", "remaining", "ones"], ["not"], ["lower"], ["higher"], ["fewer"],
    ["whatever", "remains"], ["what", "remains"], ["whatever", "is", "left"], ["what", "is", "left"],
    ["everything", "left"], ["everything", "below"], ["anything", "below"], ["everything", "above"],
    ["anything", "above"], ["the", "ones", "in", "between"], ["everything", "in", "between"], ["all", "others"],
    ["all", "the", "others"], ["all", "the", "rest"], ["all", "other"],
    ["if", "it", "is", "something", "else"], ["if", "it", "is", "anything", "else"], ["everyone", "else"],
    ["everybody", "else"], ["anyone", "else"], ["if", "it", "is", "from", "anywhere", "else"],
    ["in", "every", "other", "case"],
    ["in", "any", "other", "case"], ["from", "anywhere", "else"], ["smaller", "ones"], ["all", "remaining"],
    ["the", "remainder"], ["any", "others"], ["all", "else"], ["whoever", "else"],
  ]
  private static let comparatives: Set<String> = [
    "cheaper", "older", "younger", "smaller", "larger", "bigger", "lower", "higher", "less", "more", "greater",
    "shorter", "longer", "lighter", "heavier", "lesser", "fewer",
  ]

  private static func isDone(_ tokens: [Token], at index: Int) -> Bool {
    let place = ["just", "simply", "only", "then"].contains(tokens.word(index)) ? index + 1 : index
    return PassiveClause.wishLength(tokens, at: place) > 0 || CaseAction.isGoing(tokens, at: place)
  }

  /// "200 or less", "up to 50": what the demand before leaves, where a sentence begins with it.
  static func boundLength(_ tokens: [Token]) -> Int {
    let those = ["those", "anything", "everything"].contains(tokens.word(0)) ? 1 : 0
    if tokens.matches(["up", "to"], at: those), tokens.at(those + 2)?.number != nil { return those + 3 }
    guard tokens.at(0)?.number != nil else { return 0 }
    var end = 1
    while ["euros", "dollars", "pounds", "usd", "eur"].contains(tokens.word(end)) { end += 1 }
    let isBound =
      ["or", "and"].contains(tokens.word(end))
      && (comparatives.contains(tokens.word(end + 1))
        || ["more", "above", "below", "under", "over"].contains(tokens.word(end + 1)))
    return isBound ? end + 2 : 0
  }

  /// "for smaller amounts", "for anything below that"
  static func isSmaller(_ tokens: [Token], at index: Int) -> Bool {
    tokens.word(index) == "for"
      && (comparatives.contains(tokens.word(index + 1))
        || ["a", "any", "anything", "everything", "every"].contains(tokens.word(index + 1))
          && (comparatives.contains(tokens.word(index + 2))
            || ["below", "above", "under"].contains(tokens.word(index + 2)) && tokens.at(index + 3)?.number == nil))
  }

  /// How many tokens of a place speak of all that no other case takes; 0 for none.
  static func otherwiseLength(_ tokens: [Token], at index: Int) -> Int {
    var start = index
    while ["and", "but", "while", "whereas", "for", "with", "just", "in"].contains(tokens.word(start)),
      start < index + 3, tokens.matchLength(ofAny: others, at: start) == 0
    { start += 1 }
    var length = tokens.matchLength(ofAny: others, at: start)
    // "without a company" names what is missing.
    if length == 1, ["without", "not", "less", "more", "fewer", "lower", "higher"].contains(tokens.word(start)),
      tokens.at(start + 1)?.isWord == true, tokens.word(start + 1) != "then",
      start == index || !Verbs.begins(tokens, at: start + 1) && !["just", "simply"].contains(tokens.word(start + 1))
    {
      length = 0
    }
    // "larger ones"
    // "for smaller amounts"
    if length == 0, comparatives.contains(tokens.word(start)),
      tokens.word(start + 1) == "ones"
        || Words.isPlural(tokens.word(start + 1)) && tokens.word(start + 2) != "than"
          && (start > index || index > 0 && isDone(tokens, at: start + 2))
    {
      length = tokens.word(start + 1) == "ones" ? 1 : 2
    }
    // "scores below that"
    if length == 0, Words.isPlural(tokens.word(start)),
      ["below", "above", "under", "over", "beneath"].contains(tokens.word(start + 1)), tokens.word(start + 2) == "that"
    {
      length = 3
    }
    if length == 0, ["a", "any", "every"].contains(tokens.word(start)), comparatives.contains(tokens.word(start + 1)),
      start > index, ["amount", "one", "value", "number", "sum", "total", "price"].contains(tokens.word(start + 2))
    {
      length = 3
    }
    if length == 0, ["anything", "everything", "the", "those", "all"].contains(tokens.word(start)) {
      if comparatives.contains(tokens.word(start + 1)), tokens.word(start + 2) != "than" { length = 2 }
      if tokens.word(start) == "those", tokens.word(start + 1) == "that" && tokens.word(start + 2) == "are",
        comparatives.contains(tokens.word(start + 3))
      {
        length = 4
      }
    }
    guard length > 0 else { return 0 }
    var end = start + length
    while [
      "ones", "one", "values", "cases", "value", "people", "types", "orders", "requests",
      "issues", "tickets", "messages", "mails", "emails", "countries", "customers", "items", "leads",
    ].contains(
      tokens.word(end))
    { end += 1 }
    return end - index
  }

  /// - Parameters:
  ///   - field: what the cases are told apart by, where it was said before.
  ///   - isBare: any words may be a value here.
  static func read(_ written: [Token], field: FieldPath?, isBare: Bool) -> CaseHead? {
    let hasOnes = written.containsAny(["ones", "those", "anything", "everything"])
    var head = written.filter {
      !$0.isMark(["(", ")", "?", "!"]) && !["ones", "those", "anything", "everything"].contains($0.word)
    }
    .trimmed([
      "for", "if", "when", "and", "but", "in", "case", "of", "the", "it", "is", "are", "that", "while", "then", "only",
    ])
    guard !head.isEmpty, head.count <= 9 else { return nil }
    if let sized = sized(head, field) { return .condition(sized) }
    if head.word(0) == "from", head.count <= 3, let place = head.at(1), place.isWord {
      return .value(.string(head.part(1).text), of: FieldPath(["country"]))
    }
    if ["with", "without", "having"].contains(head.word(0)) {
      let named = head.part(1).filter { !Words.articles.contains($0.word) && $0.word != "any" && $0.word != "no" }
      let isMissing = head.word(0) == "without" || head.word(1) == "no"
      if named.count == 1, let name = ConditionReader().field(named) {
        return .condition(.compare(name, isMissing ? .missing : .exists, .none))
      }
      head = head.part(1).trimmed(["a", "an", "the"])
      if head.count == 2, head.allSatisfy({ $0.isWord || $0.number != nil }), let last = head.last,
        let name = ConditionReader().field(head.part(0, 1))
      {
        return .value(last.number.map { .number($0) } ?? .string(last.text), of: name)
      }
    }
    if head.indices.contains(where: { ComparisonPhrases.match(head, at: $0) != nil }),
      let condition = ConditionReader().read(head)
    {
      if case .compare(let path, .equals, let operand) = condition { return .value(operand, of: path) }
      return .condition(condition)
    }
    if let quoted = head.last, case .quoted(let text) = quoted.kind {
      let name = head.count > 1 ? ConditionReader().field(head.part(0, head.count - 1)) : nil
      return .value(.string(text), of: name ?? field)
    }
    // "EU orders", "premium customers": what they are is no part of the value.
    if head.count > 1, let last = head.last, last.isWord, Words.isPlural(last.word),
      ConditionReader().isCarrier(last.word)
        || ["customers", "clients", "members", "people", "guests"].contains(last.word)
    {
      head.removeLast()
    }
    guard isBare || hasOnes || field != nil, head.count <= 3, head.allSatisfy({ $0.isWord || $0.number != nil }),
      !Words.pronouns.contains(head.word(0)), !Words.articles.contains(head.word(0)),
      !["i", "we", "you", "he", "she", "they", "there"].contains(head.word(0))
    else { return nil }
    if head.count == 1, let number = head.first?.number { return .value(.number(number), of: field) }
    if field == nil, head.count == 1, let condition = Adjectives.condition(head.word(0)),
      case .compare(let path, .equals, let operand) = condition
    {
      return .value(operand, of: path)
    }
    return .value(.string(head.text), of: field)
  }

  /// "above 2,500", "from 90 up", "aqi of 4 or more", "an amount up to fifty", "below 18".
  private static func sized(_ head: [Token], _ field: FieldPath?) -> Condition? {
    guard
      let place = head.indices.first(where: {
        head.at($0)?.number != nil && !["one", "a", "an"].contains(head.word($0))
      }),
      let number = head.at(place)?.number
    else { return nil }
    // "between 50 and 500", "from 40 to 69"
    if let low = head.firstIndex(ofAny: ["between", "from"]), let first = head.at(low + 1)?.number,
      ["and", "to"].contains(head.word(low + 2)), let second = head.at(low + 3)?.number
    {
      let named = head.part(0, low).last { $0.isWord && !Words.empty.contains($0.word) && !Words.isPlural($0.word) }
      let path = named.flatMap { FieldPath(name: $0.text) } ?? field ?? FieldPath(["amount"])
      return .all([.compare(path, .greaterOrEqual, .number(first)), .compare(path, .lessOrEqual, .number(second))])
    }
    var comparison: Condition.Comparison?
    var start = place
    let behind = (head.word(place + 1), head.word(place + 2))
    if behind.0 == "or" || behind.0 == "and" {
      if ["more", "higher", "above", "over", "greater", "older", "up"].contains(behind.1) {
        comparison = .greaterOrEqual
      }
      if ["less", "lower", "below", "fewer", "under", "younger"].contains(behind.1) { comparison = .lessOrEqual }
    }
    if ["up", "upwards", "onwards", "plus"].contains(behind.0) { comparison = .greaterOrEqual }
    for length in stride(from: 6, through: 1, by: -1) where comparison == nil && place - length >= 0 {
      if let match = ComparisonPhrases.match(head, at: place - length), match.length == length,
        match.comparison.isOrdering
      {
        (comparison, start) = (match.comparison, place - length)
      }
      if length == 2, head.matches(["up", "to"], at: place - 2) { (comparison, start) = (.lessOrEqual, place - 2) }
      if length == 1, ["beyond", "past"].contains(head.word(place - 1)) { (comparison, start) = (.greater, place - 1) }
    }
    guard let comparison else { return nil }
    var name = head.part(0, start).filter { $0.isWord && !Words.empty.contains($0.word) && $0.word != "up" }
    if let carried = name.lastIndex(where: { ["with", "whose", "having"].contains($0.word) }) {
      name = name.part(carried + 1)
    }
    let said = name.last.flatMap { token -> FieldPath? in
      ConditionReader().isCarrier(token.word) || Words.isPlural(token.word) || token.word == "from"
        ? nil : FieldPath(name: token.text)
    }
    return .compare(said ?? field ?? FieldPath(["amount"]), comparison, .number(number))
  }
}
