/// German and Dutch put the verb last ("die Zeilen lesen und in Slack posten") and begin a condition with one ("liegt der
/// Wert über 40, …"): both are put where English has them.
enum VerbLast {
  private static let openings: Set<String> = [
    "if", "when", "whose", "where", "unless", "that", "who", "as", "otherwise", "once",
  ]
  private static let judging: Set<String> = ["is", "lies", "costs", "exceeds", "liegt", "steigt", "sinkt", "kostet"]

  static func plain(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var segment: [Token] = []
    var isCondition = false
    for token in tokens {
      let ends =
        token.isMark([",", ".", ";", ":", "!", "?"]) || token.kind == .lineBreak
        || ["and", "then", "or"].contains(token.word)
      if ends {
        var plain = moved(segment, before: token, after: result.last)
        // "liegt level über 40, eine SMS an …": what follows is sent.
        if isCondition, !plain.indices.contains(where: { Verbs.begins(plain, at: $0) }), !plain.isEmpty {
          plain = [Token(.word, text: "send")] + plain
        }
        isCondition = plain.word(0) == "if" && segment.word(0) != "if"
        result += plain
        result.append(token)
        segment = []
      } else {
        segment.append(token)
      }
    }
    let rest = moved(segment, before: nil, after: result.last)
    let isBare = isCondition && !rest.isEmpty && !rest.indices.contains { Verbs.begins(rest, at: $0) }
    return result + (isBare ? [Token(.word, text: "send")] + rest : rest)
  }

  private static func moved(_ segment: [Token], before mark: Token?, after previous: Token?) -> [Token] {
    let isHead = previous == nil || previous?.isMark([".", ";", ":"]) == true || previous?.kind == .lineBreak
    if isHead, mark?.isMark([","]) == true, judging.contains(segment.word(0)), segment.count > 2 {
      return [Token(.word, text: "if")] + segment.part(1)
    }
    guard segment.count > 2, segment.count < 40, let last = segment.last, Verbs.base(last.word) == last.word,
      last.text == last.word, !segment.containsAny(openings)
    else { return segment }
    // "for each row should a mail send"
    if segment.word(0) == "for", let modal = segment.firstIndex(ofAny: ["should", "must", "please"]), modal > 1 {
      return segment.part(0, modal) + [Token(.mark(","), text: ",", glued: true), last]
        + segment.part(modal + 1, segment.count - 1)
    }
    let start =
      segment.firstIndex { !["please", "i", "should", "must", "want", "you", "also", "only", "it"].contains($0.word) }
      ?? 0
    guard Verbs.base(segment.word(start)) == nil || ["a", "the"].contains(segment.word(start)) else { return segment }
    return segment.part(0, start) + [last] + segment.part(start, segment.count - 1)
  }
}
