/// What comes to an address of our own at a service: "texts to our Twilio number go to #sms", "translate messages to our
/// Telegram bot".
extension EventReader {
  private static let things: Set<String> = [
    "texts", "messages", "sms", "mails", "emails", "calls", "replies", "comments", "dms", "questions", "letters",
    "text", "message", "mail", "email", "call", "reply", "comment",
  ]
  private static let determiners: Set<String> = ["our", "my", "the"]
  private static let reading: Set<String> = [
    "get", "list", "fetch", "search", "find", "show", "read", "load", "pull", "retrieve", "send", "post", "write",
    "add", "count", "create", "make", "email", "mail", "text", "drop",
  ]

  func addressed(_ tokens: [Token]) -> TriggerReader.Reading? {
    for index in tokens.indices.prefix(60) where Self.things.contains(tokens.word(index)) {
      guard ["to", "on", "in", "at"].contains(tokens.word(index + 1)),
        Self.determiners.contains(tokens.word(index + 2)),
        let mention = catalog.mentioned(in: tokens.part(index + 3, index + 6)).first
      else { continue }
      var start = index
      while ["every", "each", "all", "any", "the", "incoming", "new", "a"].contains(tokens.word(start - 1)) {
        start -= 1
      }
      var end = index + 3 + mention.range.upperBound
      if ["number", "line", "bot", "inbox", "account", "phone", "page", "mailbox"].contains(tokens.word(end)) {
        end += 1
      }
      let verb = tokens.word(start - 1)
      let isHead =
        start == 0 || tokens.at(start - 1)?.isMark == true || ["that", "when", "if", "so", "and"].contains(verb)
      // "send a message to our Slack channel" asks for one.
      guard isHead || Verbs.base(verb).map({ !Self.reading.contains($0) }) == true,
        ScheduleReader.read(tokens) == nil
      else { continue }
      let isTold =
        PassiveClause.wishLength(tokens, at: end) > 0 || PassiveClause.isGoing(tokens, at: end)
        || ["go", "come"].contains(tokens.word(end))
      guard !isHead || isTold else { continue }
      let toolkit = catalog.toolkit(of: mention)
      let phrase = tokens.part(start, end) + [Token(.word, text: "received")]
      guard let reading = reading(tokens, start, phrase, end, toolkit) else { continue }
      let goes = tokens.word(end) == "go" ? [Token(.word, text: "goes")] : []
      let rest = [Token(.word, text: "it")] + goes + tokens.part(end + goes.count)
      return TriggerReader.Reading(trigger: reading.trigger, rest: tokens.part(0, start) + rest)
    }
    return nil
  }
}
