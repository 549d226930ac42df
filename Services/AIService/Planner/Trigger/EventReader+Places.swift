/// Events that are said at other places than behind a "when" at the head: at the end ("mail me as soon as the pipeline
/// fails"), as a sentence of their own ("an SMS comes in at Twilio: …"), as what is worked on ("log every incoming SMS").
extension EventReader {
  private static let lateOpenings: [[String]] = [
    ["when"], ["whenever"], ["once"], ["as", "soon", "as"], ["each", "time"], ["every", "time"], ["any", "time"],
    ["anytime"], ["the", "moment"], ["after"], ["in", "response", "to"], ["on"], ["upon"], ["following"],
    ["the", "minute"], ["if"], ["in", "case"], ["as", "a", "reaction", "to"], ["at"],
  ]
  static let happenings: Set<String> = [
    "comes", "come", "arrives", "arrive", "arrived", "opened", "created", "fails", "failed", "fires", "posted",
    "closed",
    "merged", "pushed", "added", "submitted", "received", "succeed", "succeeds", "joins", "joined", "signs", "books",
    "booked", "goes", "lands", "appears", "happens", "occurs", "fill", "fills", "filled", "triggered", "updated",
    "placed",
    "cancelled", "canceled", "paid", "gets", "published", "uploaded", "replies", "completed", "changed", "changes",
    "subscribes", "subscribed", "reported", "resolved", "mentioned", "mentions", "buys", "pays", "orders", "registers",
    "unsubscribes", "starts", "ends", "ended", "is", "raised", "assigned", "drops", "incoming", "enters", "moves",
    "moved",
    "stars", "left", "leaves", "writes", "cancels", "submits", "publishes",
    "answers", "answered", "abandoned", "shipped", "refunded", "invited", "scheduled", "released", "captured", "turns",
  ]
  /// "tell us about failed pipelines": what has just happened to them.
  private static let happened: Set<String> = ["failed", "cancelled", "canceled", "merged", "abandoned", "declined"]
  private static let writing: Set<String> = ["put", "post", "write", "save", "store", "note", "log", "leave", "place"]
  private static let courtesies: Set<String> = [
    "we", "i", "want", "need", "would", "like", "please", "all", "have", "let", "to", "wish", "for",
  ]
  private static let bringing: Set<String> = [
    "get", "list", "fetch", "search", "find", "check", "show", "read", "query", "load", "pull", "retrieve", "collect",
    "count", "summarize", "look", "gather", "take", "export", "download", "review",
  ]

  /// "mail me as soon as the GitLab pipeline fails"
  func late(_ tokens: [Token]) -> TriggerReader.Reading? {
    for index in tokens.indices.prefix(Self.reach).dropFirst() {
      let opening = tokens.matchLength(ofAny: Self.lateOpenings, at: index)
      guard opening > 0 else { continue }
      // "only when a build is red" tells of an event; "only when the total is over 5" of what holds of the data.
      if tokens.word(index - 1) == "only",
        !["a", "an", "new", "someone", "somebody"].contains(tokens.word(index + opening))
      {
        continue
      }
      // "put the summary on a new Notion page" says where.
      if tokens.word(index) == "on", tokens.part(index - 6, index).contains(where: { Self.writing.contains($0.word) }) {
        continue
      }
      var end = index + opening
      while let token = tokens.at(end), !token.isMark([".", ";"]), token.kind != .lineBreak,
        end <= index + Self.longest + 4
      {
        // "wait an hour after a meeting has ended, then send …"
        if end > index + opening + 2, token.isMark([","]),
          tokens.word(end + 1) == "then" || tokens.word(end + 1) == "and" && Verbs.begins(tokens, at: end + 2)
        {
          break
        }
        end += 1
      }
      let phrase = tokens.part(index + opening, end)
      let isNamed = ["on", "upon", "following", "to", "at"].contains(tokens.word(index + opening - 1))
      guard phrase.count <= Self.longest,
        isNamed
          ? ["a", "an", "each", "every", "any", "new", "the"].contains(phrase.word(0))
            && phrase.part(0, 4).containsAny(Self.nominal.union(["new"])) : phrase.containsAny(Self.happenings),
        !phrase.indices.contains(where: { $0 > 2 && phrase.at($0 - 1)?.isMark == true && Verbs.begins(phrase, at: $0) }
        ),
        let mention = catalog.mentioned(in: phrase).first
      else { continue }
      if let reading = reading(tokens, index, phrase, end, catalog.toolkit(of: mention)) { return reading }
    }
    return nil
  }

  /// What happens, said by a noun: "a push to acme/site", "the upload of a file".
  static let nominal: Set<String> = [
    "push", "commit", "merge", "upload", "arrival", "creation", "cancellation", "booking", "signup", "registration",
    "submission", "payment", "refund", "order", "purchase", "response", "release", "deployment", "failure",
    "completion",
    "publication", "opening", "closing", "update", "change", "mention", "alert", "reply", "answer", "subscription",
    "checkout", "renewal", "deletion", "addition", "receipt", "pushes", "commits", "payments", "orders", "submissions",
    "bookings", "signups", "alerts", "mentions", "uploads", "responses", "replies", "subscriptions", "cancellations",
  ]
  private static let consequences: [[String]] = [
    ["should"], ["must"], ["shall"], ["will"], ["has", "to"], ["have", "to"], ["needs", "to"], ["need", "to"],
    ["ought", "to"], ["is", "to"], ["are", "to"], ["leads", "to"], ["lead", "to"], ["results", "in"], ["result", "in"],
    ["means"], ["triggers"], ["trigger"], ["causes"], ["starts"], ["kicks", "off"], ["becomes"], ["become"],
    ["is", "followed", "by"], ["produces"], ["creates"], ["turns", "into"], ["turn", "into"],
  ]

  /// "Zendesk: new ticket with priority urgent? Call …", "YouTube: a video of ours is published. Then …"
  func headed(_ tokens: [Token]) -> TriggerReader.Reading? {
    let start = tokens.firstIndex { !$0.isMark && $0.kind != .lineBreak } ?? 0
    guard let mention = catalog.mentioned(in: tokens.part(start, start + 4)).first, mention.range.lowerBound == 0,
      tokens.at(start + mention.range.upperBound)?.isMark([":", ","]) == true
    else { return nil }
    let first = start + mention.range.upperBound + 1
    var end = first
    while let token = tokens.at(end), !token.isMark([",", ":", ";", ".", "?", "!"]), token.kind != .lineBreak,
      token.word != "then", end - first <= 16
    { end += 1 }
    let phrase = tokens.part(first, end)
    guard end < tokens.count, !Verbs.begins(phrase, at: 0) || phrase.word(0) == "new",
      phrase.containsAny(Self.happenings.union(Self.nominal).union(["new"]))
    else { return nil }
    return reading(tokens, start, phrase, end, catalog.toolkit(of: mention))
  }

  /// "A push to lab/firmware on GitHub should start …", "the upload of a file to OneDrive must lead to …"
  func caused(_ tokens: [Token]) -> TriggerReader.Reading? {
    let start = tokens.firstIndex { !$0.isMark && $0.kind != .lineBreak } ?? 0
    var end = start
    var length = 0
    while let token = tokens.at(end), !token.isMark([":", ";", ".", "?", "!"]), token.kind != .lineBreak,
      end - start <= 16, !["prior", "before"].contains(tokens.word(start))
    {
      length = end > start + 1 ? tokens.matchLength(ofAny: Self.consequences, at: end) : 0
      if length > 0 { break }
      end += 1
    }
    let phrase = tokens.part(start, end)
    guard length > 0, !EventSubject.isStock(phrase), let mention = catalog.mentioned(in: phrase).first,
      phrase.urls.isEmpty,
      phrase.containsAny(Self.nominal.union(Self.happenings).union(["new", "incoming", "that", "who"])),
      !Verbs.begins(tokens, at: start)
        || ["a", "an", "the", "every", "each", "any", "new"].contains(tokens.word(start)),
      !["if", "when", "i", "we", "you", "it", "all"].contains(tokens.word(start)),
      let reading = reading(tokens, start, phrase, end, catalog.toolkit(of: mention))
    else { return nil }
    let rest = tokens.part(end + length)
    let behind = effect(tokens.part(end, end + length), rest)
    // What has to hold of it stands in front.
    let kept = reading.rest.count - tokens.part(end).count
    return TriggerReader.Reading(trigger: reading.trigger, rest: reading.rest.part(0, max(0, kept)) + behind)
  }

  /// What is done, behind the words that say that it follows.
  private func effect(_ words: [Token], _ rest: [Token]) -> [Token] {
    if Verbs.begins(rest, at: 0) { return rest }
    if PassiveClause.wishLength(words + rest, at: 0) > 0 { return [Token(.word, text: "it")] + words + rest }
    var thing = rest
    for lead in [
      ["lead", "to"], ["result", "in"], ["become"], ["turn", "into"], ["trigger"], ["cause"], ["produce"],
    ]
    where rest.matches(lead, at: 0) {
      thing = rest.part(lead.count)
    }
    return Verbs.begins(thing, at: 0) ? thing : [Token(.word, text: "create")] + thing
  }

  /// "An SMS comes in at Twilio, …", "merge request opened on GitLab -> …"
  func plain(_ tokens: [Token]) -> TriggerReader.Reading? {
    let start = tokens.firstIndex { !$0.isMark && $0.kind != .lineBreak } ?? 0
    let isVerb = EventSubject.isOrder(tokens, at: start)
    let isRelative = EventSubject.isRelative(tokens, at: start)
    let isActor = EventSubject.isActor(tokens, at: start)
    var end = start
    while let token = tokens.at(end), end - start <= 16 {
      if token.isMark([",", ":", ";", ".", "?", "!"]) || token.kind == .lineBreak
        || ["then", "so"].contains(token.word)
      {
        break
      }
      if case .comparison(let sign) = token.kind, sign == "->" || sign == "=>" { break }
      if end > start + 2, PassiveClause.wishLength(tokens, at: end) > 0,
        catalog.mentioned(in: tokens.part(start, end)).count > 0,
        isRelative || isNamed(tokens.part(start, end))
          || tokens.part(start, end).containsAny(Self.happenings.union(["that", "who"]))
      {
        break
      }
      end += 1
    }
    let phrase = tokens.part(start, end)
    guard !isVerb || tokens.word(end) == "then" && phrase.contains(where: { $0.word.hasSuffix("ed") }) else {
      return nil
    }
    let isArrow = tokens.word(end) == "then" || tokens.at(end)?.isMark([":"]) == true
    let told = Self.happenings.subtracting(["is"]).union(isArrow ? Self.nominal : [])
    let isTold = phrase.containsAny(told) || isRelative || isActor || isNamed(phrase)
    guard phrase.count > 1, end < tokens.count, isTold, !EventSubject.isStock(phrase),
      phrase.urls.isEmpty, phrase.emails.isEmpty, let mention = catalog.mentioned(in: phrase).first,
      !["should", "must", "will", "would", "if"].contains(where: { phrase.words.contains($0) }),
      isRelative || isActor || !phrase.words.contains("to")
    else { return nil }
    let toolkit = catalog.toolkit(of: mention)
    guard let best = EventChoice.best(phrase, in: toolkit, catalog), best.score >= (isRelative ? 1 : 2) else {
      return nil
    }
    let isSubject = PassiveClause.wishLength(tokens, at: end) > 0
    guard let reading = reading(tokens, start, phrase, end, toolkit) else { return nil }
    guard isSubject else { return reading }
    // "People who fill in our form get added to HubSpot": the rest speaks of the same thing.
    let kept = max(0, reading.rest.count - tokens.part(end).count)
    let subject = [Token(.word, text: "it")] + tokens.part(end)
    return TriggerReader.Reading(trigger: reading.trigger, rest: reading.rest.part(0, kept) + subject)
  }

  /// "Low stock in Shopify": named as the event is.
  private func isNamed(_ phrase: [Token]) -> Bool {
    guard let mention = catalog.mentioned(in: phrase).first,
      let best = EventChoice.best(phrase, in: catalog.toolkit(of: mention), catalog)
    else { return false }
    return EventChoice.isNamed(best.tool, in: phrase)
  }

  /// "log every incoming SMS from Twilio to Airtable", "announce new Stripe payments in #sales"
  func object(_ tokens: [Token]) -> TriggerReader.Reading? {
    for index in tokens.indices.prefix(Self.reach).dropFirst() {
      let isEach = ["every", "each", "all", "any"].contains(tokens.word(index))
      let isNew =
        ["new", "incoming"].contains(tokens.word(isEach ? index + 1 : index))
        || ["every", "each"].contains(tokens.word(index)) && tokens.part(index + 1, index + 4).containsAny(Self.nominal)
        || Self.happened.contains(tokens.word(index))
      let verb = tokens.part(index - 12, index).compactMap { Verbs.base($0.word) }.last
      let isWished = tokens.part(0, index).allSatisfy { $0.isMark || Self.courtesies.contains($0.word) }
      // "save it as a new Notion page": that is made, and nothing that happens.
      guard isNew, !["a", "an", "one", "as", "the", "another"].contains(tokens.word(index - 1)),
        verb.map({ !Self.bringing.contains($0) || ["every", "each"].contains(tokens.word(index)) }) ?? isWished,
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
        let best = EventChoice.best(phrase, in: toolkit, catalog), best.score >= 2,
        let reading = reading(tokens, index, phrase, stop, toolkit)
      else { continue }
      return TriggerReader.Reading(
        trigger: reading.trigger, rest: tokens.part(0, index) + [Token(.word, text: "it")] + tokens.part(stop))
    }
    return nil
  }
}
