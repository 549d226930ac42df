/// Reads messages: the medium, whom they go to, what they say.
enum MessageReader {
  static func read(_ clause: Clause, medium: MessagePlan.Medium, context: inout ClauseContext) -> [PlannedStep] {
    let tokens = clause.tokens
    var plan = MessagePlan(medium: medium)
    plan.to = Array(tokens.emails.prefix(20))
    plan.channel = channel(tokens)
    plan.service = tokens.words.first { Clause.chatServices.contains($0) && !["chat", "channel", "sms"].contains($0) }
    if medium == .alert {
      if clause.cues.contains(.email) || clause.cues.contains(.mailWord) { plan.medium = .email }
      if clause.cues.contains(.channel) || clause.cues.contains(.chatService) { plan.medium = .chat }
    }
    if tokens.containsAny(["sms"]) || clause.verb == "text" { plan.medium = .sms }
    plan.isMail = plan.medium == .email && (!plan.to.isEmpty || clause.cues.contains(.mailWord))
    plan.isReply = ["respond", "reply", "answer"].contains(clause.verb ?? "")
    let quotes = tokens.enumerated().compactMap { entry -> (Int, String)? in
      if case .quoted(let text) = entry.element.kind { (entry.offset, text) } else { nil }
    }
    for (index, text) in quotes {
      if Self.titles.contains(tokens.word(index - 1)) || Self.titles.contains(tokens.word(index - 2)) {
        plan.subject = text
      } else if plan.text == nil {
        plan.text = text
      }
    }
    if plan.subject == nil { plan.subject = subject(tokens) }
    if plan.text == nil { plan.text = SpokenText.read(tokens, []) }
    if plan.text == nil {
      plan.fields = RecordValues.said(tokens, ArgumentReader(clause: clause, mentions: [], context: context)) ?? []
    }
    if plan.to.isEmpty, let recipient = recipient(clause, context: context) { plan.to = [recipient] }
    plan.about = ConditionClause.head(RequestReader.objectPhrase(clause.object)).flatMap { noun in
      ["email", "mail", "message", "alert", "notification", "team", "slack", "me", "customer", "user"].contains(noun)
        ? nil : noun
    }
    if tokens.containsAny(["welcome", "greeting"]) { plan.occasion = "welcome" }
    if tokens.containsAny(["thank", "thanks"]) { plan.occasion = "thanks" }
    if plan.isReply, context.noun == nil { context.noun = incoming(tokens) }
    let derived = DerivedData.steps(RequestReader.objectPhrase(clause.object), words: tokens.text, context: context)
    return derived + chosen(clause) + [PlannedStep(kind: .message(plan), words: tokens.text, tool: tool(plan.medium))]
  }

  private static let titles: Set<String> = ["subject", "titled", "title", "heading", "headline"]

  /// "with the subject Weekly numbers": up to where the sentence goes on.
  private static func subject(_ tokens: [Token]) -> String? {
    guard let place = tokens.firstIndex(ofAny: ["subject", "titled"]) else { return nil }
    var start = place + 1
    while ["line", "is", "of", "should", "be"].contains(tokens.word(start)) || tokens.at(start)?.isMark([":"]) == true {
      start += 1
    }
    var end = start
    while let token = tokens.at(end), token.isWord || token.number != nil, end - start < 10,
      !["and", "to", "saying", "with", "that"].contains(token.word)
    {
      end += 1
    }
    return end > start ? tokens.part(start, end).text : nil
  }

  /// "about the negative ones": only some of the data is meant.
  private static func chosen(_ clause: Clause) -> [PlannedStep] {
    guard let index = clause.object.firstIndex(ofAny: ["about", "with", "for", "of"]),
      let found = ConditionClause.adjective(clause.object.part(index + 1), nil)
    else { return [] }
    return [PlannedStep(kind: .keep(found.condition), words: clause.tokens.text, tool: .filterKeep)]
  }

  private static func tool(_ medium: MessagePlan.Medium) -> ToolID {
    switch medium {
    case .email: .messageEmail
    case .chat, .sms: .messageChat
    case .alert: .messageAlert
    }
  }

  private static func channel(_ tokens: [Token]) -> String? {
    if let channel = tokens.firstChannel { return channel }
    guard let index = tokens.firstIndex(ofAny: ["channel"]) else { return nil }
    if case .quoted(let name)? = tokens.at(index + 1)?.kind { return "#" + name }
    let before = tokens.word(index - 1)
    if !before.isEmpty, !Words.empty.contains(before), !Clause.chatServices.contains(before) { return "#" + before }
    let after = tokens.word(index + 1)
    return after.isEmpty || Words.empty.contains(after) ? nil : "#" + after
  }

  /// "to the sales team", "email the customer", "notify me": a role, since no address is said.
  private static func recipient(_ clause: Clause, context: ClauseContext) -> String? {
    let people: Set<String> = [
      "team", "customer", "customers", "user", "users", "manager", "me", "us", "boss", "admin", "admins", "support",
      "owner", "engineer", "client", "clients", "everyone", "sender", "lead", "leads", "employee", "employees",
      "author", "subscribers", "staff", "ceo", "sales", "ops", "finance", "hr", "marketing",
    ]
    guard let index = clause.object.firstIndex(ofAny: people) else { return nil }
    let word = clause.object.word(index)
    let before = clause.object.word(index - 1)
    if word == "team", !before.isEmpty, !Words.empty.contains(before) { return before + " team" }
    // "respond to customer emails": the word describes the mail, not whom it goes to.
    if Clause.mailWords.contains(clause.object.word(index + 1)) { return nil }
    return word
  }

  private static func incoming(_ tokens: [Token]) -> String? {
    tokens.words.last {
      [
        "email", "emails", "mail", "message", "messages", "review", "reviews", "comment", "comments", "question",
        "questions", "ticket", "tickets", "inquiry", "inquiries", "feedback",
      ].contains($0)
    }.map(Words.singular)
  }
}
