/// Reads what a clause demands: "priority is high and amount is over 100", "there are more than 5 tickets".
struct ConditionReader {
  /// What the data at hand is called ("ticket"): "the ticket priority" is its priority.
  let noun: String?

  private static let carriers: Set<String> = [
    "ticket", "order", "customer", "user", "item", "email", "invoice", "lead", "event", "request", "message", "record",
    "entry", "product", "payment", "issue", "post", "article", "row", "contact", "task", "todo", "comment", "mention",
    "registration", "submission", "payload", "body", "person", "employee", "account", "deal", "transaction", "result",
    "data", "input", "one", "object", "element", "review", "article", "book", "alert", "incoming", "webhook",
  ]

  init(noun: String? = nil) {
    self.noun = noun
  }

  func read(_ tokens: [Token]) -> Condition? {
    guard tokens.count <= 400 else { return nil }
    let clause = tokens.trimmed(["and", "then", "also", "please", "just", "that", "which", "where", "who", "or"])
    guard !clause.isEmpty else { return nil }
    var alternatives: [Condition] = []
    var previous: Previous?
    for group in Self.split(clause, at: "or") {
      var demands: [Condition] = []
      for piece in Self.split(group, at: "and") {
        guard let (condition, subject) = read(piece, after: previous) else {
          if demands.isEmpty && alternatives.isEmpty { return nil }
          continue
        }
        demands.append(condition)
        previous = subject ?? previous
      }
      if let condition = Self.joined(demands, { .all($0) }) { alternatives.append(condition) }
    }
    return Self.joined(alternatives) { .any($0) }
  }

  private static func joined(_ parts: [Condition], _ join: ([Condition]) -> Condition) -> Condition? {
    parts.count > 1 ? join(parts) : parts.first
  }

  /// What a piece without a subject goes on with ("… is high or urgent").
  struct Previous {
    let field: FieldPath
    let comparison: Condition.Comparison
  }

  /// Cuts at a joining word, but not inside "between 1 and 10"; a comma counts as the word that follows in the list.
  private static func split(_ tokens: [Token], at word: String) -> [[Token]] {
    var pieces: [[Token]] = []
    var current: [Token] = []
    var between = false
    let commas = tokens.contains { $0.word == word }
    for (index, token) in tokens.enumerated() {
      if token.word == "between" { between = true }
      let joint = token.word == word || (commas && token.isMark([","]))
      if joint, between, token.word == "and" {
        between = false
        current.append(token)
      } else if joint, !(word == "or" && Self.isOrEqual(tokens, at: index)) {
        if !current.isEmpty { pieces.append(current) }
        current = []
      } else {
        current.append(token)
      }
    }
    if !current.isEmpty { pieces.append(current) }
    return pieces
  }

  /// "greater than or equal to", "100 or more".
  private static func isOrEqual(_ tokens: [Token], at index: Int) -> Bool {
    ["equal", "more", "less", "higher", "lower", "above", "below", "fewer", "greater"].contains(tokens.word(index + 1))
      && (tokens.word(index - 1) == "than" || tokens.at(index - 1)?.number != nil)
  }

  func isCarrier(_ word: String) -> Bool {
    let single = Words.singular(word)
    return single == noun || Self.carriers.contains(single)
  }
}
