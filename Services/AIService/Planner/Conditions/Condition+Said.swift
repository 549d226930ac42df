/// A demand in words that name no member of the data ("they ticked the newsletter box").
extension Condition {
  private static let empty: Set<String> = [
    "it", "they", "he", "she", "that", "this", "the", "a", "an", "is", "are", "was", "were", "has", "have", "had",
    "been", "be", "there", "still", "already", "really", "also", "someone", "somebody", "i", "we", "you", "its",
    "their", "of", "to", "in", "on", "for", "with", "as", "did", "does", "do", "so", "even", "just", "then", "field",
  ]
  /// What is said so demands nothing.
  private static let courtesies: Set<String> = [
    "possible", "needed", "necessary", "applicable", "any", "anything", "like", "want", "wish", "kind", "please",
    "required", "done", "ready", "finished", "could", "can", "would", "yes", "no", "not",
  ]

  /// A member that is called as the demand is said must be true; with a quoted text, the data's text must hold it.
  static func said(_ words: [Token]) -> Condition? {
    guard (1...14).contains(words.count), !words.contains(where: { $0.isMark([",", ";", ":"]) }) else { return nil }
    // "a subscription gets cancelled" tells what happens, and starts a workflow.
    if ["a", "an", "someone", "somebody", "new"].contains(words.word(0)) { return nil }
    if let text = words.firstQuoted {
      return .compare(FieldPath(["text"]), .contains, .string(text))
    }
    let isNegative = words.containsAny(["not", "never", "nobody", "none", "no"])
    let named = words.filter {
      ($0.isWord || $0.isLiteral) && !empty.contains($0.word) && !["not", "never", "no"].contains($0.word)
    }
    guard !named.isEmpty, !named.allSatisfy({ courtesies.contains($0.word) }) else { return nil }
    if named.count <= 2, named.contains(where: { courtesies.contains($0.word) }) { return nil }
    let name = Words.slug(named.prefix(4).map(\.text).joined(separator: " "))
    let condition = Condition.compare(FieldPath([name]), .equals, .bool(true))
    return isNegative ? condition.negated : condition
  }
}
