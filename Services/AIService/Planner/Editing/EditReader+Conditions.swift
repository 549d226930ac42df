/// Under which condition a follow-up wants it to run, and what happens otherwise.
extension EditReader {
  private static let openings: [[String]] = [
    ["only", "when"], ["only", "if"], ["only", "for"], ["only", "on"], ["only", "from"], ["only", "with"],
    ["just", "for"], ["just", "if"], ["just", "when"], ["just", "on"], ["just", "from"], ["just", "with"],
    ["do", "it", "only", "for"], ["do", "it", "only", "if"], ["do", "it", "only", "when"],
    ["do", "this", "only", "for"], ["do", "this", "only", "if"], ["but", "only", "if"], ["only", "do", "it", "if"],
    ["only", "do", "it", "for"], ["only", "do", "this", "if"], ["only", "run", "it", "if"],
    ["run", "it", "only", "if"],
    ["if"], ["as", "long", "as"], ["in", "case"], ["provided"], ["provided", "that"],
  ]
  private static let excluding: [[String]] = [
    ["skip", "it", "for"], ["skip", "it", "if"], ["skip", "it", "when"], ["skip", "this", "for"],
    ["skip", "this", "if"],
    ["do", "nothing", "if"], ["do", "nothing", "for"], ["stop", "if"], ["unless"], ["not", "for"], ["not", "if"],
    ["not", "when"], ["not", "on"], ["not", "from"], ["not", "the"], ["except"], ["except", "for"], ["except", "if"],
    ["except", "when"], ["except", "on"], ["do", "not", "do", "it", "for"], ["do", "not", "do", "it", "if"],
    ["do", "not", "do", "it", "when"], ["do", "not", "run", "it", "if"], ["do", "not", "run", "it", "for"],
    ["do", "not", "do", "that", "for"], ["do", "not", "do", "that", "if"], ["leave", "out", "those"],
  ]

  var condition: EditWish? {
    guard !tokens.contains(where: { $0.isMark([","]) }), !tokens.containsAny(["then"]) else { return nil }
    let skipped = tokens.matchLength(ofAny: Self.excluding, at: 0)
    let length = skipped > 0 ? skipped : tokens.matchLength(ofAny: Self.openings, at: 0)
    if length > 0 {
      let rest = tokens.part(length)
      if saysStep(rest) { return nil }
      if isScheduled, let days = days(in: rest, isExcluded: skipped > 0) { return days }
      return .onlyIf(rest, isNegated: skipped > 0)
    }
    // "only tell us about the negative ones"
    guard tokens.word(0) == "only", Verbs.begins(tokens, at: 1),
      let joint = tokens.firstIndex(ofAny: ["about", "for", "if", "when"], from: 2), joint < 7, joint < tokens.count - 1
    else { return nil }
    return .onlyIf(tokens.part(joint + 1), isNegated: false)
  }

  /// "if the amount is over 1000 tell #finance" has a step of its own.
  private func saysStep(_ words: [Token]) -> Bool {
    guard words.count < 60 else { return false }
    return words.indices.contains { index in
      index > 2 && Verbs.begins(words, at: index)
        && (words.part(index).contains(where: \.isLiteral) || !catalog.mentioned(in: words.part(index)).isEmpty)
        && ConditionReader(noun: nil).read(words.part(0, index)) != nil
    }
  }

  /// "not on weekends", "only on workdays"
  func days(in words: [Token], isExcluded: Bool, onlyGroups: Bool = false) -> EditWish? {
    guard words.count <= 6 else { return nil }
    let isOfWork = words.indices.contains {
      ["work", "working", "business"].contains(words.word($0)) && words.word($0 + 1) == "days"
    }
    if isOfWork || words.containsAny(["weekday", "weekdays", "workdays", "workday"]) {
      return .days(isExcluded ? "0,6" : "1-5")
    }
    if words.containsAny(["weekend", "weekends"]) { return .days(isExcluded ? "1-5" : "0,6") }
    guard !onlyGroups else { return nil }
    let named = Set(words.compactMap { $0.isWord && $0.word.count > 3 ? ScheduleReader.weekday($0.word) : nil })
    guard !named.isEmpty else { return nil }
    let kept = isExcluded ? Set(0...6).subtracting(named) : named
    return kept.isEmpty ? nil : .days(kept.sorted().map(String.init).joined(separator: ","))
  }

  private static let others: [[String]] = [
    ["everything", "else"], ["all", "else"], ["anything", "else"], ["the", "rest"], ["all", "others"],
    ["the", "others"],
    ["all", "the", "others"], ["all", "other", "ones"], ["the", "other", "ones"], ["everybody", "else"],
    ["everyone", "else"], ["others"], ["any", "other"], ["the", "remaining", "ones"],
  ]
  private static let refusals: [[String]] = [
    ["if", "i", "say", "no"], ["if", "i", "do", "not"], ["if", "i", "reject", "it"], ["if", "i", "reject"],
    ["if", "i", "decline"], ["if", "i", "refuse"], ["if", "rejected"], ["if", "refused"], ["if", "declined"],
    ["if", "it", "is", "rejected"], ["if", "it", "is", "refused"], ["if", "it", "is", "declined"],
    ["when", "i", "say", "no"], ["if", "the", "answer", "is", "no"], ["if", "not", "approved"],
    ["if", "it", "is", "not", "approved"], ["if", "they", "say", "no"], ["if", "no"],
  ]

  /// "otherwise send an e-mail to …", "everything else goes by mail to …", "if I say no, …"
  var otherwise: EditWish? { Self.otherwise(tokens).map { .otherwise($0) } }

  private static func otherwise(_ tokens: [Token]) -> [Token]? {
    let refusal = tokens.matchLength(ofAny: refusals, at: 0)
    if refusal > 0, tokens.count > refusal + 1 { return tokens.part(refusal).trimmed(["then", "just", "please"]) }
    let length = tokens.matchLength(ofAny: others, at: 0)
    guard length > 0, tokens.count > length + 1 else { return Connectors.afterOtherwise(tokens) }
    let rest = tokens.part(length)
    switch rest.word(0) {
    case "goes", "go", "gets", "get": return send + rest.part(1)
    case "to", "into", "in", "by", "via": return send + rest
    case "should", "must", "can", "may", "will":
      return ["go", "get"].contains(rest.word(1)) ? send + rest.part(2) : rest.part(1)
    default: return rest
    }
  }

  private static let send = Tokenizer.tokens(of: "send it")

  /// "just for priority high, everything else goes by mail to …": a condition, and what happens otherwise.
  var alternatives: EditWish? {
    guard let end = tokens.firstIndex(where: { $0.isMark([",", ";", "."]) }), end > 1, end < tokens.count - 2 else {
      return nil
    }
    let tail = tokens.part(end + 1).trimmed(["and", "but", "please"])
    guard let rest = Self.otherwise(tail) else { return nil }
    var head = self
    head.tokens = tokens.part(0, end)
    guard let condition = head.condition else { return nil }
    return .several([condition, .otherwise(rest)])
  }
}
