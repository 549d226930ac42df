/// Where a follow-up wants more steps, and which service it wants instead of another.
extension EditReader {
  /// "otherwise send an e-mail to …"
  var otherwise: EditWish? { Connectors.afterOtherwise(tokens).map { .otherwise($0) } }

  /// "before the text goes out, sort them", "ask for approval before it is published", "after the fetch, wait a minute"
  var placed: EditWish? {
    for (index, token) in tokens.enumerated() where ["before", "after", "behind"].contains(token.word) {
      let isBefore = token.word == "before"
      if index == 0 {
        guard let comma = tokens.firstIndex(where: { $0.isMark([",", ":"]) }), comma > 1, comma < tokens.count - 1
        else { return unmarked(isBefore) }
        return wish(isBefore, tokens.part(1, comma), tokens.part(comma + 1))
      }
      guard index < tokens.count - 1, index > 1, tokens.at(index + 1)?.number == nil else { return nil }
      return wish(isBefore, tokens.part(index + 1), tokens.part(0, index))
    }
    return nil
  }

  /// "before the email goes out I want to approve it": where no comma tells, the place ends at who wants it.
  private func unmarked(_ isBefore: Bool) -> EditWish? {
    guard tokens.count < 30,
      let start = tokens.indices.first(where: { index in
        index > 2
          && ["i", "we", "please", "let", "ask", "add", "wait", "have", "there"].contains(tokens.word(index))
      }), start < tokens.count - 1
    else { return nil }
    let isWish = ["i", "we"].contains(tokens.word(start))
    let steps = tokens.part(start).trimmed(isWish ? ["i", "we", "want", "need", "to", "would", "like", "must"] : [])
    return wish(isBefore, tokens.part(1, start), steps)
  }

  private func wish(_ isBefore: Bool, _ place: [Token], _ written: [Token]) -> EditWish {
    var steps = written.trimmed(["and", "then", "please", "also"])
    if steps.word(0) == "add", steps.containsAny(["step", "node"]) {
      steps = steps.part((steps.firstIndex(ofAny: ["that", "to"]) ?? 0) + 1)
    }
    return isBefore ? .before(place, steps) : .after(place, steps)
  }

  private static let models: Set<String> = ["gemini", "claude", "openai", "gpt", "chatgpt", "anthropic", "groq"]
  private static let media: Set<String> = ["sms", "whatsapp", "email", "mail", "text"]

  /// "use WhatsApp, not SMS", "use linear, team SUP", "use Gemini for the translation", "send it by e-mail instead".
  var exchange: EditWish? {
    guard tokens.count <= 24,
      [
        "use", "take", "via", "with", "switch", "make", "send", "post", "put", "go", "let", "do", "in",
        "on", "by", "create", "save", "store", "write", "have",
      ].contains(tokens.word(0)) || names(tokens.part(0, 2))
    else { return nil }
    let isInstead = tokens.containsAny(["instead", "rather", "not"])
    guard isInstead || ["use", "take", "switch", "go", "via"].contains(tokens.word(0)) else { return nil }
    var new = tokens.filter { !["instead", "rather"].contains($0.word) }
    var old: [Token] = []
    if let joint = new.firstIndex(ofAny: ["not", "than", "of"]),
      names(new.part(joint + 1)) || joint > 1 && new.word(joint) != "of"
    {
      old = new.part(joint + 1)
      new = new.part(0, joint)
    } else if let joint = new.firstIndex(ofAny: ["for"]), joint > 0, names(new.part(0, joint)) {
      old = new.part(joint + 1)
      new = new.part(0, joint)
    }
    new = new.trimmed(["use", "take", "via", "with", "switch", "to", "go", "and", "but"])
    guard names(new) || isInstead && tokens.word(0) == "send" && new.firstChannel != nil else { return nil }
    return .exchange(new: new, old: old)
  }

  private func names(_ words: [Token]) -> Bool {
    !catalog.mentioned(in: words).isEmpty || words.containsAny(Self.models) || words.containsAny(Self.media)
  }
}
