/// Reads one clause: finds the tool that its words mean, and then what the tool needs to know.
///
/// The choice is a sum: how well the words fit the tool's description (BM25, 1 for the best), the verb at the head, and
/// what is to be seen in the clause (an address, a duration, a condition).
struct ClauseReader: Sendable {
  struct Choice: Sendable, Hashable {
    let tool: ToolID
    let score: Double
    let runnersUp: [ToolID]
  }

  private let retriever: ToolRetriever
  private let connectors: ConnectorReader
  private let tools: [ToolID: Tool]
  /// Below it a clause is not understood; a verb alone reaches it, one rare word does not.
  private static let threshold = 1.0

  init(retriever: ToolRetriever = .builtin, catalog: ToolkitCatalog = .builtin) {
    self.retriever = retriever
    connectors = ConnectorReader(catalog: catalog)
    tools = BuiltinTools.byID
  }

  var catalog: ToolkitCatalog { connectors.catalog }

  /// The step that brings what the words name from a service.
  func bring(_ tokens: [Token], context: inout ClauseContext) -> PlannedStep? {
    connectors.bring(tokens, context: &context)
  }

  func read(_ tokens: [Token], context: inout ClauseContext) -> [PlannedStep] {
    let phone = PhoneWish.said(PassiveClause.active(tokens), catalog: connectors.catalog)
    let wish = MailWish.said(phone, catalog: connectors.catalog)
    let active = ImpliedPlace.said(wish, catalog: connectors.catalog, context: context)
    let clause = Clause(NominalClause.active(active, catalog: connectors.catalog) ?? active, context: context)
    guard !clause.tokens.isEmpty else { return [] }
    if let step = ApprovalReader.read(clause) { return [step] }
    if context.hasChat, ["reply", "respond", "answer", "send", "return"].contains(clause.verb ?? ""),
      !clause.tokens.containsAny(["from"]), clause.tokens.emails.isEmpty,
      connectors.catalog.mentioned(in: clause.tokens).isEmpty
    {
      let asked = context.isDerived ? nil : ModelReader.read(clause)
      let body = clause.tokens.firstQuoted.map { ReplyPlan.Body.text($0) } ?? .data
      // "let an AI agent answer it": it is asked first.
      context.hasData = true
      return (asked.map { [$0] } ?? []) + [
        PlannedStep(kind: .respond(ReplyPlan(body: body)), words: clause.tokens.text, tool: .respondWebhook, score: 1)
      ]
    }
    if let step = ModelReader.read(clause) ?? ModelReader.extraction(clause, context: context) {
      context.hasData = true
      return [step]
    }
    if let steps = byMail(clause, context: &context) ?? byPhone(clause, context: &context) { return steps }
    var service = connectors.read(clause, context: &context)
    if service.count == 1, clause.verb.map(ConnectorReader.shaping.contains) == true, let first = service.first,
      case .connector(let plan) = first.kind, plan.bringsData
    {
      context.hasData = true
      return service + builtin(clause, context: &context)
    }
    if !service.isEmpty {
      let usesAddress = service.contains(where: \.hasAddress)
      if !usesAddress, let url = clause.tokens.firstURL {
        let fetch = RequestPlan(method: "GET", urls: [url], noun: AddressNoun.read(url).map { Words.singular($0) })
        service.insert(PlannedStep(kind: .request(fetch), words: clause.tokens.text, tool: .httpGet, score: 1), at: 0)
      }
      let derived = DerivedMessage.steps(clause, service, context: &context)
      context.hasData = true
      return derived + service
    }
    return builtin(clause, context: &context)
  }

  /// "send the open Jira issues by e-mail to …": they are brought, and then mailed.
  private func byMail(_ clause: Clause, context: inout ClauseContext) -> [PlannedStep]? {
    guard clause.cues.contains(.email), ["send", "mail", "email", "forward", "report"].contains(clause.verb ?? ""),
      !context.hasData
    else {
      return nil
    }
    let mentions = connectors.catalog.mentioned(in: clause.tokens)
    let takesMail = mentions.contains { mention in
      connectors.catalog.toolkit(of: mention).tools.contains { tool in
        tool.slug.hasPrefix("send") && tool.inputs.contains { $0.reads == .email }
      }
    }
    guard !mentions.isEmpty, !takesMail, let bring = connectors.many(clause, mentions, context: &context) else {
      return nil
    }
    context.hasData = true
    return [bring] + StepReaders.read(.messageEmail, clause, context: &context)
  }

  /// "text me the weather for Leeds on +44…": it is looked up, and then sent.
  private func byPhone(_ clause: Clause, context: inout ClauseContext) -> [PlannedStep]? {
    guard !context.hasData, let number = clause.tokens.firstIndex(where: { $0.isMark(["+"]) }),
      ["text", "sms", "whatsapp", "send", "call", "phone", "ring", "tell", "read"].contains(clause.verb ?? ""),
      let bring = connectors.many(clause, connectors.catalog.mentioned(in: clause.tokens), context: &context)
    else { return nil }
    context.hasData = true
    let isCall = ["call", "phone", "ring", "read"].contains(clause.verb ?? "")
    let isWhatsApp = clause.tokens.containsAny(["whatsapp"])
    let verb = isCall ? "call" : isWhatsApp ? "whatsapp" : "text"
    let words = [verb, "it", "to"].map { Token(.word, text: $0) } + clause.tokens.part(number, number + 2)
    return [bring] + connectors.read(Clause(words, context: context), context: &context)
  }

  /// The step that needs no service.
  private func builtin(_ clause: Clause, context: inout ClauseContext) -> [PlannedStep] {
    let mail = Clause.goesByMail(clause.tokens, clause.verb)
    guard let choice = mail ? Choice(tool: .messageEmail, score: 1, runnersUp: []) : choose(clause, context: context)
    else { return [] }
    var steps: [PlannedStep] = []
    for tool in [choice.tool] + choice.runnersUp where steps.isEmpty {
      // The next best serves only where the verb speaks for it too.
      let speaks = clause.verb.map { tools[tool]?.verbs.contains($0) ?? false } ?? false
      if tool == choice.tool || speaks { steps = StepReaders.read(tool, clause, context: &context) }
    }
    for index in steps.indices {
      steps[index].score = choice.score
      steps[index].runnersUp = choice.runnersUp
      if steps[index].tool == nil { steps[index].tool = choice.tool }
    }
    if let source = SourceAddress.read(clause, steps) {
      steps.insert(source, at: 0)
    }
    if case .message? = steps.last?.kind, let summary = DerivedMessage.summary(clause, context: &context) {
      steps.insert(summary, at: steps.count - 1)
    }
    if !steps.isEmpty { context.hasData = true }
    if steps.contains(where: \.isDerivation) { context.isDerived = true }
    return steps
  }

  /// The tools that a clause's words mean, best first; nil when nothing is near.
  func choose(_ clause: Clause, context: ClauseContext) -> Choice? {
    let hits = retriever.search(clause.tokens.words, limit: 20)
    let best = hits.first?.score ?? 0
    var scores: [ToolID: Double] = [:]
    for hit in hits
    where hit.tool.nodeType != "manual-trigger" && hit.tool.id != .webhookReceive && hit.tool.id != .scheduleRun {
      scores[hit.tool.id] = best > 0 ? hit.score / best : 0
    }
    guard clause.verb != nil || best > 0 || !clause.cues.isDisjoint(with: [.url, .sourceURL, .email, .channel]) else {
      return nil
    }
    let words = Set(clause.tokens.words)
    for (id, tool) in tools {
      var bonus = 0.0
      let speaks = clause.verb.map { tool.verbs.contains($0) } ?? false
      if speaks { bonus += 1.5 }
      if !tool.keywords.isDisjoint(with: words) { bonus += 1.2 }
      for (cue, weight) in tool.cues where clause.cues.contains(cue) {
        // What is seen in a clause says little for a tool whose verb it does not use.
        bonus += weight > 0 && !speaks && (clause.verb != nil || id.changesElsewhere) ? weight * 0.35 : weight
      }
      if bonus != 0 { scores[id, default: 0] += bonus }
    }
    let order = scores.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.rawValue < $1.key.rawValue }
    guard let first = order.first, first.value >= Self.threshold else { return nil }
    return Choice(
      tool: first.key, score: first.value, runnersUp: order.dropFirst().prefix(3).filter { $0.value > 0.8 }.map(\.key))
  }
}
