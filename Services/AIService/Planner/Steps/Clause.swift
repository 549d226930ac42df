/// One clause, with what is to be seen in it at a glance.
struct Clause: Sendable {
  let tokens: [Token]
  /// The base form of the verb at its head.
  let verb: String?
  /// What follows the verb.
  let object: [Token]
  let cues: Set<Cue>

  static let chatServices: Set<String> = [
    "slack", "teams", "discord", "telegram", "whatsapp", "mattermost", "chat", "sms", "channel",
  ]
  static let mailWords: Set<String> = [
    "email", "emails", "mail", "mails", "gmail", "outlook", "inbox", "newsletter", "e-mail", "e-mails",
  ]
  static let storeWords: Set<String> = [
    "database", "db", "spreadsheet", "sheet", "sheets", "crm", "jira", "github", "gitlab", "notion", "airtable",
    "hubspot", "salesforce", "trello", "asana", "log", "file", "storage", "s3", "postgres", "mysql", "mongodb", "excel",
    "zendesk", "linear", "calendar", "drive", "dropbox", "stripe", "shopify", "archive", "table", "bigquery", "csv",
  ]
  /// Words that say that a real call is meant, even without its address.
  static let callWords: Set<String> = [
    "url", "api", "endpoint", "webhook", "server", "http", "link", "rest", "address",
  ]

  private static let phrases: [([String], String)] = [
    (["add", "up"], "sum"), (["sum", "up"], "sum"), (["write", "down"], "log"), (["note", "down"], "log"),
    (["filter", "out"], "exclude"), (["back", "up"], "save"), (["get", "rid", "of"], "remove"),
    (["look", "up"], "fetch"), (["look", "it", "up"], "fetch"), (["look", "them", "up"], "fetch"),
    (["put", "together"], "merge"), (["go", "to"], "fetch"), (["make", "a", "request"], "call"),
    (["send", "a", "request"], "call"), (["make", "a", "get", "request"], "fetch"), (["leave", "out"], "exclude"),
    (["make", "a", "post", "request"], "post"), (["send", "a", "post", "request"], "post"),
    (["how", "many"], "count"), (["let", "know"], "notify"), (["reach", "out"], "notify"),
    (["turn", "into"], "transform"), (["deal", "with"], "process"), (["deals", "with"], "process"),
    (["take", "care", "of"], "process"), (["takes", "care", "of"], "process"), (["look", "after"], "process"),
    (["looks", "after"], "process"),
    (["send", "a", "get", "request"], "fetch"), (["sort", "out"], "exclude"), (["take", "out"], "remove"),
  ]

  init(_ written: [Token], context: ClauseContext) {
    let tokens = written.trimmed(Connectors.leading.subtracting(["to", "by", "that"]))
    self.tokens = tokens
    var head = 0
    var found: String?
    for (words, verb) in Self.phrases where tokens.matches(words, at: 0) {
      found = verb
      head = words.count
      break
    }
    // "keep the parents informed" tells them.
    if found == nil, tokens.word(0) == "keep", tokens.part(1, 8).containsAny(["informed", "posted", "updated"]) {
      found = "notify"
      head = 1
    }
    if found == nil {
      let skipped: Set<String> = [
        "automatically", "only", "it", "should", "will", "always", "immediately", "to", "the", "also",
      ]
      while head < 3, skipped.contains(tokens.word(head)),
        tokens.word(head) != "only" || Verbs.base(tokens.word(head + 1)) != nil
      {
        head += 1
      }
      if let base = Verbs.base(tokens.word(head)) {
        found = base
        head += 1
      } else {
        head = 0
      }
    }
    verb = found
    object = found == nil ? tokens : tokens.part(head)
    cues = Self.cues(tokens, object: object, verb: found, context: context)
  }

  private static let mailVerbs: Set<String> = [
    "send", "email", "mail", "write", "respond", "reply", "answer", "draft", "compose", "notify", "alert", "forward",
    "welcome", "thank", "invite", "inform", "deliver", "remind", "tell", "create", "make", "report", "warn", "post",
    "generate",
  ]

  /// With other verbs, and in "respond with the email", the word is a field of the data.
  private static func speaksOfMail(_ verb: String?, _ object: [Token]) -> Bool {
    guard let verb else { return true }
    if goesByMail(object, verb) { return true }
    if ["respond", "reply", "answer"].contains(verb), object.word(0) == "with" { return false }
    return mailVerbs.contains(verb)
  }

  /// What these do by mail is done to a mail that came, or to data by an address: "remove duplicates by email".
  private static let byField: Set<String> = [
    "remove", "deduplicate", "group", "sort", "order", "filter", "match", "join", "merge", "count", "split", "search",
    "find", "look", "rank", "compare", "index", "sum", "aggregate", "partition", "drop", "get", "fetch", "receive",
    "keep", "exclude", "ask", "approve", "classify",
  ]

  /// "greet them by mail", "let her know by e-mail", "via e-mail": whatever the verb is, a mail is what is sent.
  static func goesByMail(_ tokens: [Token], _ verb: String?) -> Bool {
    guard !byField.contains(verb ?? "") else { return false }
    return tokens.indices.contains { index in
      guard ["by", "via", "per", "through"].contains(tokens.word(index)) else { return false }
      let noun = Words.articles.contains(tokens.word(index + 1)) ? index + 2 : index + 1
      return ["mail", "email", "e-mail"].contains(tokens.word(noun))
    }
  }

  private static func cues(
    _ tokens: [Token], object: [Token], verb: String?, context: ClauseContext
  ) -> Set<Cue> {
    var cues: Set<Cue> = []
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .url:
        // "the average price from https://…" names a source, whatever is done with it.
        cues.insert(["from", "in", "of"].contains(tokens.word(index - 1)) ? .sourceURL : .url)
      case .email: cues.insert(.email)
      case .channel: cues.insert(.channel)
      case .quoted: cues.insert(.quoted)
      case .json: cues.insert(.json)
      case .number: cues.insert(.number)
      default: break
      }
      if ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(token.text) { cues.insert(.method) }
      if DurationReader.read(tokens, at: index) != nil { cues.insert(.duration) }
      if chatServices.contains(token.word) { cues.insert(.chatService) }
      if mailWords.contains(token.word), speaksOfMail(verb, object) { cues.insert(.mailWord) }
      if storeWords.contains(token.word) { cues.insert(.storeWord) }
      if token.word == "to" || token.word == "into" { cues.insert(.to) }
      if token.word == "from" { cues.insert(.from) }
    }
    if Words.pronouns.contains(object.word(0)) || Words.pronouns.contains(object.word(1)) { cues.insert(.pronoun) }
    if ConditionClause.find(in: object, noun: context.noun) != nil { cues.insert(.condition) }
    if object.word(0) == "with" || object.word(0) == "back" { cues.insert(.with) }
    if verb != nil, !cues.contains(.condition), FieldList.read(object, noun: context.noun) != nil {
      cues.insert(.fieldList)
    }
    if ["set", "change", "mark", "assign", "tag", "label", "add", "update"].contains(verb ?? ""),
      !Assignments.read(object, verb: verb ?? "").isEmpty
    {
      cues.insert(.assignment)
    }
    return cues
  }
}
