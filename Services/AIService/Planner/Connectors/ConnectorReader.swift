/// Reads a clause that names a service ("create a card in Trello"), or that can only mean one (a message to #ops).
struct ConnectorReader: Sendable {
  let catalog: ToolkitCatalog

  /// What is found below this has no word in common with the tool but the service's name.
  private static let leastScore = 0.5
  private static let bringing: Set<String> = [
    "get", "list", "read", "search", "find", "query", "fetch", "check", "retrieve", "look", "load", "pull", "show",
  ]
  private static let messaging: Set<String> = [
    "send", "post", "message", "notify", "tell", "write", "ping", "inform", "alert", "announce", "let", "share", "warn",
    "report", "remind", "drop", "push", "put",
  ]

  func read(_ clause: Clause, context: inout ClauseContext) -> PlannedStep? {
    let mentions = catalog.mentioned(in: clause.tokens)
    guard let (toolkit, mention) = toolkit(clause, mentions), context.toolkits?.contains(toolkit.slug) ?? true else {
      return nil
    }
    let words = Self.meaning(clause.tokens)
    var hits = catalog.search(words, in: toolkit, kind: .action, limit: 4)
    hits = Self.preferring(clause, hits)
    guard let best = hits.first,
      best.score >= Self.leastScore || mention == nil || hits.count == 1 || clause.verb != nil
    else { return nil }
    let tool = best.tool
    let brings = Self.bringing.contains { tool.slug.hasPrefix($0 + "_") || tool.slug == $0 }
    let plan = ConnectorPlan(
      tool: tool, toolkitName: toolkit.name,
      arguments: ArgumentReader(clause: clause, mentions: mentions, context: context).read(tool),
      bringsData: brings, noun: brings ? Self.noun(of: tool) : nil)
    if let noun = plan.noun { context.noun = noun }
    var step = PlannedStep(kind: .connector(plan), words: clause.tokens.text)
    step.score = best.score
    step.use = "connector-action:\(tool.id)"
    step.otherUses = hits.dropFirst().map { "connector-action:\($0.tool.id)" }
    return step
  }

  /// The service that does it: the last one named, because what comes from a service is named before where it goes.
  private func toolkit(
    _ clause: Clause, _ mentions: [ToolkitNames.Mention]
  ) -> (Toolkit, Range<Int>?)? {
    let named = mentions.filter { !isSource($0, in: clause.tokens) }
    if let mention = named.last ?? mentions.last {
      // A member of the data may be called like a service ("the email", "weather").
      return (catalog.toolkit(of: mention), mention.range)
    }
    if ["text", "call", "sms"].contains(clause.verb ?? clause.tokens.word(0)),
      clause.tokens.contains(where: { $0.isMark(["+"]) }),
      let twilio = catalog.toolkit("twilio")
    {
      return (twilio, nil)
    }
    guard clause.cues.contains(.channel), clause.verb.map(Self.messaging.contains) ?? true,
      let slack = catalog.toolkit("slack")
    else { return nil }
    return (slack, nil)
  }

  /// "the new GitHub issue", "the Stripe payment": the data at hand, and not where something goes.
  private func isSource(_ mention: ToolkitNames.Mention, in tokens: [Token]) -> Bool {
    ["from", "of"].contains(tokens.word(mention.range.lowerBound - 1))
  }

  private static func meaning(_ tokens: [Token]) -> [String] {
    tokens.words + (tokens.firstChannel == nil ? [] : ["channel"])
  }

  /// The verb of the clause says more about what is meant than its nouns do.
  private static func preferring(_ clause: Clause, _ hits: [ToolkitCatalog.Hit]) -> [ToolkitCatalog.Hit] {
    guard let verb = clause.verb else { return hits }
    let kin = synonyms.first { $0.contains(verb) } ?? [verb]
    let weighed = hits.map { hit in
      let first = String(hit.tool.slug.prefix { $0 != "_" })
      return ToolkitCatalog.Hit(tool: hit.tool, score: hit.score + (kin.contains(first) ? 3 : 0))
    }
    return weighed.sorted { $0.score != $1.score ? $0.score > $1.score : $0.tool.slug < $1.tool.slug }
  }

  private static let synonyms: [Set<String>] = [
    ["create", "open", "file", "make", "raise", "add", "start", "schedule", "book", "log", "register", "set"],
    [
      "send", "post", "message", "notify", "tell", "ping", "inform", "alert", "announce", "write", "text", "let",
      "share",
    ],
    ["get", "list", "read", "search", "find", "query", "fetch", "check", "retrieve", "look", "load", "pull", "show"],
    ["append", "add", "insert", "save", "store", "write", "put", "record", "log"],
    ["upload", "save", "store", "put", "back"],
    ["update", "change", "set", "edit", "modify"],
    ["close", "resolve", "complete", "finish", "transition", "move", "mark"],
    ["delete", "remove", "cancel", "clear"],
    ["comment", "reply", "answer", "add"],
  ]

  private static func noun(of tool: ToolkitTool) -> String? {
    tool.slug.split(separator: "_").dropFirst().last.map { Words.singular(String($0)) }
  }
}
