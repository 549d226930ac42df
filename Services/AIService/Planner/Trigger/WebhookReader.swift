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
    return told(tokens)
  }

  private static func eventEnd(_ tokens: [Token], from index: Int, opening: Int) -> Int? {
    let first = index + opening
    let end = WebhookPhrase.end(tokens, from: first, isEvent: isEvent)
    let phrase = tokens.part(first, end)
    guard phrase.count <= 40 else { return nil }
    let hasCall =
      phrase.containsAny(callWords) || phrase.contains { ["POST", "GET", "PUT"].contains($0.text) }
      || WebhookPhrase.address(phrase) != nil
    let hasEvent = phrase.dropFirst().contains { arrivals.contains($0.word) } || isDone(phrase)
    let start = tokens.word(index)
    if start == "on" || start == "upon" || start == "for" {
      // "put it on a new page" says where.
      let before = tokens.at(index - 1)
      guard before.map({ $0.isMark || ["that", "which", "workflow", "and", "please", "to"].contains($0.word) }) ?? true
      else { return nil }
      let named = phrase.containsAny(["webhook", "request", "requests", "submission", "incoming", "new"])
      let plain = phrase.word(0) == "post" || (["a", "every", "each"].contains(phrase.word(0)) && hasCall)
      return named && phrase.urls.isEmpty || plain ? end : nil
    }
    if start == "if", !(hasEvent && hasCall) { return nil }
    if start == "after" || start == "once", !phrase.containsAny(["a", "an", "new", "webhook", "someone"]) {
      return nil
    }
    let isAddressed = WebhookPhrase.address(phrase) != nil && phrase.urls.isEmpty
    guard hasEvent || isAddressed || (hasCall && phrase.containsAny(["is", "there"])) else { return nil }
    let subject = phrase.part(0, 3).containsAny(subjects) || hasCall
    return subject ? end : nil
  }

  static func isEvent(_ word: String) -> Bool {
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

  /// "a POST arrives at /x and its quantity is over 20": the call, and what has to hold of it.
  private static func parted(_ phrase: [Token]) -> (call: [Token], condition: [Token]?) {
    for index in phrase.indices.dropFirst(2) where ["and", "where", "whose"].contains(phrase.word(index)) {
      let said = phrase.part(index + 1)
      let isTold =
        phrase.part(0, index).contains { isEvent($0.word) } || WebhookPhrase.address(phrase.part(0, index)) != nil
      guard isTold, said.count > 2, !said.contains(where: { arrivals.contains($0.word) }),
        ConditionReader().read(said) != nil
      else { continue }
      return (phrase.part(0, index), said)
    }
    return (phrase, nil)
  }

  private static func cut(
    _ tokens: [Token], from start: Int, to end: Int, phraseStart: Int
  ) -> (plan: WebhookPlan, rest: [Token]) {
    let (phrase, condition) = parted(tokens.part(phraseStart, end))
    var before = tokens.part(0, start)
    while let last = before.last, ["is", "that", "and", "which", "get", "be"].contains(last.word) {
      before.removeLast()
    }
    let behind = tokens.part(end).trimmedHead()
    // "wait a day after a lead comes in, then mail it": one thing after the other.
    if !behind.isEmpty, let last = before.last, !last.isMark, Verbs.begins(before, at: 0), Verbs.begins(behind, at: 0) {
      before += [Token(.mark(","), text: ","), Token(.word, text: "then")]
    }
    let rest = before + (behind.isEmpty ? [] : condition.map(EventReader.asCondition) ?? []) + behind
    return (WebhookPhrase.plan(phrase, isEvent: isEvent), rest)
  }
}

extension Array<Token> {
  /// Without the comma and the "then" that closed the phrase before.
  func trimmedHead() -> [Token] {
    var start = 0
    while let token = at(start), token.isMark([",", ":"]) || ["then", "that", "which", "and"].contains(token.word) {
      start += 1
    }
    return part(start)
  }
}
