/// "When all are done", "once everybody has been written to", "after the last one": no condition and no event, but where
/// a loop or a row of steps is through.
enum Completion {
  private static let openings: [[String]] = [
    ["when"], ["once"], ["after"], ["as", "soon", "as"], ["only", "when"], ["only", "once"], ["only", "after"],
    ["only", "if"], ["and", "when"],
  ]
  private static let whole: Set<String> = [
    "all", "everything", "everybody", "everyone", "each", "every", "both", "last", "loop", "them", "these", "those",
    "that", "this", "it", "they", "done", "items", "rows",
  ]
  private static let through: Set<String> = [
    "done", "finished", "through", "complete", "completed", "processed", "handled", "ready", "sent", "created",
    "written", "there", "over", "gone", "worked", "dealt", "notified", "contacted", "mailed", "emailed", "informed",
    "saved", "stored", "posted", "one", "uploaded", "been", "succeeded", "run", "ran", "finishes", "ends", "closed",
    "archived", "deleted", "removed", "updated", "messaged", "texted", "invited",
  ]
  /// They say it by themselves.
  private static let fixed: [[String]] = [
    ["when", "done"], ["once", "done"], ["when", "finished"], ["once", "finished"], ["after", "the", "loop"],
    ["at", "the", "very", "end"], ["at", "the", "end"], ["in", "the", "end"], ["once", "through"],
  ]

  /// How many tokens of such a phrase stand here, with the comma behind it; 0 for none.
  static func length(_ tokens: [Token], at index: Int) -> Int {
    let whole = tokens.matchLength(ofAny: fixed, at: index)
    var end = index + whole
    if whole == 0 {
      let opening = tokens.matchLength(ofAny: openings, at: index)
      guard opening > 0 else { return 0 }
      end = index + opening
      while let token = tokens.at(end), token.isWord, end - index < 11,
        !Verbs.begins(tokens, at: end) || isState(tokens, end)
      { end += 1 }
      let phrase = tokens.part(index + opening, end)
      guard phrase.count >= 2, phrase.count <= 9, phrase.prefix(3).contains(where: { Self.whole.contains($0.word) }),
        phrase.dropFirst().contains(where: { through.contains($0.word) }),
        !phrase.containsAny(["not", "a", "an", "new", "or", "status", "is:", "if"])
      else { return 0 }
      // "when it is done" alone may be a demand on a task; "all", "both", "everything" never are.
      let isOne = ["it", "that", "this", "they"].contains(phrase.word(0))
      guard
        !isOne
          || ["is", "are", "has", "have"].contains(phrase.word(1)) && phrase.count == 3
            && ["done", "finished", "complete", "through"].contains(phrase.word(2))
      else { return 0 }
    }
    while tokens.at(end)?.isMark([",", ":"]) == true || tokens.word(end) == "then" { end += 1 }
    return end - index
  }

  /// "once all are done": here the word is no verb of a step.
  private static func isState(_ tokens: [Token], _ index: Int) -> Bool {
    ["is", "are", "has", "have", "been", "was", "were", "all"].contains(tokens.word(index - 1))
      || through.contains(tokens.word(index))
  }

  /// The tokens without the phrase that they begin with.
  static func stripped(_ tokens: [Token]) -> [Token]? {
    let length = length(tokens, at: 0)
    return length > 0 && length < tokens.count ? tokens.part(length) : nil
  }
}
