/// Finds the part of a prompt that says what call or event starts the workflow ("when a POST arrives at /orders").
/// An event of some other system is a webhook too: it is the one way in which anything can announce itself to us.
enum WebhookReader {
  private static let openings: [[String]] = [
    ["when"], ["whenever"], ["once"], ["upon"], ["on"], ["every", "time"], ["each", "time"], ["as", "soon", "as"],
    ["if"], ["after"], ["anytime"], ["any", "time"], ["for", "each", "incoming"], ["for", "every", "incoming"],
  ]

  private static let arrivals: Set<String> = [
    "arrives", "arrive", "arrived", "comes", "received", "receives", "receive", "signs", "registers", "registered",
    "joins", "hits", "happens", "occurs", "fires", "placed", "places", "sends", "calls", "submits", "submitted",
    "created", "opened", "posted", "called", "triggered", "added", "updated", "deleted", "published", "uploaded",
    "pushed", "merged", "booked", "books", "subscribes", "subscribed", "purchases", "purchased", "requested",
    "mentions", "mentioned", "paid", "posts", "invoked", "hit", "made", "sent", "uploads", "creates", "opens", "lands",
    "appears", "pushes", "replies", "buys", "cancels", "changes", "gets",
  ]

  private static let callWords: Set<String> = ["webhook", "webhooks", "request", "requests", "http", "submission"]

  /// Subjects of an event; "the status" or "priority" would be a condition.
  private static let subjects: Set<String> = [
    "a", "an", "someone", "somebody", "anyone", "new", "another", "user", "users", "customer", "customers", "people",
    "webhook", "request", "requests", "i", "we", "post", "http", "orders", "emails", "tickets", "incoming",
  ]

  static func read(_ tokens: [Token]) -> (plan: WebhookPlan, rest: [Token])? {
    for index in tokens.indices {
      let opening = tokens.matchLength(ofAny: openings, at: index)
      if opening > 0, let end = eventEnd(tokens, from: index, opening: opening) {
        return cut(tokens, from: index, to: end, phraseStart: index + opening)
      }
      if let (start, end) = explicit(tokens, at: index) {
        return cut(tokens, from: start, to: end, phraseStart: index)
      }
    }
    return plain(tokens)
  }

  /// "A request comes to /optin; …", "an HTTP call to /ping gets …", "invoices come in by webhook"
  private static func plain(_ tokens: [Token]) -> (plan: WebhookPlan, rest: [Token])? {
    let start = tokens.firstIndex { !$0.isMark && $0.kind != .lineBreak } ?? 0
    let head = tokens.part(start, start + 14)
    guard head.urls.isEmpty, !Verbs.begins(head, at: 0) || ["take", "get"].contains(head.word(0)) else { return nil }
    var end: Int?
    if let path = head.firstIndex(where: { if case .path = $0.kind { true } else { false } }),
      head.part(0, path).containsAny(["request", "requests", "call", "calls", "webhook"]),
      ["at", "to", "on", "under", "webhook", "path", "endpoint", "route", "address"].contains(head.word(path - 1))
        || head.at(path - 1)?.isMark([":"]) == true
    {
      end = path + 1
    } else if let webhook = head.firstIndex(ofAny: ["webhook", "webhooks"]),
      ["by", "via", "through"].contains(head.word(webhook - 1)),
      head.part(0, webhook).containsAny(["come", "comes", "arrive", "arrives", "in", "received", "get", "sent"])
    {
      end = webhook + 1
    }
    guard let end else { return nil }
    let phrase = tokens.part(start, start + end)
    let plan = WebhookPhrase.plan(phrase, isEvent: isEvent)
    var rest = tokens.part(start + end)
    // "take the body of a request at /leads, …": what is done with it comes behind. "… gets the answer": it is answered.
    if ["answer", "reply", "respond"].contains(tokens.word(start)) {
      return (plan, [Token(.word, text: "answer")] + rest.trimmedHead())
    }
    let isGiven = ["gets", "receives", "get", "receive"].contains(rest.word(0))
    if isGiven, let answer = rest.firstIndex(ofAny: ["answer", "response", "reply"]), answer < 4 {
      return (plan, [Token(.word, text: "answer"), Token(.word, text: "with")] + rest.part(answer + 1).trimmedHead())
    }
    if PassiveClause.wishLength(rest, at: 0) > 0 { rest = [Token(.word, text: "it")] + rest }
    return (plan, rest.trimmedHead())
  }

  private static func eventEnd(_ tokens: [Token], from index: Int, opening: Int) -> Int? {
    let first = index + opening
    let end = WebhookPhrase.end(tokens, from: first, isEvent: isEvent)
    let phrase = tokens.part(first, end)
    guard phrase.count <= 40 else { return nil }
    let hasCall = phrase.containsAny(callWords) || phrase.contains { ["POST", "GET", "PUT"].contains($0.text) }
    let hasEvent = phrase.dropFirst().contains { arrivals.contains($0.word) } || isDone(phrase)
    let start = tokens.word(index)
    if start == "on" || start == "upon" || start == "for" {
      let named = phrase.containsAny(["webhook", "request", "requests", "submission", "incoming", "new"])
      let plain = phrase.word(0) == "post" || (["a", "every", "each"].contains(phrase.word(0)) && hasCall)
      return named && phrase.urls.isEmpty || plain ? end : nil
    }
    if start == "if", !(hasEvent && hasCall) { return nil }
    if start == "after" || start == "once", !phrase.containsAny(["a", "an", "new", "webhook", "someone"]) {
      return nil
    }
    guard hasEvent || (hasCall && phrase.containsAny(["is", "there"])) else { return nil }
    let subject = phrase.part(0, 3).containsAny(subjects) || hasCall
    return subject ? end : nil
  }

  private static func isEvent(_ word: String) -> Bool {
    arrivals.contains(word) || (word.count > 4 && word.hasSuffix("ed"))
  }

  /// "a deal is closed", "an invoice gets approved": something happened to a thing that was not spoken of before.
  private static func isDone(_ phrase: [Token]) -> Bool {
    guard ["a", "an", "new", "any", "some"].contains(phrase.word(0)) else { return false }
    return phrase.indices.contains { index in
      ["is", "gets", "was", "has"].contains(phrase.word(index)) && phrase.word(index + 1).hasSuffix("ed")
        || phrase.matches(["has", "been"], at: index)
    }
  }

  /// "receive a webhook at /orders", "listen for POST requests on /x", "triggered by a webhook".
  private static func explicit(_ tokens: [Token], at index: Int) -> (Int, Int)? {
    let openings: Set<String> = [
      "receive", "receives", "receiving", "listen", "listens", "listening", "accept", "accepts", "accepting",
      "triggered", "started", "starts", "expose", "exposes", "start", "on", "with", "starting", "provide", "a",
    ]
    guard openings.contains(tokens.word(index)) else { return nil }
    let words = tokens.part(index + 1, index + 7)
    guard let place = words.firstIndex(ofAny: ["webhook", "webhooks", "request", "requests", "endpoint"]) else {
      return nil
    }
    let between = words.part(0, place).words
    let linking: Set<String> = [
      "a", "an", "the", "for", "by", "with", "from", "incoming", "post", "get", "put", "http", "new", "any", "all",
      "to", "json", "api", "on", "to",
    ]
    guard between.allSatisfy({ linking.contains($0) }), words.part(0, place).allSatisfy(\.isWord) else { return nil }
    if ["a", "on", "with"].contains(tokens.word(index)), words.word(place) != "webhook" { return nil }
    // "send it with a POST request to https://…" and "to a webhook https://…" are destinations.
    let end = WebhookPhrase.end(tokens, from: index + 1 + place, seen: true, isEvent: isEvent)
    guard tokens.part(index, end).urls.isEmpty else { return nil }
    if ["to", "the", "via", "through", "using", "call", "post"].contains(tokens.word(index - 1)) { return nil }
    return (index, end)
  }

  private static func cut(
    _ tokens: [Token], from start: Int, to end: Int, phraseStart: Int
  ) -> (plan: WebhookPlan, rest: [Token]) {
    let phrase = tokens.part(phraseStart, end)
    var before = tokens.part(0, start)
    while let last = before.last, ["is", "that", "and", "which", "get", "be"].contains(last.word) {
      before.removeLast()
    }
    let rest = before + tokens.part(end).trimmedHead()
    return (WebhookPhrase.plan(phrase, isEvent: isEvent), rest)
  }
}

extension Array<Token> {
  /// Without the comma and the "then" that closed the phrase before.
  fileprivate func trimmedHead() -> [Token] {
    var start = 0
    while let token = at(start), token.isMark([",", ":"]) || ["then", "that", "which", "and"].contains(token.word) {
      start += 1
    }
    return part(start)
  }
}
