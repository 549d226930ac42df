/// Says in one way what people say in many, so that each rule about branches and loops is written once: "provided that"
/// is "if", "anything else" at the head of a clause is "otherwise", "check whether …: if so" is "if".
enum Paraphrases {
  private static let anywhere: [(words: [String], plain: [String])] = [
    (["provided", "that"], ["if"]), (["on", "condition", "that"], ["if"]), (["given", "that"], ["if"]),
    (["in", "the", "event", "that"], ["if"]), (["so", "long", "as"], ["if"]), (["assuming", "that"], ["if"]),
    (["in", "case", "that"], ["if"]), (["under", "the", "condition", "that"], ["if"]),
    (["in", "which", "case"], ["then"]), (["go", "over"], ["go", "through"]), (["run", "through"], ["go", "through"]),
    (["walk", "through"], ["go", "through"]), (["for", "any"], ["for", "each"]), (["one", "by", "one"], []),
    (["one", "at", "a", "time"], []), (["be", "so", "kind", "and"], []), (["be", "so", "kind", "as", "to"], []),
    (["if", "you", "would", "be", "so", "kind"], []), (["if", "you", "do", "not", "mind"], []),
    (["do", "me", "a", "favour", "and"], []), (["do", "me", "a", "favor", "and"], []), (["if", "possible"], []),
    (["it", "would", "be", "great", "if", "you", "could"], []), (["i", "would", "appreciate", "it", "if", "you"], []),
    (["it", "would", "be", "nice", "if", "you", "could"], []), (["would", "you", "be", "so", "kind"], []),
    (["back", "it", "up"], ["save", "it"]), (["back", "them", "up"], ["save", "them"]),
    (["put", "it", "away"], ["save", "it"]), (["throw", "out"], ["exclude"]), (["throw", "away"], ["exclude"]),
    (["weed", "out"], ["exclude"]), (["leave", "out"], ["exclude"]), (["cross", "out"], ["exclude"]),
    (["sift", "out"], ["exclude"]), (["kick", "out"], ["exclude"]), (["screen", "out"], ["exclude"]),
    (["work", "out", "its"], ["determine", "its"]), (["work", "out", "the"], ["determine", "the"]),
    (["figure", "out", "its"], ["determine", "its"]), (["figure", "out", "the"], ["determine", "the"]),
    (["need", "to", "see"], ["need", "to", "show"]), (["want", "to", "see"], ["want", "to", "show"]),
    (["like", "to", "see"], ["like", "to", "show"]), (["let", "me", "see"], ["show"]),
    (["what", "it", "says"], ["the", "result"]), (["what", "it", "returns"], ["the", "result"]),
    (["what", "it", "answers"], ["the", "result"]), (["what", "comes", "back"], ["the", "result"]),
    (["what", "it", "gives", "back"], ["the", "result"]), (["what", "it", "sends", "back"], ["the", "result"]),
    (["in", "the", "opposite", "case"], ["otherwise"]),
    (["every", "one", "of"], ["each", "of"]), (["every", "single", "one", "of"], ["each", "of"]),
    (["each", "and", "every", "one", "of"], ["each", "of"]), (["each", "and", "every"], ["each"]),
  ]
  /// Only at the head of a clause.
  private static let heads: [(words: [String], plain: [String])] = [
    (["forget", "all", "that"], []), (["forget", "that"], []), (["i", "need", "a", "new", "one"], []),
    (["now", "a", "different", "one"], []), (["a", "different", "one"], []), (["i", "am", "looking", "for"], ["find"]),
    (["row", "by", "row", "through"], ["for", "each", "row", "of"]), (["row", "by", "row"], ["for", "each", "row"]),
    (["i", "need", "to", "know"], ["get"]),
    (["failing", "that"], ["otherwise"]),
    (["anything", "else"], ["otherwise"]), (["everything", "else"], ["otherwise"]),
    (["everyone", "else"], ["otherwise"]),
    (["everybody", "else"], ["otherwise"]), (["anyone", "else"], ["otherwise"]), (["anybody", "else"], ["otherwise"]),
    (["all", "others"], ["otherwise"]), (["all", "other", "ones"], ["otherwise"]), (["the", "others"], ["otherwise"]),
    (["the", "rest", "of", "them"], ["otherwise"]), (["the", "rest"], ["otherwise"]),
    (["all", "the", "rest"], ["otherwise"]),
    (["for", "any", "other"], ["otherwise"]), (["for", "any", "others"], ["otherwise"]),
    (["for", "any", "other", "one"], ["otherwise"]), (["for", "any", "other", "amount"], ["otherwise"]),
    (["for", "any", "other", "value"], ["otherwise"]), (["with", "any", "other"], ["otherwise"]),
    (["for", "all", "others"], ["otherwise"]), (["for", "anything", "else"], ["otherwise"]),
    (["for", "everyone", "else"], ["otherwise"]), (["for", "all", "the", "others"], ["otherwise"]),
    (["in", "any", "other", "case"], ["otherwise"]), (["any", "other", "value"], ["otherwise"]),
    (["the", "remaining", "ones"], ["otherwise"]), (["others"], ["otherwise"]), (["if", "so"], ["if", "yes"]),
    (["in", "that", "case"], ["then"]), (["provided"], ["if"]), (["assuming"], ["if"]),
    (["loop", "through"], ["go", "through"]),
    (["every", "single"], ["every"]), (["if", "it", "does"], ["if", "yes"]), (["if", "it", "is"], ["if", "yes"]),
    (["if", "they", "are"], ["if", "yes"]), (["when", "yes"], ["if", "yes"]), (["if", "no"], ["otherwise"]),
    (["if", "they", "do", "not"], ["otherwise"]), (["if", "that", "is", "not", "the", "case"], ["otherwise"]),
    (["if", "that", "is", "not", "so"], ["otherwise"]),
    (["if", "this", "is", "not", "the", "case"], ["otherwise"]), (["if", "not", "so"], ["otherwise"]),
    (["if", "that", "is", "the", "case"], ["if", "yes"]), (["if", "this", "is", "the", "case"], ["if", "yes"]),
  ]

  private static let looking: [[String]] = [
    ["look", "at"], ["take", "a", "look", "at"], ["have", "a", "look", "at"], ["see"], ["consult"], ["go", "to"],
    ["open"], ["visit"], ["look", "into"], ["see", "what", "is", "at"],
  ]

  static func plain(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var index = 0
    while let token = tokens.at(index) {
      let atHead = isHead(result)
      if case .comparison(let sign) = token.kind, ["->", "=>"].contains(sign),
        !(tokens.at(index + 1)?.number != nil && sign == "=>")
      {
        result.append(Token(.word, text: "then"))
        index += 1
        continue
      }
      if ["call", "name"].contains(token.word), ["it", "this", "them"].contains(tokens.word(index + 1)),
        let last = result.last, last.word == "and" || last.isMark([","]), result.count > 2,
        Self.isName(tokens.at(index + 2))
      {
        // "create a sheet and call it Leads" makes a sheet called so.
        result[result.count - 1] = Token(.word, text: "called")
        index += 2
        continue
      }
      if tokens.matches(["no", "matter", "what"], at: index) {
        // What follows is done whatever was decided before.
        if !atHead || result.last?.isMark == true { result.append(Token(.mark("."), text: ".")) }
        index += 3
        continue
      }
      if let (words, length) = Self.status(tokens, at: index) {
        result += words.map { Token(.word, text: $0) }
        index += length
        continue
      }
      let looking = tokens.matchLength(ofAny: Self.looking, at: index)
      if atHead, looking > 0, case .url? = tokens.at(index + looking)?.kind {
        result.append(Token(.word, text: "fetch"))
        index += looking
        continue
      }
      // "say 'all fine' in #office"
      if atHead || tokens.word(index - 1) == "otherwise", token.word == "say",
        case .quoted? = tokens.at(index + 1)?.kind,
        tokens.part(index + 2, index + 4).contains(where: { ["in", "to", "on"].contains($0.word) })
      {
        result.append(Token(.word, text: "post"))
        index += 1
        continue
      }
      let candidates = atHead ? heads + anywhere : anywhere
      if token.isWord, let match = longest(candidates, tokens, index),
        mayReplace(match, tokens, index)
      {
        result += match.plain.map { Token(.word, text: $0) }
        index += match.words.count
      } else {
        result.append(token)
        index += 1
      }
    }
    return checks(result)
  }

  /// "provided that" goes before "provided".
  private static func longest(
    _ candidates: [(words: [String], plain: [String])], _ tokens: [Token], _ index: Int
  ) -> (words: [String], plain: [String])? {
    var best: (words: [String], plain: [String])?
    for candidate in candidates where candidate.words.count > best?.words.count ?? 0 {
      if tokens.matches(candidate.words, at: index) { best = candidate }
    }
    return best
  }

  /// "all others get status 200", "everyone else gets a 401 back": they are answered with it.
  private static func status(_ tokens: [Token], at index: Int) -> (words: [String], length: Int)? {
    guard ["get", "gets", "receive", "receives"].contains(tokens.word(index)), index > 0 else { return nil }
    var next = index + 1
    while ["a", "an", "the", "status", "code", "http", "of"].contains(tokens.word(next)) { next += 1 }
    guard let number = tokens.at(next)?.number, NumberWords.whole(number, 200...599) != nil,
      tokens.part(index, next).containsAny(["status", "code"])
        || tokens.word(index + 1) == "a"
          && tokens.word(next + 1) == "back"
    else { return nil }
    return (["are", "answered", "with", "status"], next - index)
  }

  private static func isName(_ token: Token?) -> Bool {
    if case .quoted? = token?.kind { return true }
    return token?.isWord == true && token?.text.first?.isUppercase == true
  }

  private static func isHead(_ before: [Token]) -> Bool {
    guard let last = before.last else { return true }
    return last.isMark([",", ".", ";", ":", "!", "(", "-"]) || last.kind == .lineBreak
      || ["and", "but", "while", "then"].contains(last.word)
  }

  /// "if it is open" goes on; "if it is, …" does not.
  private static func mayReplace(_ match: (words: [String], plain: [String]), _ tokens: [Token], _ index: Int) -> Bool {
    guard match.plain == ["if", "yes"] || match.words == ["if", "no"] else { return true }
    let next = tokens.at(index + match.words.count)
    return next == nil || next?.isMark == true || next?.word == "then"
      || Verbs.begins(tokens, at: index + match.words.count)
  }

  /// "check whether X. If yes, A" is "if X, A".
  private static func checks(_ tokens: [Token]) -> [Token] {
    guard let yes = (0..<tokens.count).first(where: { tokens.matches(["if", "yes"], at: $0) }) else { return tokens }
    let verbs: Set<String> = ["check", "see", "look", "verify", "test", "determine", "find"]
    guard let whether = (0..<yes).last(where: { ["whether", "if"].contains(tokens.word($0)) }),
      let verb = (max(0, whether - 3)..<whether).first(where: { verbs.contains(tokens.word($0)) })
    else { return tokens }
    var end = yes
    while end > whether, tokens.at(end - 1)?.isMark == true || ["and", "then"].contains(tokens.word(end - 1)) {
      end -= 1
    }
    var start = yes + 2
    while tokens.at(start)?.isMark == true || tokens.word(start) == "then" { start += 1 }
    let condition =
      [Token(.word, text: "if")] + tokens.part(whether + 1, end) + [Token(.mark(","), text: ",", glued: true)]
    return tokens.part(0, verb) + condition + tokens.part(start)
  }
}
