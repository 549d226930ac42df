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
    "say", "place", "leave",
    "report", "remind", "drop", "push", "put", "forward", "go", "note", "page", "pass", "greet", "welcome", "thank",
    "celebrate", "hand", "give", "add", "create", "make", "shout", "publish",
    "request", "ask",
  ]

  func read(_ clause: Clause, context: inout ClauseContext) -> [PlannedStep] {
    let mentions = catalog.mentioned(in: clause.tokens)
    if let steps = toChannel(clause, mentions, context: &context) { return steps }
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
    if let verb = clause.verb, Self.shaping.contains(verb), isOfSource(verb, mentions, clause.tokens),
      let bring = bring(clause.tokens, context: &context)
    {
      return [bring]
    }
    guard let step = step(clause, mentions, toolkit, context: &context) else { return [] }
    if let second = Self.second(step, clause) { return [step, second] }
    // "post the list of Asana tasks to Teams": what the one service has is brought for the other.
    guard case .connector(let plan) = step.kind, !plan.bringsData, !context.hasData, let first = mentions.first,
      catalog.toolkit(of: first).slug != toolkit.slug, first.range != name
    else { return [step] }
    let source = clause.tokens.part(0, Self.end(of: first, before: name, in: clause.tokens))
    guard let bring = bring(source, context: &context) else { return [step] }
    return [bring, step]
  }

  /// "post the open Jira issues in #dev": a channel is not of the service that is named; what that has is brought first.
  private func toChannel(
    _ clause: Clause, _ mentions: [ToolkitNames.Mention], context: inout ClauseContext
  ) -> [PlannedStep]? {
    guard clause.cues.contains(.channel), let verb = clause.verb, Self.messaging.contains(verb), !mentions.isEmpty,
      !mentions.contains(where: { mention in
        catalog.toolkit(of: mention).tools.contains { tool in tool.inputs.contains { $0.reads == .channel } }
      }), let chat = PreferredService(catalog: catalog, context: context).chat ?? catalog.toolkit("slack"),
      context.toolkits?.contains(chat.slug) ?? true
    else { return nil }
    var steps: [PlannedStep] = []
    if let bring = many(clause, mentions, context: &context) { steps.append(bring) }
    guard let step = step(clause, [], chat, context: &context) else { return nil }
    return steps + [step]
  }

  /// The step that brings the many things of a service that are to be sent: "the open Jira issues of project WEB".
  func many(
    _ clause: Clause, _ mentions: [ToolkitNames.Mention], context: inout ClauseContext
  ) -> PlannedStep? {
    guard let first = mentions.first else { return nil }
    let source = clause.object.count < clause.tokens.count ? clause.tokens.count - clause.object.count : 0
    let end =
      clause.tokens.indices.first {
        $0 >= first.range.upperBound && ["by", "to", "via", "per", "in", "on", "into"].contains(clause.tokens.word($0))
      } ?? clause.tokens.count
    let words = clause.tokens.part(source, end)
    // A service that only tells things is asked for one thing too: "the weather for Leeds".
    let onlyTells = catalog.toolkit(of: first).tools.allSatisfy { tool in
      tool.kind == .trigger || Self.bringing.contains { tool.slug.hasPrefix($0 + "_") }
    }
    let isMany = words.contains {
      Words.isPlural($0.word) && $0.word.count > 3 && !["dollars", "euros", "pounds", "francs"].contains($0.word)
    }
    guard onlyTells || isMany else { return nil }
    return bring(words, context: &context)
  }

  /// "the weather for Porto and for Bergen": the same for the other place.
  private static func second(_ step: PlannedStep, _ clause: Clause) -> PlannedStep? {
    guard case .connector(var plan) = step.kind, plan.bringsData,
      let argument = plan.arguments.firstIndex(where: { $0.name == "location" }),
      case .text(let first) = plan.arguments[argument].value,
      let joint = clause.tokens.indices.first(where: {
        clause.tokens.word($0) == "and" && clause.tokens.at($0 - 1).map { first.hasSuffix($0.text) } == true
      })
    else { return nil }
    let start = ["for", "in", "of", "at"].contains(clause.tokens.word(joint + 1)) ? joint + 2 : joint + 1
    var end = start
    while let token = clause.tokens.at(end), token.isWord, token.text.first?.isUppercase == true { end += 1 }
    guard end > start else { return nil }
    plan.arguments[argument] = .init(name: "location", value: .text(clause.tokens.part(start, end).text))
    var other = step
    other.kind = .connector(plan)
    return other
  }

  /// Where the words about a source end: in front of the next service or channel.
  private static func end(of first: ToolkitNames.Mention, before name: Range<Int>?, in tokens: [Token]) -> Int {
    var end = first.range.upperBound
    while let token = tokens.at(end), end < name?.lowerBound ?? tokens.count {
      if case .channel = token.kind { break }
      end += 1
    }
    while end > first.range.upperBound, let last = tokens.at(end - 1),
      last.isMark || Words.prepositions.contains(last.word)
        || Words.articles.contains(last.word) || last.word == "please"
    { end -= 1 }
    return end
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
    hits = PreferredService.first(ActionChoice(clause, mentions).ordered(hits), context.preferences)
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
    if tool.inputs.contains(where: { $0.reads == .repository }) { context.repositories = toolkit.slug }
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
    if let code = repository(clause, context) { return (code, nil) }
    if ["text", "call", "sms", "phone", "dial", "whatsapp", "ring"].contains(clause.verb ?? clause.tokens.word(0)),
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

  /// "summarize the messages in the Slack channel #dev" names no service that something goes to.
  private func isOfSource(_ verb: String, _ mentions: [ToolkitNames.Mention], _ tokens: [Token]) -> Bool {
    if mentions.allSatisfy({ isSource($0, in: tokens) }) { return true }
    return ["summarize", "summarise"].contains(verb) && mentions.count == 1
      && !tokens.containsAny(["to", "into", "as"])
      && tokens.containsAny([
        "messages", "issues", "tickets", "tasks", "emails", "posts", "responses", "rows", "records", "conversations",
        "comments", "document", "doc", "page",
      ])
  }

  private static let repositoryThings: Set<String> = [
    "issue", "pull", "pr", "release", "repo", "repository", "workflow", "branch", "merge", "commit", "tag",
  ]

  /// "label the issue": done where the repositories are that were spoken of. A repository's own name says its service
  /// by itself (`ImpliedService`).
  private func repository(_ clause: Clause, _ context: ClauseContext) -> Toolkit? {
    guard let known = context.repositories,
      ["label", "give", "tag", "comment", "close", "assign", "add"].contains(clause.verb ?? ""),
      clause.tokens.urls.isEmpty,
      clause.tokens.contains(where: { Self.repositoryThings.contains(Words.singular($0.word)) })
    else { return nil }
    return catalog.toolkit(known)
  }

  /// "the new GitHub issue", "the Stripe payment": the data at hand, and not where something goes.
  private func isSource(_ mention: ToolkitNames.Mention, in tokens: [Token]) -> Bool {
    ["from", "of"].contains(tokens.word(mention.range.lowerBound - 1))
  }

  private static func meaning(_ tokens: [Token]) -> [String] {
    guard let channel = tokens.firstChannel else { return tokens.words }
    return tokens.words + (channel.hasPrefix("@") ? ["direct", "user"] : ["channel"])
  }

  private static func noun(of tool: ToolkitTool) -> String? {
    tool.slug.split(separator: "_").dropFirst().last.map { Words.singular(String($0)) }
  }
}
