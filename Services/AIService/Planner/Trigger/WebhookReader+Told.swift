/// Calls that are told of without a "when": "Messages that arrive at /contact should be translated", "requests to /apply
/// where age is under 18 get …", "A POST comes to /signup. …".
extension WebhookReader {
  private static let reach = 16

  static func told(_ tokens: [Token]) -> (plan: WebhookPlan, rest: [Token])? {
    let start = tokens.firstIndex { !$0.isMark && $0.kind != .lineBreak } ?? 0
    let head = tokens.part(start, start + reach)
    guard let end = end(head) else { return nil }
    let phrase = tokens.part(start, start + end)
    let plan = WebhookPhrase.plan(phrase, isEvent: isEvent)
    // "take the body of a request at /leads, …": what is done with it comes behind. "… gets the answer": it is answered.
    var rest = tokens.part(start + end).trimmedHead()
    if ["answer", "reply", "respond"].contains(tokens.word(start)) {
      return (plan, [Token(.word, text: "answer")] + rest)
    }
    let isGiven = ["gets", "receives", "get", "receive"].contains(rest.word(0))
    if isGiven, let answer = rest.firstIndex(ofAny: ["answer", "response", "reply"]), answer < 4 {
      return (plan, [Token(.word, text: "answer"), Token(.word, text: "with")] + rest.part(answer + 1).trimmedHead())
    }
    if let asked = asked(tokens.part(start + end)) { return (plan, asked) }
    // "A lead reaches us at /leads and has to …", "what comes to /x goes to …": it is the same thing.
    let isWish =
      PassiveClause.wishLength(rest, at: 0) > 0 || PassiveClause.isGoing(rest, at: 0)
      || ["becomes", "become"].contains(rest.word(0))
    if isWish { rest = [Token(.word, text: "it")] + rest }
    return (plan, rest)
  }

  private static func end(_ head: [Token]) -> Int? {
    if let path = WebhookPhrase.address(head), head.part(0, path).urls.isEmpty {
      let before = head.part(0, path)
      let isCall = before.containsAny(["request", "requests", "call", "calls", "webhook"])
      let isMark = before.contains { $0.isMark([".", ";", "!", "?"]) }
      // "upload it to /reports" asks for something; "what is uploaded to /reports" tells.
      let isOrder = Verbs.begins(head, at: 0) && !isThing(head) && !["take", "get"].contains(head.word(0))
      if !isMark, !isOrder || isCall && ["take", "get", "answer", "reply", "respond"].contains(head.word(0)),
        isCall || before.dropFirst().contains(where: { isComing($0.word) || ["that", "which"].contains($0.word) })
      {
        return path + 1
      }
    }
    guard let webhook = head.firstIndex(ofAny: ["webhook", "webhooks"]), !Verbs.begins(head, at: 0) || isThing(head),
      ["by", "via", "through"].contains(head.word(webhook - 1)),
      head.part(0, webhook).containsAny(["come", "comes", "arrive", "arrives", "in", "received", "get", "sent"])
    else { return nil }
    return webhook + 1
  }

  /// "Messages that arrive", "POST requests to /x", "orders come in": a noun that could be a verb.
  private static func isThing(_ head: [Token]) -> Bool {
    let next = head.word(1)
    if ["request", "requests", "call"].contains(next) { return true }
    return Words.isPlural(head.word(0))
      && (["that", "which", "to", "at", "on", "who", "sent", "posted", "from", "coming"].contains(next)
        || isComing(next))
  }

  private static let coming: Set<String> = [
    "come", "comes", "coming", "arrive", "arrives", "arriving", "reach", "reaches", "reaching", "hit", "hits", "sent",
    "sends", "send", "goes", "go", "land", "lands", "landing", "gets", "get", "posts", "calls", "is", "are", "enters",
  ]

  private static func isComing(_ word: String) -> Bool { coming.contains(word) || isEvent(word) }

  /// "where age is under 18 get status 403, all others get status 200": a condition that is said of what arrives.
  private static func asked(_ tokens: [Token]) -> [Token]? {
    guard ["where", "with", "whose", "that", "which", "having"].contains(tokens.word(0)) else { return nil }
    var end = 1
    while let token = tokens.at(end), !token.isMark([".", ";", ",", ":"]), end < 24 {
      if end > 2, PassiveClause.wishLength(tokens, at: end) > 0 || PassiveClause.isGoing(tokens, at: end) { break }
      end += 1
    }
    guard end < tokens.count, tokens.at(end)?.isMark != true else { return nil }
    let said = tokens.part(tokens.word(0) == "where" || tokens.word(0) == "whose" ? 1 : 0, end)
    return [Token(.word, text: "if")] + said + [Token(.mark(","), text: ","), Token(.word, text: "it")]
      + tokens.part(end)
  }
}
