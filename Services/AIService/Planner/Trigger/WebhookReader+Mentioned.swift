/// Calls that are spoken of in the middle of what is done with them: "create a customer from what is posted to /signup",
/// "classify messages sent to /support as …".
extension WebhookReader {
  private static let arriving: Set<String> = [
    "posted", "sent", "submitted", "coming", "arriving", "received", "delivered", "comes", "come", "arrives", "arrive",
    "lands", "land", "landing", "handed", "pushed", "reaches", "reach", "reaching",
  ]
  private static let linking: Set<String> = [
    "is", "are", "gets", "get", "was", "been", "has", "have", "being", "someone", "somebody", "people", "users",
    "customers", "they", "in",
  ]
  private static let relatives: Set<String> = ["what", "whatever", "everything", "anything", "all", "that", "which"]

  static func mentioned(_ tokens: [Token]) -> (plan: WebhookPlan, rest: [Token])? {
    for index in tokens.indices.prefix(80).dropFirst(3) {
      guard case .path(let path)? = tokens.at(index)?.kind, tokens.at(index)?.glued == false, !path.contains(".") else {
        continue
      }
      var place = index - 1
      while Words.articles.union(["path", "endpoint", "route", "address"]).contains(tokens.word(place)) { place -= 1 }
      guard ["to", "at", "on", "in", "into", "via", "under"].contains(tokens.word(place)) else { continue }
      while ["to", "at", "on", "in", "into", "via", "under"].contains(tokens.word(place)) { place -= 1 }
      let isDone = ["submit", "post", "send", "posts", "sends", "submits"].contains(tokens.word(place))
      guard arriving.contains(tokens.word(place)) || isDone && linking.contains(tokens.word(place - 1)) else {
        continue
      }
      let event = place
      place -= 1
      while linking.contains(tokens.word(place)) { place -= 1 }
      let isLinked = place < event - 1
      let isRelative = relatives.contains(tokens.word(place))
      if isRelative, ["that", "which"].contains(tokens.word(place)) { place -= 1 }
      // "the result is posted to /x" is done; "the result that is posted to /x" came.
      guard isRelative || !isLinked, let start = subject(tokens, endingAt: place) else { continue }
      let plan = WebhookPhrase.plan(tokens.part(start, index + 1), isEvent: isEvent)
      return (plan, tokens.part(0, start) + [Token(.word, text: "it")] + tokens.part(index + 1))
    }
    return nil
  }

  /// Where the words begin that say what arrives; nil where nothing stands before them that it is done to.
  private static func subject(_ tokens: [Token], endingAt last: Int) -> Int? {
    var start = last
    while start > 0, last - start < 4, !Verbs.begins(tokens, at: start - 1),
      tokens.at(start - 1)?.isWord == true, !Words.prepositions.contains(tokens.word(start - 1)),
      !["and", "or", "then"].contains(tokens.word(start - 1))
    { start -= 1 }
    guard start > 0, tokens.at(last)?.isWord == true else { return nil }
    let before = tokens.word(start - 1)
    return Words.prepositions.contains(before) || Verbs.base(before) != nil ? start : nil
  }
}
