/// Reads one event phrase: where it ends, which path and method it names, and what it is that arrives.
enum WebhookPhrase {
  static func end(_ tokens: [Token], from start: Int, seen: Bool = false, isEvent: (String) -> Bool) -> Int {
    var index = start
    var sawEvent = seen
    // A longer phrase is no event.
    while let token = tokens.at(index), index - start <= 60 {
      if token.isMark([",", ":", ".", ";", "!"]) || token.kind == .lineBreak || token.word == "then" { return index }
      if sawEvent, index > start {
        if Verbs.begins(tokens, at: index), !Words.articles.contains(tokens.word(index - 1)),
          !["to", "and", "is", "are", "gets", "at", "path"].contains(tokens.word(index - 1)), !token.glued,
          !isEvent(token.word)
        {
          return index
        }
        if token.word == "and", Verbs.begins(tokens, at: index + 1), seen || !isEvent(tokens.word(index + 1)) {
          return index
        }
        if ["that", "which"].contains(token.word) { return index }
      }
      if isEvent(token.word) { sawEvent = true }
      index += 1
    }
    return index
  }

  static func plan(_ phrase: [Token], isEvent: (String) -> Bool) -> WebhookPlan {
    let noun = noun(phrase, isEvent: isEvent)
    let isCall =
      phrase.containsAny(["webhook", "webhooks", "request", "requests", "http", "endpoint"])
      || phrase.contains { ["POST", "GET", "PUT"].contains($0.text) }
    let slug = noun.map { Words.slug(Words.plural($0), separator: "-") } ?? "incoming"
    return WebhookPlan(
      path: path(phrase) ?? (isCall ? bareAddress(phrase) : nil) ?? slug,
      method: method(phrase),
      noun: noun,
      event: isCall ? nil : phrase.trimmed().text)
  }

  /// Where a path stands that something comes to: "at /orders", "to the path /signup".
  static func address(_ phrase: [Token]) -> Int? {
    // "when /deploy is called"
    let head = Words.articles.union(["path", "route", "endpoint", "address", "url"])
    if let first = phrase.firstIndex(where: { !head.contains($0.word) }), case .path? = phrase.at(first)?.kind,
      ["is", "gets", "receives", "was", "has"].contains(phrase.word(first + 1))
    {
      return first
    }
    return phrase.indices.first { index in
      guard case .path? = phrase.at(index)?.kind, phrase.at(index)?.glued != true else { return false }
      return [
        "at", "to", "on", "under", "through", "via", "by", "into", "webhook", "path", "endpoint", "route", "address",
      ]
      .contains(phrase.word(index - 1)) || phrase.at(index - 1)?.isMark([":"]) == true
    }
  }

  private static func path(_ phrase: [Token]) -> String? {
    if let path = phrase.firstPath {
      let bare = path.split(separator: "/").map(String.init).joined(separator: "/")
      // "orders/new": what stands before the slash belongs to it.
      if isAddress(bare), !phrase.contains(where: { $0.glued && $0.text == path }) { return bare }
      let allowed = bare.filter { $0.isASCII && $0.isWordPart || "-._/".contains($0) }
      if !isAddress(bare), !allowed.isEmpty { return allowed }
    }
    for (index, token) in phrase.enumerated() {
      guard case .quoted(let name) = token.kind else { continue }
      if ["at", "on", "path", "named", "called", "to", "webhook"].contains(phrase.word(index - 1)) {
        return isAddress(name) ? name : Words.slug(name, separator: "-")
      }
    }
    if let index = phrase.firstIndex(ofAny: ["named", "called", "path"]), let next = phrase.at(index + 1), next.isWord,
      !["is", "to", "by"].contains(next.word)
    {
      let name = written(phrase, from: index + 1).text
      return isAddress(name) ? name : Words.slug(next.text, separator: "-")
    }
    return nil
  }

  /// "a webhook arrives at orders/new", "… on hook47": an address given word for word. It stands alone, or has a form
  /// that no other word has.
  private static func bareAddress(_ phrase: [Token]) -> String? {
    for (index, token) in phrase.enumerated() where ["at", "on", "under"].contains(token.word) {
      let (text, end) = written(phrase, from: index + 1)
      guard let first = phrase.at(index + 1), first.isWord, isAddress(text), !notAddresses.contains(first.word) else {
        continue
      }
      let hasForm = text.contains { "/-_.".contains($0) || $0.isNumber }
      if hasForm || end == phrase.count { return text }
    }
    return nil
  }

  private static let notAddresses: Set<String> = Words.articles.union(Words.pronouns).union([
    "noon", "midnight", "night", "midday", "once", "least", "most", "any", "some", "each", "every", "weekdays",
    "weekends", "work", "home", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "demand",
    "time", "random",
  ])

  /// The tokens from a place on that nothing divides, as they were written.
  private static func written(_ phrase: [Token], from start: Int) -> (text: String, end: Int) {
    var end = min(start + 1, phrase.count)
    while let token = phrase.at(end), token.glued, !token.isMark([",", ";", ":", "!", "?", ".", "(", ")"]) { end += 1 }
    return (phrase.part(start, end).text, end)
  }

  /// Whether a text can be a webhook's path as it is.
  private static func isAddress(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200
      && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty && part != "." && part != ".."
          && part.allSatisfy { $0.isASCII && ($0.isWordPart || "-.~".contains($0)) }
      }
  }

  private static func method(_ phrase: [Token]) -> String {
    for (index, token) in phrase.enumerated() {
      let method = token.text.uppercased()
      guard ["GET", "PUT", "PATCH", "DELETE"].contains(method) else { continue }
      if token.text == method || phrase.word(index + 1) == "request" { return method }
    }
    return "POST"
  }

  private static let neverNouns: Set<String> = [
    "webhook", "webhooks", "request", "requests", "call", "post", "put", "http", "api", "json", "data", "payload",
    "event", "incoming", "someone", "somebody", "anyone", "i", "we", "endpoint", "path", "at", "my", "gets", "get",
    "there", "people", "listen", "listens", "receive", "receives", "accept", "accepts", "expose", "start", "starts",
    "triggered", "started", "provide", "listening", "receiving", "accepting", "starting", "exposes", "requests", "body",
    "github", "gitlab", "shopify", "stripe", "slack", "jira", "hubspot",
  ]

  private static func noun(_ phrase: [Token], isEvent: (String) -> Bool) -> String? {
    var found: String?
    for token in phrase {
      guard token.isWord else { break }
      let word = token.word
      if ["signs", "registers", "joins", "registered", "signup"].contains(word) { return "registration" }
      if isEvent(word) {
        if found != nil { return found }
        continue
      }
      if Words.prepositions.contains(word), found != nil { break }
      if Words.empty.contains(word) || neverNouns.contains(word) { continue }
      found = Words.singular(word)
    }
    return found
  }
}
