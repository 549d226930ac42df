/// Who a comparison speaks of: a field, the number of items, or how an HTTP call ended.
extension ConditionReader {
  /// The field that the words name; nil when they name only the data itself ("the ticket", "it").
  ///
  /// - Parameter isSubject: what is compared; there "the order" may be the data itself, elsewhere it is a field.
  func field(_ tokens: [Token], isSubject: Bool = false) -> FieldPath? {
    let words = tokens.filter { !Words.articles.contains($0.word) && !$0.isMark }
    if words.count == 1, let only = words.first {
      switch only.kind {
      case .quoted(let name): return FieldPath(name: name)
      case .template(let text):
        let inner = text.dropFirst(2).dropLast(2).filter { !$0.isWhitespace }
        return inner.hasPrefix(".") ? FieldPath(name: String(inner.dropFirst())) : nil
      default: break
      }
    }
    let named = words.filter { token in
      token.isWord
        && ![
          "it", "they", "that", "which", "is", "are", "field", "value", "only", "there", "who", "has", "have", "any",
          "of", "each", "every", "all", "with", "does", "do", "whose", "where", "when", "if",
        ].contains(token.word)
    }
    if let of = tokens.firstIndex(ofAny: ["of"]), of > 0, of < tokens.count - 1, isCarrier(tokens.last?.word ?? "") {
      return field(tokens.part(0, of), isSubject: isSubject)
    }
    if named.words == ["status", "code"] || named.words == ["response", "status"]
      || named.words == ["response", "status", "code"] || named.words == ["http", "status"]
    {
      return FieldPath(["status"], ofResponse: true)
    }
    var rest = named
    while rest.count > 1, let first = rest.first, isCarrier(first.word) || first.word == "response" {
      rest.removeFirst()
    }
    guard let first = rest.first, rest.count <= 4 else { return nil }
    if rest.count == 1, isSubject, isCarrier(first.word) || first.word == "response" { return nil }
    let name = Words.fieldName(rest)
    return name.isEmpty ? nil : FieldPath(name: name)
  }

  /// "there are more than 5 tickets", "any tickets", "the list is empty", "number of tickets is over 3".
  func count(_ tokens: [Token]) -> Condition? {
    if tokens.word(0) == "there", ["is", "are"].contains(tokens.word(1)) {
      let rest = tokens.part(2)
      switch rest.word(0) {
      case "no", "none": return .count(.equals, 0)
      case "not": return rest.word(1) == "any" ? .count(.equals, 0) : nil
      default: break
      }
      if let match = ComparisonPhrases.match(rest, at: 0), let number = rest.at(match.length)?.number {
        return .count(match.comparison, number)
      }
      if let number = rest.at(0)?.number, !["a", "an"].contains(rest.word(0)) {
        return .count(rest.word(1) == "or" ? .greaterOrEqual : .equals, number)
      }
      return .count(.greater, 0)
    }
    let subjects: [[String]] = [
      ["the", "list"], ["the", "result"], ["list"], ["the", "array"], ["it"], ["the", "results"], ["results"],
      ["the", "response"], ["they"],
    ]
    let head = tokens.matchLength(ofAny: subjects, at: 0)
    if head > 0, let match = ComparisonPhrases.match(tokens, at: head), !match.takesValue,
      head + match.length == tokens.count
    {
      return match.comparison == .missing ? .count(.equals, 0) : .count(.greater, 0)
    }
    if tokens.count <= 4, ["any", "no"].contains(tokens.word(0)),
      isCarrier(tokens.last?.word ?? "") || tokens.count == 2,
      Words.isPlural(tokens.last?.word ?? "")
    {
      return tokens.word(0) == "any" ? .count(.greater, 0) : .count(.equals, 0)
    }
    let start = tokens.word(0) == "the" ? 1 : 0
    let counted = ["count", "length", "size"].contains(tokens.word(start)) && tokens.word(start + 1) != "of"
    if tokens.matches(["number", "of"], at: start) || tokens.matches(["count", "of"], at: start) || counted {
      for index in tokens.indices {
        guard let match = ComparisonPhrases.match(tokens, at: index) else { continue }
        if let number = tokens.at(index + match.length)?.number { return .count(match.comparison, number) }
      }
    }
    return nil
  }

  /// "the request fails", "the response is successful".
  func outcome(_ tokens: [Token]) -> Condition? {
    // "it answers 200", "the site does not return 200"
    if tokens.count <= 8,
      let verb = tokens.firstIndex(ofAny: ["answers", "answer", "returns", "return", "responds", "respond", "replies"]),
      let code = tokens.part(verb + 1).first(where: { $0.number != nil })?.number, (100..<600).contains(code)
    {
      let isNot = tokens.part(0, verb).containsAny(["not", "never"])
      return .compare(FieldPath(["status"], ofResponse: true), isNot ? .notEquals : .equals, .number(code))
    }
    guard tokens.count <= 6, tokens.containsAny(["request", "response", "call", "it", "fetch", "that"]) else {
      return nil
    }
    let status = FieldPath(["status"], ofResponse: true)
    if tokens.containsAny(["succeeds", "successful", "ok", "succeeded", "works"]) {
      return .compare(status, .less, .number(400))
    }
    if tokens.containsAny(["fails", "failed", "failing", "errors"]) {
      return .compare(status, .greaterOrEqual, .number(400))
    }
    return nil
  }
}
