/// Words that praise and words that blame, with what turns them round.
enum SentimentLexicon {
  /// From -1 to 1: the share of praise less that of blame among the words that are either; three decimals.
  static func score(_ words: [String]) -> Double {
    var sum = 0.0
    var count = 0.0
    for (index, word) in words.enumerated() {
      guard let value = value(of: word) else { continue }
      let before = words[max(0, index - 3)..<index]
      let isTurned = before.contains { turning.contains($0) || $0.hasSuffix("n't") || $0.hasSuffix("n’t") }
      let weight = before.last.map { strengthening.contains($0) } == true ? 2.0 : 1.0
      sum += (isTurned ? -value : value) * weight
      count += weight
    }
    return count == 0 ? 0 : (sum / count * 1000).rounded() / 1000
  }

  private static func value(of word: String) -> Double? {
    if good.contains(word) { return 1 }
    if bad.contains(word) { return -1 }
    return nil
  }

  private static let turning: Set<String> = [
    "not", "no", "never", "without", "hardly", "nothing", "neither", "kein", "nicht",
  ]
  private static let strengthening: Set<String> = ["very", "really", "extremely", "so", "absolutely", "totally", "too"]

  private static let good: Set<String> = [
    "good", "great", "excellent", "amazing", "awesome", "fantastic", "wonderful", "perfect", "love", "loved", "loves",
    "like", "liked", "happy", "pleased", "satisfied", "nice", "friendly", "helpful", "fast", "quick", "easy", "best",
    "better", "beautiful", "brilliant", "superb", "thanks", "thank", "recommend", "recommended", "reliable", "smooth",
    "enjoy", "enjoyed", "impressed", "impressive", "delightful", "clean", "comfortable", "fun", "glad", "worth",
    "works",
    "solid", "outstanding", "terrific", "pleasant", "kind", "polite", "gut", "super", "toll", "prima", "schnell",
    "freundlich", "bon", "bien", "excelente", "bueno", "genial", "positive", "win", "success", "successful",
  ]
  private static let bad: Set<String> = [
    "bad", "terrible", "awful", "horrible", "worst", "worse", "hate", "hated", "hates", "angry", "annoyed", "annoying",
    "disappointed", "disappointing", "disappointment", "poor", "slow", "late", "broken", "dirty", "cold", "rude",
    "useless", "unusable",
    "bug", "bugs", "buggy", "crash", "crashes", "crashed", "fail", "fails", "failed", "failure", "error", "errors",
    "problem", "problems", "issue", "issues", "wrong", "refund", "complaint", "complain", "unhappy", "unacceptable",
    "expensive", "waste", "wasted", "difficult", "hard", "confusing", "frustrated", "frustrating", "never", "missing",
    "lost", "damaged", "defective", "noisy", "loud", "ugly", "boring", "scam", "fraud", "cancel", "stuck", "down",
    "schlecht", "langsam", "kaputt", "mauvais", "malo", "horrible", "negative", "sad", "upset", "pain", "painful",
  ]
}
