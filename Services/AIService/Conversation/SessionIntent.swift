/// What a turn of a conversation is about, given whether the session has a workflow already.
enum SessionIntent {
  private static let fresh: [[String]] = [
    ["create", "a"], ["create", "another"], ["build", "a"], ["build", "another"], ["make", "a", "new"],
    ["make", "another"], ["a", "new", "workflow"], ["new", "workflow"], ["a", "different", "one"], ["start", "over"],
    ["another", "workflow"], ["now", "a", "different", "one"], ["generate", "a"], ["design", "a"], ["set", "up", "a"],
    ["i", "need", "a", "workflow"], ["i", "want", "a", "workflow"], ["forget", "that"],
  ]
  private static let another: [[String]] = [
    ["a", "different", "one"], ["another", "workflow"], ["a", "new", "workflow"], ["start", "over"],
  ]
  private static let following: Set<String> = [
    "also", "and", "but", "only", "instead", "undo", "remove", "delete", "drop", "change", "replace", "rename", "use",
    "make", "move", "then", "before", "after", "add", "skip", "without", "unless", "if", "swap", "switch", "set", "too",
    "additionally", "plus", "no", "not", "rather", "keep", "exclude", "ignore", "call", "finally", "update",
  ]

  /// "run it every Monday", "do that for each of them": what is there already is spoken of.
  private static let pronouns: Set<String> = ["it", "that", "this", "them", "they", "those"]

  static func classify(_ prompt: String, hasWorkflow: Bool, catalog: ToolkitCatalog) -> IntentClassifier.Verdict {
    let verdict = IntentClassifier.classify(prompt)
    guard hasWorkflow, verdict.intent == .newWorkflow || verdict.intent == .unclear else { return verdict }
    let tokens = PhraseBook.tokens(of: prompt)
    guard verdict.intent == .newWorkflow else {
      return EditReader(tokens, isScheduled: false, catalog: catalog).isOfWhole
        ? .init(intent: .modifyWorkflow, reply: nil) : verdict
    }
    let isMore = ["also", "and", "then", "too", "additionally"].contains(tokens.word(0))
    for index in 0..<min(4, tokens.count) where tokens.matchLength(ofAny: isMore ? another : fresh, at: index) > 0 {
      return verdict
    }
    let isFollowing =
      tokens.part(0, 3).containsAny(following) || tokens.part(1, 4).containsAny(pronouns)
      || tokens.containsAny(["instead", "too", "first", "afterwards", "rather", "between"]) || tokens.count <= 6
    guard !isFollowing else { return .init(intent: .modifyWorkflow, reply: nil) }
    // A sentence that says what starts it, and then what is done, stands for itself.
    let start = TriggerReader.read(tokens, catalog: catalog)
    if case .manual = start.trigger { return .init(intent: .modifyWorkflow, reply: nil) }
    return Connectors.saysNothing(start.rest) ? .init(intent: .modifyWorkflow, reply: nil) : verdict
  }
}
