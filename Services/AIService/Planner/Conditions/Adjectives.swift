/// Adjectives that say something about a field: "high-priority tickets", "unpaid invoices", "active users".
enum Adjectives {
  private static let levels: Set<String> = [
    "high", "low", "medium", "normal", "critical", "urgent", "top", "highest", "lowest", "severe", "minor", "major",
  ]
  private static let leveled: Set<String> = ["priority", "severity", "risk", "importance", "urgency"]

  private static let byStatus: Set<String> = [
    "open", "closed", "pending", "failed", "overdue", "shipped", "cancelled", "canceled", "resolved", "expired",
    "blocked", "delivered", "refunded", "approved", "rejected", "active", "inactive", "paid", "unpaid", "scheduled",
    "processing", "successful", "available", "unavailable", "qualified", "escalated", "solved", "waiting", "draft",
  ]
  private static let byFlag: Set<String> = [
    "completed", "verified", "enabled", "disabled", "published", "archived", "subscribed", "done", "finished",
  ]
  private static let special: [String: Condition] = [
    "urgent": .compare(FieldPath(["priority"]), .equals, .string("urgent")),
    "critical": .compare(FieldPath(["priority"]), .equals, .string("critical")),
    "important": .compare(FieldPath(["priority"]), .equals, .string("high")),
    "unresolved": .compare(FieldPath(["status"]), .notEquals, .string("resolved")),
    "unassigned": .compare(FieldPath(["assignee"]), .missing, .none),
    "unread": .compare(FieldPath(["read"]), .notEquals, .bool(true)),
    "incomplete": .compare(FieldPath(["completed"]), .notEquals, .bool(true)),
    "uncompleted": .compare(FieldPath(["completed"]), .notEquals, .bool(true)),
    "unfinished": .compare(FieldPath(["completed"]), .notEquals, .bool(true)),
    "unverified": .compare(FieldPath(["verified"]), .notEquals, .bool(true)),
    "negative": .compare(FieldPath(["sentiment"]), .equals, .string("negative")),
    "positive": .compare(FieldPath(["sentiment"]), .equals, .string("positive")),
    "vip": .compare(FieldPath(["tier"]), .equals, .string("vip")),
  ]

  /// The condition that the words at a place say, and how many they are.
  static func read(_ tokens: [Token], at index: Int) -> (condition: Condition, length: Int)? {
    let word = tokens.word(index)
    if word == "not", let (condition, length) = read(tokens, at: index + 1) { return (condition.negated, length + 1) }
    if levels.contains(word), leveled.contains(tokens.word(index + 1)) {
      return (.compare(FieldPath([tokens.word(index + 1)]), .equals, .string(word)), 2)
    }
    guard let condition = condition(word) else { return nil }
    return (condition, 1)
  }

  static func condition(_ word: String) -> Condition? {
    if let special = special[word] { return special }
    if byStatus.contains(word) { return .compare(FieldPath(["status"]), .equals, .string(word)) }
    if byFlag.contains(word) { return .compare(FieldPath([word]), .equals, .bool(true)) }
    return nil
  }
}
