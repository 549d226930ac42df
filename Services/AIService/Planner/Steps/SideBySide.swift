/// Steps that are said to be done at the same time: "post it on X and at the same time mail it to Bo".
enum SideBySide {
  private static let phrases: [[String]] = [
    ["at", "the", "same", "time"], ["in", "parallel"], ["simultaneously"], ["side", "by", "side"], ["meanwhile"],
    ["concurrently"], ["in", "the", "meantime"], ["parallel", "to", "that"], ["in", "parallel", "to", "that"],
    ["at", "once"], ["alongside"],
  ]

  /// Both sides of the phrase; nil where it does not stand between two steps.
  static func split(_ tokens: [Token]) -> (before: [Token], beside: [Token])? {
    guard tokens.count < 160 else { return nil }
    for index in tokens.indices.dropFirst(2) {
      let length = tokens.matchLength(ofAny: phrases, at: index)
      guard length > 0 else { continue }
      let isJoint =
        tokens.at(index - 1)?.isMark == true || ["and", "but", "then", "while"].contains(tokens.word(index - 1))
      var end = index + length
      while tokens.at(end)?.isMark([","]) == true { end += 1 }
      guard isJoint, end < tokens.count, Verbs.begins(tokens, at: end) || NominalClause.begins(tokens, at: end) else {
        continue
      }
      let before = tokens.part(0, index).trimmed(["and", "but", "then", "while"])
      guard !before.isEmpty else { continue }
      return (before, tokens.part(end))
    }
    return nil
  }
}
