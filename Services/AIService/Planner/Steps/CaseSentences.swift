/// "Positive → tweet it. Negative → Jira project CX." are sentences of one list of cases.
enum CaseSentences {
  static func joined(_ sentences: [[Token]]) -> [[Token]] {
    var result: [[Token]] = []
    var wasCase = false
    for sentence in sentences {
      let isCase = isCase(sentence)
      // "…; anything cheaper is posted straight away": what was said before tells cheaper than what.
      let isRest =
        result.last.map { !DecisionParser.begins($0) } ?? false && CaseHead.otherwiseLength(sentence, at: 0) > 1
      if isCase && wasCase || isRest, let last = result.popLast() {
        result.append(last + [Token(.mark(";"), text: ";", glued: true)] + sentence)
      } else {
        result.append(sentence)
      }
      wasCase = isCase
    }
    return result
  }

  /// A few words, and behind an arrow or a colon what is done.
  private static func isCase(_ sentence: [Token]) -> Bool {
    guard let joint = sentence.prefix(7).firstIndex(where: { $0.word == "then" || $0.isMark([":"]) }), joint > 0,
      joint + 1 < sentence.count, !Verbs.begins(sentence, at: 0), !DecisionParser.begins(sentence)
    else { return false }
    return !sentence.part(0, joint).contains { $0.isMark }
  }
}
