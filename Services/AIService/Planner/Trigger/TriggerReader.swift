/// Splits a prompt into what starts the workflow and what it then does.
enum TriggerReader {
  struct Reading: Sendable, Hashable {
    var trigger: TriggerPlan
    /// The prompt without the words that spoke of the trigger.
    var rest: [Token]
  }

  static func read(_ tokens: [Token], catalog: ToolkitCatalog) -> Reading {
    if let rest = ChatReader.read(tokens) { return Reading(trigger: .chat, rest: rest) }
    let events = EventReader(catalog: catalog)
    // "except for drafts, every pull request …"
    let restricted = EventReader.restrictedHead(tokens) ?? EventReader.restrictedTail(tokens)
    if let (condition, others) = restricted, let reading = events.read(others), !reading.rest.isEmpty {
      return Reading(trigger: reading.trigger, rest: condition + reading.rest)
    }
    if let reading = events.read(tokens) { return reading }
    if let (plan, rest) = WebhookReader.read(tokens) { return Reading(trigger: .webhook(plan), rest: rest) }
    if !LoopReader.isPolling(tokens), let (plan, rest) = ScheduleReader.read(tokens) {
      return Reading(trigger: .schedule(plan), rest: rest)
    }
    if let (plan, rest) = WebhookReader.mentioned(tokens) { return Reading(trigger: .webhook(plan), rest: rest) }
    return Reading(trigger: .manual, rest: withoutManualWords(tokens))
  }

  private static let manualPhrases: [[String]] = [
    ["when", "i", "click", "the", "button"], ["when", "i", "click", "a", "button"], ["when", "i", "run", "it"],
    ["when", "i", "start", "it"], ["when", "i", "click", "run"], ["when", "i", "click", "execute"],
    ["when", "triggered", "manually"], ["when", "started", "manually"], ["when", "run", "manually"],
    ["on", "demand"], ["manually"],
  ]

  private static func withoutManualWords(_ tokens: [Token]) -> [Token] {
    for index in tokens.indices {
      let length = tokens.matchLength(ofAny: manualPhrases, at: index)
      guard length > 0 else { continue }
      var end = index + length
      if tokens.at(end)?.isMark([","]) == true { end += 1 }
      return tokens.part(0, index) + tokens.part(end)
    }
    return tokens
  }
}
