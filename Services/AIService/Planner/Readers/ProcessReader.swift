/// Reads the broad wishes: "process customer support tickets", "monitor mentions", "get the orders" from nowhere said.
enum ProcessReader {
  static func read(_ clause: Clause, context: inout ClauseContext) -> [PlannedStep] {
    if clause.verb == "check", clause.tokens.containsAny(Clause.callWords) { return [] }
    let found = ConditionClause.find(in: clause.object, noun: context.noun)
    if ["validate", "verify", "check"].contains(clause.verb ?? ""), context.noun != nil, found == nil,
      !ConditionClause.isPlural(clause.object)
    {
      return []
    }
    guard let noun = noun(found?.rest ?? clause.object) ?? context.noun else { return [] }
    context.noun = noun.split(separator: " ").last.map(String.init) ?? noun
    let action: ProcessPlan.Action =
      switch clause.verb ?? "" {
      case "monitor", "watch", "track": .monitor
      case "validate", "verify": .validate
      case "collect", "gather": .collect
      default: .process
      }
    var steps = [
      PlannedStep(
        kind: .process(ProcessPlan(action: found == nil ? action : .collect, noun: noun)), words: clause.tokens.text)
    ]
    if let found {
      steps.append(PlannedStep(kind: .keep(found.condition), words: clause.tokens.text, tool: .filterKeep))
    }
    return steps
  }

  /// A source that is not said where: the trigger's input is it.
  static func collect(_ clause: Clause, found: ConditionClause.Found?, context: inout ClauseContext) -> [PlannedStep] {
    let object = found?.rest ?? clause.object
    guard let noun = noun(RequestReader.objectPhrase(object)) else { return [] }
    context.noun = noun.split(separator: " ").last.map(String.init) ?? noun
    let words = clause.tokens.text
    var steps = [PlannedStep(kind: .process(ProcessPlan(action: .collect, noun: noun)), words: words, tool: .process)]
    if let found { steps.append(PlannedStep(kind: .keep(found.condition), words: words, tool: .filterKeep)) }
    return steps
  }

  private static let never: Set<String> = [
    "something", "anything", "stuff", "thing", "things", "everything", "nothing", "work", "job", "workflow", "someone",
  ]

  private static func noun(_ tokens: [Token]) -> String? {
    var words: [String] = []
    for token in tokens {
      guard token.isWord else { break }
      if ["from", "in", "at", "via", "using", "on", "by", "through", "into", "with", "for", "and", "or", "to"].contains(
        token.word)
      {
        if words.isEmpty { continue }
        break
      }
      if Words.empty.contains(token.word) || Words.pronouns.contains(token.word) || token.number != nil { continue }
      if ["incoming", "latest", "recent", "current", "existing", "list", "details", "information", "info"].contains(
        token.word)
      {
        continue
      }
      words.append(token.word)
      if words.count >= 5 { break }
    }
    guard let last = words.last, !never.contains(last) else { return nil }
    return (words.dropLast().suffix(2) + [Words.singular(last)]).joined(separator: " ")
  }
}
