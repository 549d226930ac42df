/// Labels by rule: honest and simple, they read the usual text fields and look for words.
enum LabelProgram {
  private static let text =
    "(if type == \"object\" then (.text // .message // .body // .description // .subject // .title // \"\") else . end "
    + "| tostring)"

  static func jq(_ plan: LabelPlan) -> String {
    switch plan.purpose {
    case .sentiment:
      return choice(
        [
          (["angry", "bad", "terrible", "awful", "hate", "broken", "worst", "disappointed", "refund"], "negative"),
          (["great", "good", "love", "thank", "excellent", "happy", "perfect", "awesome"], "positive"),
        ], otherwise: "neutral")
    case .priority:
      return choice(
        [
          (["urgent", "asap", "immediately", "outage", "down", "critical"], "high"),
          (["question", "how do", "feature", "whenever"], "low"),
        ], otherwise: "normal")
    case .category: return category(plan.labels)
    case .summary: return "\(text) | .[0:280]"
    case .translation: return text
    case .score: return "(.score? // 0)"
    }
  }

  private static func category(_ labels: [String]) -> String {
    guard let last = labels.last else {
      return choice(
        [
          (["invoice", "payment", "refund", "charge", "bill"], "billing"),
          (["error", "bug", "crash", "broken", "fail"], "technical"),
          (["price", "buy", "demo", "quote"], "sales"),
        ], otherwise: "general")
    }
    return choice(labels.dropLast().map { ([$0.lowercased()], $0) }, otherwise: last)
  }

  private static func choice(_ rules: [([String], String)], otherwise: String) -> String {
    var program = JQText.string(otherwise)
    for (words, label) in rules.reversed() {
      let test = words.map { "contains(\(JQText.string($0)))" }.joined(separator: " or ")
      program = "if (\(test)) then \(JQText.string(label)) else \(program) end"
    }
    return "\(text) | ascii_downcase | \(program)"
  }
}
