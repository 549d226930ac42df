/// Reads what is answered to the caller.
enum ReplyReader {
  static func read(_ clause: Clause, context: ClauseContext) -> [PlannedStep] {
    let status = status(clause.tokens)
    let derived = DerivedData.steps(clause.object, words: clause.tokens.text, context: context)
    if let field = extracted(clause, context) {
      let extract = PlannedStep(kind: .compute(.extract(field)), words: clause.tokens.text, tool: .transformExtract)
      let reply = PlannedStep(kind: .respond(ReplyPlan(body: .data, status: status)), words: clause.tokens.text)
      return [extract, reply]
    }
    if !derived.isEmpty {
      let reply = PlannedStep(kind: .respond(ReplyPlan(body: .data, status: status)), words: clause.tokens.text)
      return derived + [reply]
    }
    let plan = ReplyPlan(body: body(clause, context: context, status: status), status: status)
    return [PlannedStep(kind: .respond(plan), words: clause.tokens.text)]
  }

  private static func status(_ tokens: [Token]) -> Int? {
    for index in tokens.indices {
      guard let code = tokens.at(index)?.number, let whole = NumberWords.whole(code, 200...599) else { continue }
      let before = [tokens.word(index - 1), tokens.word(index - 2)]
      if before.contains("status") || before.contains("code") || before.contains("http") || before[0] == "with"
        || before[0] == "a"
      {
        return whole
      }
    }
    return nil
  }

  /// "return the names": one field of many items, told from the items themselves by their known name.
  private static func extracted(_ clause: Clause, _ context: ClauseContext) -> FieldPath? {
    guard context.hasData, clause.tokens.firstQuoted == nil, !clause.cues.contains(.json) else { return nil }
    let object = clause.object.trimmed([
      "with", "back", "the", "just", "only", "all", "their", "a", "list", "of", "and",
    ])
    guard object.count <= 2, let word = object.last?.word, Words.isPlural(word), Words.singular(word) != context.noun,
      !generic.contains(word), context.noun != nil || !ConditionReader().isCarrier(word),
      Adjectives.condition(object.word(0)) == nil
    else { return nil }
    return FieldList.one(object, noun: context.noun)
  }

  private static let generic: Set<String> = [
    "result", "results", "it", "them", "data", "response", "list", "everything", "output", "that", "this", "body",
    "answer", "value", "count", "total", "sum", "average", "number", "items", "rest", "json", "message", "request",
    "requests", "caller", "webhook", "client", "error", "those", "these", "summary", "content", "same",
  ]

  private static func body(_ clause: Clause, context: ClauseContext, status: Int?) -> ReplyPlan.Body {
    for token in clause.tokens {
      if case .json(let text) = token.kind { return .json(text) }
    }
    if let text = clause.tokens.firstQuoted { return .text(text) }
    var object = clause.object.trimmed([
      "to", "with", "back", "the", "just", "only", "me", "a", "an", "and", "by", "saying", "says",
    ])
    if object.word(0) == "request" || object.word(0) == "caller" || object.word(0) == "webhook" {
      object = object.part(1).trimmed(["with", "the", "by"])
    }
    let words = object.words.filter { !Words.empty.contains($0) }
    guard let first = words.first, status == nil || !["status", "code"].contains(first) else {
      return status == nil ? .data : .text(status.map { $0 < 400 ? "ok" : "error" } ?? "ok")
    }
    if ["ok", "okay", "success", "done", "thanks", "accepted", "received", "hello", "pong", "yes", "no"].contains(
      first),
      words.count <= 4
    {
      return .text(object.text)
    }
    if words.contains(where: { generic.contains($0) || Words.singular($0) == context.noun }) { return .data }
    if let fields = FieldList.read(object, noun: context.noun), !Words.isPlural(words.last ?? "") || fields.count > 1 {
      return .fields(fields)
    }
    return context.hasData ? .data : .text(object.text)
  }
}
