/// Where a follow-up wants more steps, and which service it wants instead of another.
extension EditReader {
  /// "before the text goes out, sort them", "ask for approval before it is published", "after the fetch, wait a minute"
  var placed: EditWish? {
    if let steps = afterwards { return .append(steps) }
    if let wish = between { return wish }
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

  /// "once it's stored, ping #finance": what has been done by then is no step.
  private var afterwards: [Token]? {
    guard ["once", "when", "after", "as"].contains(tokens.word(0)), tokens.part(1, 5).containsAny(Self.done),
      let comma = tokens.firstIndex(where: { $0.isMark([",", ":"]) }), comma < 9, comma < tokens.count - 1
    else { return nil }
    return tokens.part(comma + 1)
  }
  private static let done: Set<String> = ["it", "that", "this", "they", "everything", "all"]

  /// "wait 5 minutes in between", "wait 5 seconds between the two"
  private var between: EditWish? {
    guard let index = tokens.firstIndex(ofAny: ["between"]), index > 0 else { return nil }
    let steps = tokens.part(0, index).trimmed(["in", "and", "then", "please", "also"])
    let place = tokens.part(index + 1)
    guard !steps.isEmpty, place.count < 10 else { return nil }
    let second = place.firstIndex(ofAny: ["and"]).map { place.part($0 + 1) }
    return .before(second ?? Tokenizer.tokens(of: "that"), Self.asked(steps))
  }

  private static let consent: Set<String> = [
    "approval", "approve", "approves", "ok", "okay", "permission", "consent", "confirmation", "confirm", "whether",
  ]

  /// "ask me" before something is done asks for approval.
  static func asked(_ steps: [Token]) -> [Token] {
    // "put an approval before that"
    if ["put", "insert", "add", "place", "include", "have", "build", "need"].contains(steps.word(0)), steps.count <= 6,
      steps.containsAny(["approval", "confirmation", "sign", "okay"])
    {
      let person = steps.firstIndex(ofAny: ["from", "by", "of"]).map { steps.part($0 + 1) } ?? []
      return Tokenizer.tokens(of: "ask") + person + Tokenizer.tokens(of: "for approval")
    }
    guard ["ask", "check", "consult"].contains(steps.word(0)), steps.count <= 5, !steps.containsAny(consent),
      !steps.contains(where: \.isLiteral)
    else { return steps }
    let person = steps.part(1).trimmed(["with", "for"])
    return Tokenizer.tokens(of: "ask") + person + Tokenizer.tokens(of: "for approval")
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
    return isBefore ? .before(place, Self.asked(steps)) : .after(place, steps)
  }

  private static let models: Set<String> = ["gemini", "claude", "openai", "gpt", "chatgpt", "anthropic", "groq"]
  private static let media: Set<String> = ["sms", "whatsapp", "email", "mail", "text"]

  /// "use WhatsApp, not SMS", "use linear, team SUP", "use Gemini for the translation", "send it by e-mail instead".
  var exchange: EditWish? {
    if let wish = contrast { return wish }
    guard tokens.count <= 24,
      [
        "use", "take", "via", "with", "switch", "make", "send", "post", "put", "go", "let", "do", "in",
        "on", "by", "create", "save", "store", "write", "have", "it", "this", "that", "them",
      ].contains(tokens.word(0)) || names(tokens.part(0, 2))
    else { return nil }
    let isInstead = corrects || tokens.containsAny(["instead", "rather", "not"])
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

  /// "not Discord but Slack", "switch from Gmail to Outlook"
  private var contrast: EditWish? {
    guard tokens.count <= 16 else { return nil }
    if tokens.word(0) == "not", let joint = tokens.firstIndex(ofAny: ["but"]), joint > 1, joint < tokens.count - 1 {
      let new = tokens.part(joint + 1).trimmed(["rather", "with", "by", "via", "please"])
      return names(new) && names(tokens.part(1, joint)) ? .exchange(new: new, old: tokens.part(1, joint)) : nil
    }
    guard ["switch", "change", "move", "go"].contains(tokens.word(0)), let from = tokens.firstIndex(ofAny: ["from"]),
      let to = tokens.firstIndex(ofAny: ["to"], from: from + 2), to < tokens.count - 1
    else { return nil }
    let (old, new) = (tokens.part(from + 1, to), tokens.part(to + 1))
    return names(new) && names(old) ? .exchange(new: new, old: old) : nil
  }

  func names(_ words: [Token]) -> Bool {
    !catalog.mentioned(in: words).isEmpty || words.containsAny(Self.models) || words.containsAny(Self.media)
  }
}
