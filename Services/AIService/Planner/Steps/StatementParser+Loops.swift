/// What is gone through, what is done to each, and where that ends.
extension StatementParser {
  /// "look every city up" inside of "for each city" is "look it up".
  static func asItem(_ tokens: [Token], _ noun: String) -> [Token] {
    guard let place = tokens.prefix(12).firstIndex(where: { ["every", "each"].contains($0.word) }),
      Words.singular(tokens.word(place + 1)) == noun
    else { return tokens }
    return tokens.part(0, place) + [Token(.word, text: "it")] + tokens.part(place + 2)
  }

  private static let endings: [[String]] = [
    ["when", "done"], ["once", "done"], ["when", "all", "are", "done"], ["once", "all", "are", "done"],
    ["when", "that", "is", "done"], ["at", "the", "end"], ["in", "the", "end"], ["afterwards"], ["afterward"],
    ["after", "the", "loop"], ["when", "finished"], ["once", "finished"], ["after", "all", "of", "them"],
    ["when", "everything", "is", "done"], ["once", "everything", "is", "done"], ["after", "the", "last", "one"],
    ["finally"], ["and", "finally"], ["after", "that"], ["when", "it", "is", "done"], ["once", "it", "is", "done"],
  ]

  /// What is done for each, and what is done once when all are through.
  static func afterLoop(_ tokens: [Token]) -> (each: [Token], behind: [Token]?) {
    for index in tokens.indices.dropFirst(2) {
      let isStart = tokens.at(index - 1)?.isMark == true || ["and", "then", "but"].contains(tokens.word(index - 1))
      let through = isStart ? Completion.length(tokens, at: index) : 0
      if through > 0, index + through < tokens.count {
        return (tokens.part(0, index).trimmed(["and", "then", "but"]), tokens.part(index + through))
      }
      // "…, then post a summary"
      if tokens.word(index) == "then", Verbs.begins(tokens, at: index + 1),
        tokens.part(index + 2, index + 6).containsAny(["summary", "report", "total", "digest", "overview", "number"]),
        !tokens.part(index + 1, index + 14).containsAny(["each", "every", "it", "its", "their", "his", "her"])
      {
        return (tokens.part(0, index).trimmed(["and", "then"]), tokens.part(index + 1))
      }
      let length = tokens.matchLength(ofAny: endings, at: index)
      guard length > 0 else { continue }
      let rest = tokens.part(index + length).trimmed(["then", "and"])
      // "… and finally archive it" is still done to each.
      let isOne = rest.containsAny([
        "all", "one", "summary", "report", "results", "total", "done", "them", "everything", "finished",
      ])
      guard !rest.isEmpty, isOne || length > 1 && tokens.word(index) != "after" && tokens.word(index) != "and",
        !Words.pronouns.contains(rest.word(1)) || isOne
      else { continue }
      return (tokens.part(0, index).trimmed(["and", "then"]), rest)
    }
    return (tokens, nil)
  }

  /// "every ticket whose priority is high": only these are gone through.
  func demand(in head: [Token], _ noun: String) -> PlannedStep? {
    guard let marker = head.firstIndex(ofAny: ["whose", "where", "with", "that", "which"]), marker > 1,
      let found = ConditionClause.find(in: head.part(1), noun: noun)
    else { return nil }
    return PlannedStep(kind: .keep(found.condition), words: head.text, tool: .filterKeep, score: 1)
  }

  /// "Get the stale issues and close them": what changes one thing is done to each of those that were brought.
  func ofMany(_ tokens: [Token], _ steps: [PlannedStep]) -> [PlannedStep]? {
    guard !context.isInLoop, steps.count == 1, let step = steps.first, case .connector(let plan) = step.kind,
      plan.changesOne, plan.tool.toolkit == context.brought,
      tokens.prefix(8).contains(where: { ["them", "these", "those", "ones", "all"].contains($0.word) })
    else { return nil }
    let thing = context.thing ?? "item"
    let each = PlannedStep(kind: .each(noun: thing, [step]), words: tokens.text)
    guard tokens.containsAny(["those", "ones"]), let demand = ConditionClause.find(in: tokens.part(1), noun: thing)
    else {
      return [each]
    }
    return [PlannedStep(kind: .keep(demand.condition), words: tokens.text, tool: .filterKeep, score: 1), each]
  }

  /// "Close all Jira issues in project OLD": they are brought, and each is closed.
  mutating func manyAtOnce(_ tokens: [Token], _ steps: [PlannedStep]) -> [PlannedStep]? {
    guard steps.count == 1, let step = steps.first, case .connector(let plan) = step.kind, plan.changesOne,
      let verb = tokens.indices.first(where: { Verbs.begins(tokens, at: $0) }), verb < 3
    else { return nil }
    var end = verb + 1
    while let token = tokens.at(end), end - verb < 8, token.isWord,
      end == verb + 1 || !Words.prepositions.contains(token.word),
      !["that", "which", "whose", "where", "as"].contains(token.word)
    { end += 1 }
    let object = tokens.part(verb + 1, end)
    guard let noun = object.last(where: { Words.isPlural($0.word) }), noun == object.last,
      let bring = reader.bring(tokens.part(verb + 1), context: &context)
    else { return nil }
    return [bring, PlannedStep(kind: .each(noun: Words.singular(noun.word), [step]), words: tokens.text)]
  }
}
