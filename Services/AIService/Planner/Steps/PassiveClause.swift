/// Turns what is to be done to a thing into doing it: "a channel should be created in Slack" is "create a channel in
/// Slack", "each of them gets the SMS" is "send each of them the SMS".
enum PassiveClause {
  private static let wishes: [[String]] = [
    ["should", "be"], ["must", "be"], ["shall", "be"], ["will", "be"], ["can", "be"], ["has", "to", "be"],
    ["have", "to", "be"], ["is", "to", "be"], ["are", "to", "be"], ["needs", "to", "be"], ["need", "to", "be"],
    ["ought", "to", "be"], ["should", "get"], ["gets"], ["get"], ["are"], ["is"], ["being"],
  ]
  private static let gifts: [[String]] = [
    ["should", "get"], ["should", "receive"], ["must", "get"], ["must", "receive"], ["gets"], ["get"], ["receives"],
    ["receive"], ["will", "get"], ["will", "receive"], ["shall", "get"],
  ]
  /// Past forms that are not made by rule.
  private static let irregular = [
    "sent": "send", "written": "write", "put": "put", "made": "create", "told": "tell", "read": "read",
    "kept": "keep", "set": "set", "found": "find", "got": "get", "given": "give", "thrown": "throw", "paid": "pay",
    "built": "build", "taken": "take", "begun": "start", "run": "run", "let": "let", "stored": "store", "kicked": "run",
    "tweeted": "tweet", "emailed": "email", "mailed": "email", "texted": "text",
  ]

  static func active(_ tokens: [Token]) -> [Token] {
    guard !Verbs.begins(tokens, at: 0), tokens.count < 60 else { return tokens }
    for index in tokens.indices.dropFirst() where index < 16 {
      if Verbs.begins(tokens, at: index), tokens.word(index) != "get", tokens.word(index) != "gets" { return tokens }
      let wish = tokens.matchLength(ofAny: wishes, at: index)
      if wish > 0, let verb = base(tokens.word(index + wish)) {
        var rest = index + wish + 1
        if tokens.word(rest) == "off" { rest += 1 }
        return [Token(.word, text: verb)] + tokens.part(0, index) + tokens.part(rest)
      }
      let gift = tokens.matchLength(ofAny: gifts, at: index)
      if gift > 0,
        Verbs.determiners.contains(tokens.word(index + gift))
          || ["an", "email", "sms"].contains(tokens.word(index + gift))
      {
        let verb = tokens.part(index + gift, index + gift + 4).containsAny(things) ? "create" : "send"
        return [Token(.word, text: verb)] + tokens.part(index + gift)
          + (verb == "send" ? [Token(.word, text: "to")] + tokens.part(0, index) : [])
      }
    }
    return tokens
  }

  /// How many tokens of a wish stand at a place ("gets", "should be"); 0 for none.
  static func wishLength(_ tokens: [Token], at index: Int) -> Int {
    let gift = tokens.matchLength(ofAny: gifts, at: index)
    if gift > 0 { return gift }
    let wish = tokens.matchLength(ofAny: wishes, at: index)
    return wish > 0 && base(tokens.word(index + wish)) != nil ? wish : 0
  }

  private static let things: Set<String> = [
    "card", "task", "ticket", "issue", "row", "record", "page", "entry", "event", "tag", "label",
  ]

  /// The verb of which this is the past form.
  static func base(_ past: String) -> String? {
    if let known = irregular[past] { return known }
    guard past.count > 4, past.hasSuffix("ed") else { return nil }
    let stem = String(past.dropLast(2))
    var candidates = [stem, stem + "e"]
    if let last = stem.last, stem.dropLast().last == last { candidates.append(String(stem.dropLast())) }
    if stem.hasSuffix("i") { candidates.append(stem.dropLast() + "y") }
    return candidates.first { Verbs.base($0) == $0 }
  }
}
