/// Finds an event of a named service that starts the workflow: "when a payment fails in Stripe", "new Typeform
/// response -> …". It is a webhook that the service calls.
struct EventReader: Sendable {
  let catalog: ToolkitCatalog

  static let openings: [[String]] = [
    ["when"], ["whenever"], ["if"], ["once"], ["after"], ["on"], ["upon"], ["each", "time"], ["every", "time"],
    ["as", "soon", "as"], ["any", "time"], ["anytime"], ["for", "each", "new"], ["for", "every", "new"],
    ["each", "new"], ["every", "new"], ["in", "case"], ["as", "long", "as"], ["the", "moment"], ["the", "minute"],
    ["following"], ["only", "when"], ["only", "if"],
  ]
  /// Below this the words have little in common with any event of the service.
  static let leastScore = 1.0
  static let longest = 40
  /// What starts a workflow is said near its beginning; each place costs a search.
  static let reach = 500

  func read(_ tokens: [Token]) -> TriggerReader.Reading? {
    if let reading = cause(tokens) { return reading }
    for index in tokens.indices.prefix(Self.reach) where isStart(tokens, index) {
      let opening = tokens.matchLength(ofAny: Self.openings, at: index)
      guard opening > 0 || beginsWithNew(tokens, index), !isRhythm(tokens, index) else { continue }
      let first = index + opening
      guard let mention = catalog.mentioned(in: tokens.part(first, first + Self.longest)).first else { continue }
      var end = end(tokens, from: first, behind: first + mention.range.upperBound)
      // "new leads from Spain are announced in …": what is done with them begins.
      let wish =
        opening > 0
        ? nil
        : (first + mention.range.upperBound..<max(end, first + mention.range.upperBound))
          .first { PassiveClause.wishLength(tokens, at: $0) > 0 || PassiveClause.isGoing(tokens, at: $0) }
      if let wish {
        end = wish
        if let reading = reading(tokens, index, tokens.part(first, end), end, catalog.toolkit(of: mention)) {
          let kept = max(0, reading.rest.count - tokens.part(end).count)
          return TriggerReader.Reading(
            trigger: reading.trigger, rest: reading.rest.part(0, kept) + [Token(.word, text: "it")] + tokens.part(end))
        }
      }
      guard first + mention.range.upperBound <= end, end - first <= Self.longest else { continue }
      let phrase = tokens.part(first, end)
      if let reading = reading(tokens, index, phrase, end, catalog.toolkit(of: mention)) { return reading }
    }
    return late(tokens) ?? headed(tokens) ?? plain(tokens) ?? caused(tokens) ?? object(tokens) ?? addressed(tokens)
  }

  /// "a GitHub issue triggers a Jira ticket"
  private func cause(_ tokens: [Token]) -> TriggerReader.Reading? {
    let mentions = catalog.mentioned(in: tokens)
    guard mentions.count > 1,
      let verb = tokens.firstIndex(ofAny: ["triggers", "causes", "starts", "kicks", "becomes"]),
      !tokens.part(0, verb).contains(where: { $0.isMark([".", ",", ";", ":"]) || $0.kind == .lineBreak }),
      // "practice starts at two" starts nothing else.
      !Words.prepositions.contains(tokens.word(verb + 1)),
      let source = mentions.last(where: { $0.range.upperBound <= verb }),
      mentions.contains(where: { $0.range.lowerBound > verb })
    else { return nil }
    let start = tokens.part(0, source.range.lowerBound).lastIndex {
      ["where", "that", "which", "when"].contains($0.word)
    }
    let phrase = tokens.part(start.map { $0 + 1 } ?? 0, verb)
    let toolkit = catalog.toolkit(of: source)
    guard let best = EventChoice.best(phrase, in: toolkit, catalog) else { return nil }
    let plan = WebhookPlan(
      path: "\(toolkit.slug)/\(best.tool.slug.replacing("_", with: "-"))", method: "POST",
      noun: best.tool.slug.split(separator: "_").first.map { Words.singular(String($0)) }, event: phrase.trimmed().text)
    let behind = tokens.part(verb + 1)
    return TriggerReader.Reading(trigger: .webhook(plan), rest: [Token(.word, text: "create")] + behind)
  }

  /// An event is said where a sentence begins or behind "workflow that", never in the middle of a step.
  private func isStart(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0 else { return true }
    return tokens.at(index - 1)?.isMark == true
      || ["that", "which", "and", "to", "workflow", "please", "automatically"]
        .contains(tokens.word(index - 1))
      || Self.openings.contains { $0.count == 1 && $0[0] == tokens.word(index) && $0[0] != "on" }
  }

  /// "once a week"
  private func isRhythm(_ tokens: [Token], _ index: Int) -> Bool {
    tokens.word(index) == "once" && ["a", "an", "per", "every", "each"].contains(tokens.word(index + 1))
      && ["minute", "hour", "day", "week", "month", "quarter", "year"].contains(tokens.word(index + 2))
  }

  private func beginsWithNew(_ tokens: [Token], _ index: Int) -> Bool {
    tokens.word(index) == "new" && (index == 0 || tokens.at(index - 1)?.isMark == true)
  }

  private func end(_ tokens: [Token], from start: Int, behind name: Int) -> Int {
    var index = start
    while let token = tokens.at(index) {
      if token.isMark([",", ";", ":", ".", "?", "!"]) || token.kind == .lineBreak || token.word == "then" {
        return index
      }
      if case .comparison(let sign) = token.kind, sign == "->" || sign == "=>" { return index }
      if index > name, ["if", "unless"].contains(token.word) { return index }
      // "when an issue is created it gets translated …": what is done with it begins.
      if index > name, ["it", "they"].contains(token.word), PassiveClause.wishLength(tokens, at: index + 1) > 0 {
        return index
      }
      if index >= name, ["i", "we"].contains(token.word),
        ["want", "need", "would", "wish"].contains(tokens.word(index + 1))
      {
        return index
      }
      // "a Datadog alert has …": a noun, for something is said of it.
      let isNoun = ["has", "is", "with", "gets", "was", "fires", "triggers", "arrives", "comes", "goes", "says"]
        .contains(tokens.word(index + 1))
      // "when a payment in Stripe fails, …": what ends there is what happened.
      let isLast =
        tokens.word(index).hasSuffix("s") && Verbs.base(tokens.word(index)) != tokens.word(index)
        && (tokens.at(index + 1).map(\.isMark) ?? true
          || ["and", "with", "for", "in", "on", "because", "while", "or"].contains(tokens.word(index + 1)))
      if index >= name, !isNoun, !isLast, ComparisonPhrases.match(tokens, at: index) == nil,
        Verbs.begins(tokens, at: index),
        !Words.articles.contains(tokens.word(index - 1)),
        !["to", "is", "are", "gets", "and", "was", "in"].contains(tokens.word(index - 1)),
        !(["gets", "get"].contains(token.word) && tokens.word(index + 1).hasSuffix("ed")
          && !tokens.part(start, index).containsAny(Self.happenings))
      {
        return index
      }
      if token.word == "and", index >= name, Verbs.begins(tokens, at: index + 1) { return index }
      index += 1
    }
    return index
  }

  func reading(
    _ tokens: [Token], _ start: Int, _ phrase: [Token], _ end: Int, _ toolkit: Toolkit
  ) -> TriggerReader.Reading? {
    let (event, condition) = split(phrase)
    guard let best = EventChoice.best(event, in: toolkit, catalog), best.score >= Self.leastScore,
      ScheduleReader.read(phrase) == nil
    else { return nil }
    // "if the weather in Oslo is bad" asks for something; "if a new lead shows up" tells of it.
    let opening = tokens.matchLength(ofAny: Self.doubtful, at: start)
    if opening > 0, !event.containsAny(["new", "someone", "somebody", "anyone", "arrives", "comes"]) {
      // "if a Stripe subscription gets cancelled" tells of it too.
      let isTold =
        ["a", "an"].contains(event.word(0)) && event.containsAny(Self.happenings.subtracting(["is", "gets", "goes"]))
      guard isTold else { return nil }
    }
    let noun = best.tool.slug.split(separator: "_").first.map { Words.singular(String($0)) }
    let plan = WebhookPlan(
      path: "\(toolkit.slug)/\(best.tool.slug.replacing("_", with: "-"))", method: "POST", noun: noun,
      event: event.trimmed().text)
    var rest = tokens.part(0, start)
    while let last = rest.last, ["that", "which", "is", "and"].contains(last.word) { rest.removeLast() }
    var behind = end
    while let token = tokens.at(behind),
      !token.isWord && !token.isLiteral && token.number == nil || tokens.word(behind) == "then"
    {
      behind += 1
    }
    let follows = tokens.part(behind)
    // "wait an hour after a meeting has ended, then mail …": one thing after the other.
    if !rest.isEmpty, !follows.isEmpty, rest.last?.isMark != true, Verbs.begins(rest, at: 0),
      Verbs.begins(follows, at: 0)
    {
      rest += [Token(.mark(","), text: ","), Token(.word, text: "then")]
    }
    guard let condition else { return TriggerReader.Reading(trigger: .webhook(plan), rest: rest + follows) }
    // "page the on-call only when an alert has the status critical": what is done was said before.
    if behind >= tokens.count {
      return TriggerReader.Reading(trigger: .webhook(plan), rest: Self.asCondition(condition) + rest)
    }
    return TriggerReader.Reading(
      trigger: .webhook(plan), rest: rest + Self.asCondition(condition) + tokens.part(behind))
  }

  private static let doubtful: [[String]] = [["if"], ["in", "case"], ["as", "long", "as"], ["only", "if"]]
}
