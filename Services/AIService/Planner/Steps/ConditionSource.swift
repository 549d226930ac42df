/// A condition may name where the data is that it looks at: "if the price at https://… is over 50", "unless the forecast
/// for Leeds is dry". That is brought first.
enum ConditionSource {
  /// - Parameter words: those of the condition; an address is taken out of them.
  static func read(_ words: inout [Token], parser: inout StatementParser) -> PlannedStep? {
    if let place = words.firstIndex(where: { if case .url = $0.kind { true } else { false } }),
      case .url(let url) = words[place].kind,
      place == 0 || ["at", "in", "on", "of", "from", "under", "by", "per"].contains(words.word(place - 1))
    {
      words = words.part(0, place - 1) + words.part(place + 1)
      // "https://… says that state is passed"
      while ["says", "reports", "returns", "shows", "that", "answers", "has", "tells"].contains(words.word(0)) {
        words.removeFirst()
      }
      let noun = AddressNoun.read(url)
      let plan = RequestPlan(
        method: "GET", urls: [url], noun: noun.map(Words.singular), isList: noun.map(Words.isPlural) ?? false)
      parser.context.hasData = true
      return PlannedStep(kind: .request(plan), words: words.text, tool: .httpGet, score: 1)
    }
    guard !parser.context.hasWebhook, !parser.context.hasData,
      let end = words.indices.first(where: { ComparisonPhrases.match(words, at: $0) != nil }), end > 0,
      let bring = parser.bring(words.part(0, end))
    else { return nil }
    parser.context.hasData = true
    words = [Token(.word, text: "text")] + words.part(end)
    return bring
  }
}
