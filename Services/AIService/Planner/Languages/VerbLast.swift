/// German and Dutch put the verb last ("die Zeilen lesen und in Slack posten") and begin a condition with one ("liegt der
/// Wert über 40, …"): both are put where English has them.
enum VerbLast {
  private static let openings: Set<String> = ["if", "when", "whose", "where", "unless", "that", "who", "as", "otherwise", "once"]
  private static let judging: Set<String> = ["is", "lies", "costs", "exceeds", "liegt", "steigt", "sinkt", "kostet"]

  static func plain(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var segment: [Token] = []
    for token in tokens {
      let ends = token.isMark([",", ".", ";", ":", "!", "?"]) || token.kind == .lineBreak || ["and", "then", "or"].contains(token.word)
      if ends {
        result += moved(segment, before: token, after: result.last)
        result.append(token)
        segment = []
      } else {
        segment.append(token)
      }
    }
    return result + moved(segment, before: nil, after: result.last)
  }

  private static func moved(_ segment: [Token], before mark: Token?, after previous: Token?) -> [Token] {
    let isHead = previous == nil || previous?.isMark([".", ";", ":"]) == true || previous?.kind == .lineBreak
    if isHead, mark?.isMark([","]) == true, judging.contains(segment.word(0)), segment.count > 2 {
      return [Token(.word, text: "if")] + segment.part(1)
    }
    guard segment.count > 2, segment.count < 40, let last = segment.last, Verbs.base(last.word) == last.word,
      last.text == last.word, !segment.containsAny(openings)
    else { return segment }
    let start = segment.firstIndex { !["please", "i", "should", "must", "want", "you", "also", "only", "it"].contains($0.word) } ?? 0
    guard Verbs.base(segment.word(start)) == nil || ["a", "the"].contains(segment.word(start)) else { return segment }
    return segment.part(0, start) + [last] + segment.part(start, segment.count - 1)
  }
}
