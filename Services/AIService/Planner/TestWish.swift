/// Knows a sentence that only wants to see a workflow run.
enum TestWish {
  private static let wishes: Set<String> = ["test", "testing", "demo", "sample", "example", "dummy", "tests"]
  private static let around: Set<String> = [
    "workflow", "a", "an", "the", "this", "my", "new", "simple", "create", "make", "build", "run", "please", "just",
    "me", "for", "is", "it", "only", "quick", "basic", "generate", "flow", "automation", "of", "to", "with", "one", "1",
    "2", "try", "prompt",
  ]

  static func isOne(_ tokens: [Token]) -> Bool {
    tokens.count <= 10 && tokens.containsAny(wishes)
      && tokens.allSatisfy { $0.isMark || $0.number != nil || wishes.contains($0.word) || around.contains($0.word) }
  }
}
