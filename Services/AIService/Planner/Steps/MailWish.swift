/// Wishes to be told by mail that name an address and no verb of mailing: "drop me an e-mail at ann@example.org", "tell me
/// about it at …", "I would like to get an email at …".
enum MailWish {
  private static let telling: Set<String> = [
    "tell", "notify", "inform", "alert", "let", "warn", "ping", "message", "remind", "reach", "contact", "write",
  ]
  private static let getting: Set<String> = ["get", "receive", "drop", "shoot", "have", "need", "want", "give", "fire"]
  private static let mails: Set<String> = ["email", "mail", "e-mail", "note", "message", "line", "reminder", "heads"]

  static func said(_ tokens: [Token], catalog: ToolkitCatalog) -> [Token] {
    guard tokens.count < 60,
      let address = tokens.firstIndex(where: { if case .email = $0.kind { true } else { false } }),
      let verb = Verbs.base(tokens.word(0)), tokens.firstURL == nil, tokens.firstChannel == nil,
      catalog.mentioned(in: tokens).isEmpty
    else { return tokens }
    let isTold = telling.contains(verb)
    let isGot = getting.contains(verb) && tokens.part(1, 6).containsAny(mails)
    guard isTold || isGot else { return tokens }
    var rest = tokens.part(1)
    if ["me", "us", "know"].contains(rest.word(0)) { rest = rest.part(1) }
    let place = address - (tokens.count - rest.count)
    if place > 0, ["at", "under", "via"].contains(rest.word(place - 1)) {
      rest = rest.part(0, place - 1) + [Token(.word, text: "to")] + rest.part(place)
    }
    return [Token(.word, text: isGot ? "send" : "email")] + rest
  }
}
