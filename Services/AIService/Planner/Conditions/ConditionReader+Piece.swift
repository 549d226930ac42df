/// One comparison: its field, how it compares, with what.
extension ConditionReader {
  typealias Piece = (condition: Condition, subject: Previous?)

  func read(_ piece: [Token], after previous: Previous?) -> Piece? {
    var tokens = piece.trimmed([
      "and", "also", "that", "which", "where", "who", "either", "with", "having", "of", "all",
    ])
    guard !tokens.isEmpty else { return nil }
    if let counted = count(tokens) { return (counted, nil) }
    if let fails = outcome(piece) ?? outcome(tokens) { return (fails, nil) }
    if let owned = ownership(tokens) { return (owned, nil) }
    if ["has", "have"].contains(tokens.word(0)) { tokens = tokens.part(1) }
    for index in tokens.indices {
      guard let match = ComparisonPhrases.match(tokens, at: index) else { continue }
      return comparison(tokens, match, at: index, previous)
    }
    if let (condition, length) = Adjectives.read(tokens, at: 0),
      length == tokens.count || isCarrier(tokens.word(length))
    {
      return (condition, nil)
    }
    return bare(tokens, previous)
  }

  private func comparison(
    _ tokens: [Token], _ match: ComparisonPhrases.Match, at index: Int, _ previous: Previous?
  ) -> Piece? {
    let rest = tokens.part(index + match.length)
    let subject = tokens.part(0, index)
    guard
      let field = field(subject, isSubject: true) ?? carrierField(subject, match, rest)
        ?? (subject.isEmpty ? previous?.field : nil)
    else {
      return described(subject, match, rest)
    }
    guard match.takesValue else { return (.compare(field, match.comparison, .none), nil) }
    if match.comparison == .equals, let inner = ComparisonPhrases.match(rest, at: 0), inner.comparison != .equals {
      return comparison(subject + rest, inner, at: index, previous)
    }
    if rest.word(0) == "between", let low = rest.at(1)?.number, let high = rest.at(3)?.number {
      return (
        .all([.compare(field, .greaterOrEqual, .number(low)), .compare(field, .lessOrEqual, .number(high))]), nil
      )
    }
    guard let (read, used) = OperandReader.read(rest, ordering: match.comparison.isOrdering) else { return nil }
    var operand = read
    var comparison = match.comparison
    if case .number = operand, rest.word(used) == "or" {
      if ["more", "higher", "above", "greater"].contains(rest.word(used + 1)) { comparison = .greaterOrEqual }
      if ["less", "lower", "below", "fewer"].contains(rest.word(used + 1)) { comparison = .lessOrEqual }
    }
    if case .string(let text) = operand, let flag = Self.flag(text), match.comparison == .equals { operand = flag }
    let resolved = FieldPath(field.parts, ofResponse: field.ofResponse || Self.isStatusCode(field, operand))
    return (.compare(resolved, comparison, operand), Previous(field: resolved, comparison: comparison))
  }

  /// "the email is missing", "email is "a@b.c"": the word is a field unless it is what the data is called.
  private func carrierField(_ subject: [Token], _ match: ComparisonPhrases.Match, _ rest: [Token]) -> FieldPath? {
    let words = subject.filter { $0.isWord && !Words.articles.contains($0.word) }
    guard words.count == 1, let only = words.first, isCarrier(only.word),
      Words.singular(only.word) != noun || !match.takesValue,
      !["one", "item", "result", "data", "input", "object", "incoming"].contains(Words.singular(only.word)),
      !Words.pronouns.contains(only.word)
    else { return nil }
    let ordering = match.comparison.isOrdering
    guard !ordering, !match.takesValue || match.comparison == .contains || rest.first?.isLiteral == true else {
      return nil
    }
    return FieldPath(name: only.word)
  }

  private static func flag(_ text: String) -> Condition.Operand? {
    switch text.lowercased() {
    case "true", "yes": .bool(true)
    case "false", "no": .bool(false)
    case "null", "none", "nothing": .null
    default: nil
    }
  }

  private static func isStatusCode(_ field: FieldPath, _ operand: Condition.Operand) -> Bool {
    guard field.parts == ["status"], case .number(let code) = operand else { return false }
    return (100..<600).contains(code)
  }

  /// "the ticket is urgent", "that are open": the subject is the item itself.
  private func described(_ subject: [Token], _ match: ComparisonPhrases.Match, _ rest: [Token]) -> Piece? {
    guard match.comparison == .equals || match.comparison == .notEquals else {
      // "orders over 100", "tickets containing "refund"": the noun carries no field, so the usual one is meant.
      guard let (operand, _) = OperandReader.read(rest, ordering: match.comparison.isOrdering) else { return nil }
      if case .number = operand { return (.compare(FieldPath(["amount"]), match.comparison, operand), nil) }
      return (.compare(FieldPath(["text"]), match.comparison, operand), nil)
    }
    let clean = rest.trimmed([
      "a", "an", "the", "marked", "labeled", "as", "flagged", "still", "already", "yet", "now", "really",
    ])
    let word = clean.word(0)
    guard !word.isEmpty else { return nil }
    let condition = Adjectives.read(clean, at: 0)?.condition ?? .compare(FieldPath(["status"]), .equals, .string(word))
    return (match.comparison == .notEquals ? condition.negated : condition, nil)
  }

  /// No comparison in sight: "priority high", "status "open"", or one more value for the field before.
  private func bare(_ tokens: [Token], _ previous: Previous?) -> Piece? {
    if let previous, let (operand, used) = OperandReader.read(tokens, ordering: false), used == tokens.count {
      return (.compare(previous.field, previous.comparison, operand), previous)
    }
    if let sized = sized(tokens) { return sized }
    guard tokens.count >= 2, let last = tokens.last else { return nil }
    let front = tokens.part(0, tokens.count - 1).trimmed(["of", "the", "a", "an", "equal", "to", "as", "set"])
    guard last.isLiteral || last.number != nil || front.count <= 2, let field = field(front),
      let (operand, _) = OperandReader.read([last], ordering: false)
    else { return nil }
    return (.compare(field, .equals, operand), Previous(field: field, comparison: .equals))
  }

  /// "a total of 100 or more", "price 5 or less".
  private func sized(_ tokens: [Token]) -> Piece? {
    guard let index = tokens.indices.first(where: { tokens.at($0)?.number != nil && tokens.word($0) != "a" }),
      index > 0,
      let number = tokens.at(index)?.number, tokens.word(index + 1) == "or",
      let field = field(tokens.part(0, index).filter { $0.word != "of" })
    else { return nil }
    let less = ["less", "lower", "below", "fewer"].contains(tokens.word(index + 2))
    let comparison: Condition.Comparison = less ? .lessOrEqual : .greaterOrEqual
    return (.compare(field, comparison, .number(number)), Previous(field: field, comparison: comparison))
  }

  /// "has no email", "have an assignee", "without phone".
  private func ownership(_ tokens: [Token]) -> Condition? {
    let first = tokens.word(0)
    if first == "without", let field = field(tokens.part(1)) { return .compare(field, .missing, .none) }
    var start = 0
    while isCarrier(tokens.word(start)) || ["the", "a", "it", "they"].contains(tokens.word(start)) { start += 1 }
    var negative = false
    if ["does", "do"].contains(tokens.word(start)), tokens.word(start + 1) == "not" {
      negative = true
      start += 2
    }
    guard ["has", "have"].contains(tokens.word(start)) else { return nil }
    let rest = tokens.part(start + 1)
    if rest.word(0) == "no", let field = field(rest.part(1)) { return .compare(field, .missing, .none) }
    guard ["a", "an", "any"].contains(rest.word(0)) || negative, rest.count <= 4,
      !rest.indices.contains(where: { ComparisonPhrases.match(rest, at: $0) != nil }),
      !rest.contains(where: { $0.isLiteral || $0.number != nil && $0.word != "a" }),
      Adjectives.read(rest, at: 1) == nil, rest.count <= 2 || !["of", "set"].contains(rest.word(2)),
      let field = field(rest)
    else { return nil }
    return .compare(field, negative ? .missing : .exists, .none)
  }
}

extension Condition.Comparison {
  var isOrdering: Bool {
    switch self {
    case .greater, .greaterOrEqual, .less, .lessOrEqual: true
    default: false
    }
  }
}
