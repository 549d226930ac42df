/// A wish without a thing that it is about: "sort it out for me", "do that thing from last time again", "make it faster".
enum VagueWish {
  private static let vague: Set<String> = [
    "sort", "fix", "do", "does", "make", "thing", "things", "stuff", "something", "anything", "everything", "faster",
    "better", "nicer", "cheaper", "again", "last", "time", "usual", "work", "works", "please", "help", "handle", "deal",
    "same", "before", "nice", "quick", "quickly", "right", "good", "somehow", "whatever", "what", "need", "needed",
    "want",
    "the", "can", "could", "would", "you", "way", "magic", "go", "just", "now", "once", "more", "like", "always",
    "know",
    "job", "task", "one", "other", "improve", "change", "start", "automate", "life", "easier", "happen", "get", "ok",
  ]

  static func isOne(_ words: [String]) -> Bool {
    words.count <= 12 && words.count > 1
      && words.contains { ["it", "that", "thing", "things", "stuff", "something", "anything", "this"].contains($0) }
      && words.allSatisfy { vague.contains($0) || Words.empty.contains($0) }
  }
}

extension Token {
  /// A number or a time of day.
  var isTime: Bool {
    switch kind {
    case .number, .clock, .ordinal, .cron, .date: true
    default: false
    }
  }
}
