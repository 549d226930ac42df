internal import WorkflowModels

/// Reads a clause that names a service ("create a card in Trello"), or that can only mean one (a message to #ops).
struct ConnectorReader: Sendable {
  let catalog: ToolkitCatalog

  /// What is found below this has no word in common with the tool but the service's name.
  private static let leastScore = 0.5
  private static let bringing: Set<String> = [
    "get", "list", "read", "search", "find", "query", "fetch", "check", "retrieve", "look", "load", "pull", "show",
  ]
  /// What is done to data, wherever it is from.
  static let shaping: Set<String> = [
    "summarize", "summarise", "translate", "classify", "analyze", "analyse", "sort", "filter", "sum", "average",
    "group",
    "categorize", "categorise", "deduplicate", "score", "prioritize",
  ]
  private static let messaging: Set<String> = [
    "send", "post", "message", "notify", "tell", "write", "ping", "inform", "alert", "announce", "let", "share", "warn",
    "report", "remind", "drop", "push", "put", "forward", "go", "note", "page", "pass", "greet", "welcome", "thank",
    "celebrate", "hand", "give", "add", "create", "make", "shout", "publish",
    "request",
  ]

  func read(_ clause: Clause, context: inout ClauseContext) -> [PlannedStep] {
    let mentions = catalog.mentioned(in: clause.tokens)
    guard let (toolkit, name) = toolkit(clause, mentions, context), context.toolkits?.contains(toolkit.slug) ?? true
    else {
      return []
    }
    // "count the open Zendesk tickets": they are brought first.
    if clause.verb == "count", let bring = bring(clause.tokens, context: &context) {
      return [
        bring, PlannedStep(kind: .compute(.count(by: nil)), words: clause.tokens.text, tool: .transformCount, score: 1),
      ]
    }
    // "summarize the messages of #random from Slack": they are brought, and what is done with them is a step of its own.
    if let verb = clause.verb, Self.shaping.contains(verb), mentions.allSatisfy({ isSource($0, in: clause.tokens) }),
      let bring = bring(clause.tokens, context: &context)
    {
      return [bring]
    }
    guard let step = step(clause, mentions, toolkit, context: &context) else { return [] }
    // "post the list of Asana tasks to Teams": what the one service has is brought for the other.
    guard case .connector(let plan) = step.kind, !plan.bringsData, !context.hasData, let first = mentions.first,
      catalog.toolkit(of: first).slug != toolkit.slug, first.range != name
    else { return [step] }
    let source = clause.tokens.part(0, first.range.upperBound + 2)
    guard let bring = bring(source, context: &context) else { return [step] }
    return [bring, step]
  }

  /// The step that brings what the words speak of out of the service that they name.
  func bring(_ tokens: [Token], context: inout ClauseContext) -> PlannedStep? {
    guard let mention = catalog.mentioned(in: tokens).first else { return nil }
    let toolkit = catalog.toolkit(of: mention)
    let words = Tokenizer.tokens(of: "list") + tokens.filter { $0.word != "count" }
    let clause = Clause(words, context: context)
    guard let step = step(clause, catalog.mentioned(in: words), toolkit, context: &context),
      case .connector(let plan) = step.kind, plan.bringsData
    else { return nil }
    return step
  }

  private func step(
    _ clause: Clause, _ mentions: [ToolkitNames.Mention], _ toolkit: Toolkit, context: inout ClauseContext
  ) -> PlannedStep? {
    let words = Self.meaning(clause.tokens)
    var hits = catalog.search(words, in: toolkit, kind: .action, limit: 12)
    hits = PreferredService.first(Self.preferring(clause, hits), context.preferences)
    guard let best = hits.first, best.score >= Self.leastScore || hits.count == 1 || clause.verb != nil else {
      return nil
    }
    let tool = best.tool
    let brings = Self.bringing.contains { tool.slug.hasPrefix($0 + "_") || tool.slug == $0 }
    let plan = ConnectorPlan(
      tool: tool, toolkitName: toolkit.name,
      arguments: context.preferences.completed(
        ArgumentReader(clause: clause, mentions: mentions, context: context).read(tool), of: tool),
      bringsData: brings, noun: brings ? Self.noun(of: tool) : nil,
      credential: context.preferences.value(of: "credential", in: toolkit.slug)?.stringValue)
    if let noun = plan.noun { context.noun = noun }
    var step = PlannedStep(kind: .connector(plan), words: clause.tokens.text)
    step.score = best.score
    step.use = "connector-action:\(tool.id)"
    step.otherUses = hits.dropFirst().prefix(3).map { "connector-action:\($0.tool.id)" }
    return step
  }

  /// The service that does it: the last one named, because what comes from a service is named before where it goes.
  private func toolkit(
    _ clause: Clause, _ mentions: [ToolkitNames.Mention], _ context: ClauseContext
  ) -> (Toolkit, Range<Int>?)? {
    let preferred = PreferredService(catalog: catalog, context: context)
    let named = mentions.filter { !isSource($0, in: clause.tokens) }
    if let mention = named.last ?? mentions.last {
      // A member of the data may be called like a service ("the email", "weather").
      let said = clause.tokens.part(mention.range.lowerBound, mention.range.upperBound)
      return (preferred.instead(of: catalog.toolkit(of: mention), said: said), mention.range)
    }
    if ["text", "call", "sms"].contains(clause.verb ?? clause.tokens.word(0)),
      clause.tokens.contains(where: { $0.isMark(["+"]) }),
      let twilio = catalog.toolkit("twilio")
    {
      return (twilio, nil)
    }
    if clause.cues.contains(.channel), clause.verb.map(Self.messaging.contains) ?? true,
      let chat = preferred.chat ?? talk(context) ?? catalog.toolkit("slack")
    {
      return (chat, nil)
    }
    return preferred.meant(by: clause).map { ($0, nil) }
  }

  /// Where the event came from, if people talk there.
  private func talk(_ context: ClauseContext) -> Toolkit? {
    guard let slug = context.service, let toolkit = catalog.toolkit(slug), toolkit.category == "communication",
      ["slack", "discord", "mattermost", "microsoft-teams"].contains(slug)
    else { return nil }
    return toolkit
  }

  /// "the new GitHub issue", "the Stripe payment": the data at hand, and not where something goes.
  private func isSource(_ mention: ToolkitNames.Mention, in tokens: [Token]) -> Bool {
    ["from", "of"].contains(tokens.word(mention.range.lowerBound - 1))
  }

  private static func meaning(_ tokens: [Token]) -> [String] {
    guard let channel = tokens.firstChannel else { return tokens.words }
    return tokens.words + (channel.hasPrefix("@") ? ["direct", "user"] : ["channel"])
  }

  /// The verb of the clause says more about what is meant than its nouns do.
  private static func preferring(_ clause: Clause, _ hits: [ToolkitCatalog.Hit]) -> [ToolkitCatalog.Hit] {
    // "#ops on Slack" without a verb is where something is said.
    let verb = clause.verb ?? (clause.cues.contains(.channel) ? "send" : "")
    let isPerson = clause.tokens.firstChannel?.hasPrefix("@") == true
    let kin = VerbKin.of([verb])
    let said = Set(clause.tokens.words.map { Words.singular($0) })
    let weighed = hits.map { hit in
      let first = String(hit.tool.slug.prefix { $0 != "_" })
      // "send photo" is not meant where nobody speaks of a photo.
      let unsaid = hit.tool.slug.split(separator: "_").dropFirst().count { part in
        !plain.contains(String(part)) && !said.contains(Words.singular(String(part)))
      }
      // What undoes something is meant only where it is said; what makes a place is not where something is said there.
      let isRash =
        !kin.contains(first) && (undoing.contains(first) || first == "create" && clause.cues.contains(.channel))
      let fits = isPerson && hit.tool.inputs.contains { ["user", "chat_id", "person"].contains($0.name) }
      return ToolkitCatalog.Hit(
        tool: hit.tool,
        score: hit.score + (kin.contains(first) ? 3 : 0) - 0.8 * Double(unsaid) - (isRash ? 4 : 0) + (fits ? 4 : 0))
    }
    return weighed.sorted { $0.score != $1.score ? $0.score > $1.score : $0.tool.slug < $1.tool.slug }
  }

  private static let undoing: Set<String> = [
    "delete", "remove", "archive", "cancel", "refund", "clear", "close", "resolve",
  ]

  /// Words in names of actions that go without saying.
  private static let plain: Set<String> = [
    "message", "record", "row", "issue", "item", "email", "channel", "page", "in", "on", "to", "of", "text", "file",
    "database", "document", "post",
  ]

  private static func noun(of tool: ToolkitTool) -> String? {
    tool.slug.split(separator: "_").dropFirst().last.map { Words.singular(String($0)) }
  }
}
