/// What is done in every case, said beside what is done in one: "if it is over 500 tell #big, and in any case add a row".
enum Always {
  private static let phrases: [[String]] = [
    ["in", "any", "case"], ["in", "all", "cases"], ["in", "either", "case"], ["in", "both", "cases"],
    ["in", "every", "case"], ["in", "each", "case"], ["either", "way"], ["no", "matter", "what"],
    ["whatever", "happens"], ["whichever", "it", "is"], ["whatever", "it", "is"], ["regardless"],
    ["regardless", "of", "that"], ["independent", "of", "that"], ["independently", "of", "that"],
    ["independently"], ["in", "any", "event"], ["whatever", "the", "case"], ["whatever", "the", "outcome"],
    ["whatever", "the", "result"], ["whatever", "the", "answer"], ["anyway"], ["one", "way", "or", "the", "other"],
    ["whether", "or", "not"], ["at", "any", "rate"], ["in", "whichever", "case"], ["for", "all", "of", "them"],
    ["for", "both"], ["both", "ways"],
  ]
  private static let open: [[String]] = [
    ["no", "matter", "what"], ["no", "matter", "which"], ["no", "matter", "how"], ["no", "matter", "whether"],
    ["regardless", "of"], ["irrespective", "of"], ["independent", "of"], ["independently", "of"], ["whatever", "the"],
    ["whichever"], ["no", "matter", "who"], ["no", "matter", "if"],
  ]

  /// How many tokens of such a phrase stand here, with the comma behind it; 0 for none.
  static func length(_ tokens: [Token], at index: Int) -> Int {
    var end = index + tokens.matchLength(ofAny: phrases, at: index)
    let opening = tokens.matchLength(ofAny: open, at: index)
    if opening > 0 {
      // "regardless of the amount, …": up to the comma.
      var comma = index + opening
      while let token = tokens.at(comma), !token.isMark, comma - index < 10 { comma += 1 }
      if tokens.at(comma)?.isMark([",", ":"]) == true || comma == tokens.count { end = max(end, comma) }
    }
    guard end > index else { return 0 }
    while tokens.at(end)?.isMark([",", ":"]) == true { end += 1 }
    return end - index
  }

  /// The sentence in two: what comes before, and what is done in every case. Nil where no such phrase stands, or where
  /// the sentence begins with it.
  static func split(_ tokens: [Token]) -> (before: [Token], always: [Token])? {
    guard tokens.count < 160 else { return nil }
    for index in tokens.indices.dropFirst(3) {
      let length = length(tokens, at: index)
      guard length > 0 else { continue }
      let isStart = tokens.at(index - 1)?.isMark == true || ["and", "but", "then"].contains(tokens.word(index - 1))
      let rest = tokens.part(index + length)
      if isStart, rest.count > 1 { return (tokens.part(0, index).trimmed(joints), rest) }
      guard rest.isEmpty else { continue }
      // "…, and post a note in any case"
      let front = tokens.part(0, index)
      guard
        let joint = front.indices.last(where: {
          (front.at($0)?.isMark([",", ";"]) == true || ["and", "but"].contains(front.word($0)))
            && Verbs.begins(front, at: $0 + 1)
        }), joint > 2
      else { return nil }
      return (front.part(0, joint).trimmed(joints), front.part(joint + 1))
    }
    return nil
  }

  /// The sentence without the phrase that it begins with.
  static func stripped(_ tokens: [Token]) -> [Token]? {
    let length = length(tokens, at: 0)
    return length > 0 && length < tokens.count ? tokens.part(length) : nil
  }

  private static let joints: Set<String> = ["and", "but", "then", "also"]

  /// What is done always stands beside a decision that has but one branch, and behind one that has two.
  static func joined(_ steps: [PlannedStep], _ always: [PlannedStep]) -> [PlannedStep] {
    guard !always.isEmpty, let last = steps.last, case .decide(_, let then, let otherwise) = last.kind,
      then.isEmpty || otherwise.isEmpty
    else { return steps + always }
    return steps.dropLast() + [PlannedStep(kind: .beside([[last], always]), words: always.first?.words ?? "")]
  }
}
