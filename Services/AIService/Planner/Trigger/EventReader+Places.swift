/// Events that are said at other places than behind a "when" at the head: at the end ("mail me as soon as the pipeline
/// fails"), as a sentence of their own ("an SMS comes in at Twilio: …"), as what is worked on ("log every incoming SMS").
extension EventReader {
  private static let lateOpenings: [[String]] = [
    ["when"], ["whenever"], ["once"], ["as", "soon", "as"], ["each", "time"], ["every", "time"], ["any", "time"],
    ["anytime"], ["the", "moment"], ["after"],
  ]
  private static let happenings: Set<String> = [
    "comes", "come", "arrives", "arrive", "arrived", "opened", "created", "fails", "failed", "fires", "posted",
    "closed",
    "merged", "pushed", "added", "submitted", "received", "succeed", "succeeds", "joins", "joined", "signs", "books",
    "booked", "goes", "lands", "appears", "happens", "occurs", "fill", "fills", "filled", "triggered", "updated",
    "placed",
    "cancelled", "canceled", "paid", "gets", "published", "uploaded", "replies", "completed", "changed", "changes",
    "subscribes", "subscribed", "reported", "resolved", "mentioned", "mentions", "buys", "pays", "orders", "registers",
    "unsubscribes", "starts", "ends", "ended", "is", "raised", "assigned", "drops", "incoming", "enters", "moves",
    "moved",
    "answers", "answered", "abandoned", "shipped", "refunded", "invited", "scheduled", "released", "captured", "turns",
  ]
  private static let bringing: Set<String> = [
    "get", "list", "fetch", "search", "find", "check", "show", "read", "query", "load", "pull", "retrieve", "collect",
    "count", "summarize", "look", "gather", "take", "export", "download", "review",
  ]

  /// "mail me as soon as the GitLab pipeline fails"
  func late(_ tokens: [Token]) -> TriggerReader.Reading? {
    for index in tokens.indices.dropFirst() {
      let opening = tokens.matchLength(ofAny: Self.lateOpenings, at: index)
      guard opening > 0, tokens.word(index - 1) != "only" else { continue }
      var end = index + opening
      while let token = tokens.at(end), !token.isMark([".", ";"]), token.kind != .lineBreak,
        end <= index + Self.longest + 4
      {
        end += 1
      }
      let phrase = tokens.part(index + opening, end)
      guard phrase.count <= Self.longest, phrase.containsAny(Self.happenings),
        !phrase.indices.contains(where: { $0 > 2 && phrase.at($0 - 1)?.isMark == true && Verbs.begins(phrase, at: $0) }
        ),
        let mention = catalog.mentioned(in: phrase).first
      else { continue }
      if let reading = reading(tokens, index, phrase, end, catalog.toolkit(of: mention)) { return reading }
    }
    return nil
  }

  /// "An SMS comes in at Twilio, …", "merge request opened on GitLab -> …"
  func plain(_ tokens: [Token]) -> TriggerReader.Reading? {
    let start = tokens.firstIndex { !$0.isMark && $0.kind != .lineBreak } ?? 0
    let isVerb = Verbs.begins(tokens, at: start) && !tokens.word(start).hasSuffix("s")
    var end = start
    while let token = tokens.at(end), end - start <= 16 {
      if token.isMark([",", ":", ";", "."]) || token.kind == .lineBreak || ["then", "so"].contains(token.word) {
        break
      }
      if case .comparison(let sign) = token.kind, sign == "->" || sign == "=>" { break }
      if end > start + 2, PassiveClause.wishLength(tokens, at: end) > 0,
        catalog.mentioned(in: tokens.part(start, end)).count > 0,
        tokens.part(start, end).containsAny(Self.happenings.union(["that", "who"]))
      {
        break
      }
      end += 1
    }
    let phrase = tokens.part(start, end)
    guard !isVerb || tokens.word(end) == "then" && phrase.contains(where: { $0.word.hasSuffix("ed") }) else {
      return nil
    }
    guard phrase.count > 2, end < tokens.count, phrase.containsAny(Self.happenings.subtracting(["is"])),
      !phrase.contains(where: \.isLiteral), let mention = catalog.mentioned(in: phrase).first,
      !["should", "must", "to", "will", "would", "if"].contains(where: { phrase.words.contains($0) })
    else { return nil }
    let toolkit = catalog.toolkit(of: mention)
    guard let best = catalog.search(phrase.words, in: toolkit, kind: .trigger, limit: 1).first, best.score >= 2 else {
      return nil
    }
    let isSubject = PassiveClause.wishLength(tokens, at: end) > 0
    guard let reading = reading(tokens, start, phrase, end, toolkit) else { return nil }
    guard isSubject else { return reading }
    // "People who fill in our form get added to HubSpot": the rest speaks of the same thing.
    return TriggerReader.Reading(trigger: reading.trigger, rest: [Token(.word, text: "it")] + tokens.part(end))
  }

  /// "log every incoming SMS from Twilio to Airtable", "announce new Stripe payments in #sales"
  func object(_ tokens: [Token]) -> TriggerReader.Reading? {
    for index in tokens.indices.dropFirst() {
      let isEach = ["every", "each", "all", "any"].contains(tokens.word(index))
      let isNew = ["new", "incoming"].contains(tokens.word(isEach ? index + 1 : index))
      guard isNew,
        let verb = tokens.part(index - 12, index).compactMap({ Verbs.base($0.word) }).last,
        !Self.bringing.contains(verb),
        let mention = catalog.mentioned(in: tokens.part(index, index + 8)).first
      else { continue }
      let end = index + mention.range.upperBound
      var stop = end
      // "every new Stripe payment": the noun stands behind the name.
      while let token = tokens.at(stop), token.isWord, stop < end + 3, !Words.prepositions.contains(token.word),
        token.word != "and"
      { stop += 1 }
      let phrase = tokens.part(index, stop)
      let toolkit = catalog.toolkit(of: mention)
      guard !phrase.contains(where: \.isMark), ScheduleReader.read(tokens) == nil,
        let best = catalog.search(phrase.words, in: toolkit, kind: .trigger, limit: 1).first, best.score >= 2,
        let reading = reading(tokens, index, phrase, stop, toolkit)
      else { continue }
      return TriggerReader.Reading(
        trigger: reading.trigger, rest: tokens.part(0, index) + [Token(.word, text: "it")] + tokens.part(stop))
    }
    return nil
  }
}
