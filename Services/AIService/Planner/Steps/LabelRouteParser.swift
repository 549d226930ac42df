/// Reads what is done with each of the labels that a step before has given: "complaints go to Jira, questions to #faq and
/// praise to the sheet", "Positive → tweet it. Negative → Jira project CX."
enum LabelRouteParser {
  static func read(_ tokens: [Token], depth: Int, parser: inout StatementParser) -> [RouteCase]? {
    let labels = parser.context.labels
    guard labels.count > 1, label(at: 0, tokens, labels) != nil, tokens.count < 200 else { return nil }
    var starts: [(Int, String)] = []
    for index in tokens.indices {
      let isHead =
        index == 0 || tokens.at(index - 1)?.isMark([",", ";", "."]) == true || tokens.word(index - 1) == "and"
      if isHead, let label = label(at: index, tokens, labels), !starts.contains(where: { $0.1 == label }) {
        starts.append((index, label))
      }
    }
    var cases: [RouteCase] = []
    for (number, (start, label)) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1].0 : tokens.count
      var rest = tokens.part(headed(tokens, start) + 1, end).trimmed([
        "and", "then", "ones", "reviews", "ones", "feedback", "messages", "texts",
      ])
      while ["ones", "one", "reviews", "feedback", "messages", "is", "are"].contains(rest.word(0)) {
        rest = rest.part(1)
      }
      let steps = parser.statement(DecisionParser.completed(service(rest, depth)), depth: depth + 1)
      guard !steps.isEmpty else { continue }
      cases.append(RouteCase(name: label, value: .string(label), steps: steps))
    }
    return cases.isEmpty ? nil : cases
  }

  /// "Jira project CX" is a place to send it to.
  private static func service(_ tokens: [Token], _ depth: Int) -> [Token] {
    guard let first = tokens.first, first.isWord, first.text.first?.isUppercase == true, Verbs.base(first.word) == nil
    else { return tokens }
    return [Token(.word, text: "to")] + tokens
  }

  /// "a complaint", "for bugs": where the label itself stands.
  private static func headed(_ tokens: [Token], _ index: Int) -> Int {
    var place = index
    while ["for", "a", "an", "the", "any", "every", "each", "in", "case", "of", "with"].contains(tokens.word(place)),
      place < index + 3
    { place += 1 }
    return place
  }

  private static func label(at index: Int, _ tokens: [Token], _ labels: [String]) -> String? {
    let index = headed(tokens, index)
    let word = tokens.word(index)
    guard !word.isEmpty else {
      if case .quoted(let text)? = tokens.at(index)?.kind {
        return labels.first { $0.lowercased() == text.lowercased() }
      }
      return nil
    }
    return labels.first { $0.lowercased() == word || $0.lowercased() == Words.singular(word) }
  }
}
