/// Says "for each …, …" where a loop is said in another way: "send every guest of the list a mail", "one task for each
/// patient", "per record, call …", "all clients need an invoice each".
enum EachPhrase {
  private static let every: Set<String> = ["every", "each", "all", "everyone", "everybody"]
  /// With these verbs all is brought or worked on at once.
  private static let whole: Set<String> = [
    "get", "list", "fetch", "read", "search", "find", "count", "load", "pull", "retrieve", "collect", "gather", "show",
    "take", "keep", "sum", "sort", "query", "check", "merge", "combine", "summarize", "summarise", "export", "download",
    "group", "filter", "drop", "remove", "exclude", "average", "join", "put", "wait", "save", "store", "log", "post",
    "append", "dump", "upload", "process", "select", "monitor", "watch", "deduplicate", "put", "insert",
  ]

  static func plain(_ tokens: [Token], catalog: ToolkitCatalog, context: ClauseContext) -> [Token]? {
    guard tokens.count < 100 else { return nil }
    return per(tokens) ?? subject(tokens) ?? object(tokens, catalog, context) ?? behind(tokens)
  }

  /// "per record, call …"
  private static func per(_ tokens: [Token]) -> [Token]? {
    var start = tokens.matchLength(
      ofAny: [["per"], ["with", "each"], ["with", "every"], ["on", "each"], ["on", "every"]], at: 0)
    guard start > 0, let noun = tokens.at(start), noun.isWord, tokens.at(start + 1)?.isMark([",", ":"]) == true else {
      return nil
    }
    if ["of", "the"].contains(noun.word) { start += 1 }
    return words("for each") + tokens.part(start)
  }

  /// "all clients in our database need an invoice each", "each invoice where paid is false results in a reminder"
  private static func subject(_ tokens: [Token]) -> [Token]? {
    guard ["all", "each", "every"].contains(tokens.word(0)), tokens.at(1)?.isWord == true else { return nil }
    let isAll = tokens.word(0) == "all"
    let endsEach = tokens.last?.word == "each"
    for index in 2..<max(2, min(18, tokens.count)) {
      let results = tokens.matchLength(
        ofAny: [
          ["results", "in"], ["leads", "to"], ["must", "become"], ["should", "become"], ["becomes"], ["needs"],
          ["need"],
        ],
        at: index)
      let wish = results > 0 ? 0 : PassiveClause.wishLength(tokens, at: index)
      guard results > 0 || wish > 0 && isAll && endsEach else { continue }
      let rest = tokens.part(index + results, endsEach ? tokens.count - 1 : nil)
      let action = results > 0 ? words("create") + rest : PassiveClause.active(words("it") + rest)
      let head = tokens.part(1, index)
      return words("for each") + head + comma + action
    }
    return nil
  }

  /// "send every attendee in the list attendees a message", "look every city up by its id"
  private static func object(
    _ tokens: [Token], _ catalog: ToolkitCatalog, _ context: ClauseContext
  ) -> [Token]? {
    guard Verbs.base(tokens.word(0)) != nil, let verb = Verbs.base(tokens.word(0)) else { return nil }
    let isLook = verb == "look" || tokens.word(0) == "look"
    guard !whole.contains(verb) || isLook || context.isGivenList && ["read", "fetch", "get", "post"].contains(verb)
    else {
      return nil
    }
    for index in 1..<min(6, tokens.count) where every.contains(tokens.word(index)) {
      if Words.prepositions.contains(tokens.word(index - 1)), tokens.word(index - 1) != "to" { return nil }
      if tokens.part(1, index).contains(where: { $0.isMark || $0.word == "and" }) { return nil }
      let isAll = tokens.word(index) == "all"
      var start = index + 1
      while ["of", "the", "these", "those", "our", "my", "single"].contains(tokens.word(start)) { start += 1 }
      var end = start
      while let token = tokens.at(end), token.isWord, !Words.prepositions.contains(token.word), end - start < 4,
        !["a", "an", "the", "up", "who", "whose", "that", "their", "its", "and"].contains(token.word)
      { end += 1 }
      let isBody = ["everyone", "everybody"].contains(tokens.word(index))
      guard end > start || isBody else { return nil }
      let noun = isBody ? words("person") : tokens.part(start, end)
      if ScheduleReader.read(tokens.part(index, end)) != nil { return nil }
      var source = sourceEnd(tokens, from: end, catalog)
      if ["in", "of", "from"].contains(tokens.word(end)), ["it", "them"].contains(tokens.word(end + 1)) {
        source = end + 2
      }
      // What is at hand may be gone through too.
      guard
        source > end || !isAll && !catalog.mentioned(in: noun).isEmpty
          || (context.hasData || context.isGivenList) && !isAll && !isBody
      else { return nil }
      return words("for each") + noun + tokens.part(end, source) + comma + tokens.part(0, index) + words("it")
        + tokens.part(source)
    }
    return nil
  }

  /// Where "in the google sheet 'Choir'" ends; the place itself where no source is named.
  private static func sourceEnd(_ tokens: [Token], from start: Int, _ catalog: ToolkitCatalog) -> Int {
    guard ["in", "from", "of", "on", "at"].contains(tokens.word(start)) else { return start }
    let phrase = tokens.part(start, start + 9)
    if let mention = catalog.mentioned(in: phrase).first {
      var end = start + mention.range.upperBound
      while let token = tokens.at(end),
        token.isLiteral || ["table", "list", "sheet", "database", "called"].contains(token.word)
      { end += 1 }
      return end
    }
    if let url = phrase.firstIndex(where: { if case .url = $0.kind { true } else { false } }), url <= 3 {
      return start + url + 1
    }
    guard GivenReader.member(in: phrase) != nil, let list = phrase.firstIndex(ofAny: ["list", "array"]) else {
      return start
    }
    var end = start + list + 1
    if ["called", "named"].contains(tokens.word(end)) { end += 1 }
    end += 1
    if ["of", "in", "from"].contains(tokens.word(end)), tokens.part(end, end + 3).containsAny(["input"]) {
      while tokens.word(end) != "input" { end += 1 }
      end += 1
    }
    return end
  }

  /// "one task in Asana for each patient returned by …"
  private static func behind(_ tokens: [Token]) -> [Token]? {
    // Other languages leave their verb at both ends: "send for each row … send a mail".
    if ["each", "every"].contains(tokens.word(2)), tokens.word(1) == "for", let verb = Verbs.base(tokens.word(0)),
      tokens.part(3, 20).contains(where: { Verbs.base($0.word) == verb })
    {
      return tokens.part(1)
    }
    for index in tokens.indices.dropFirst(2) {
      let length = tokens.matchLength(
        ofAny: [["for", "each"], ["for", "every"], ["for", "each", "of", "the"]], at: index)
      guard length > 0, tokens.at(index + length)?.isWord == true, tokens.at(index - 1)?.isMark != true,
        tokens.word(index + length) != "one", tokens.word(index + length) != "of",
        !tokens.part(0, index).contains(where: { $0.isMark([",", ":"]) }),
        !tokens.part(0, index).containsAny(["and", "then", "if", "sum", "count", "average", "total", "number", "keep"])
      else { continue }
      var end = index + length
      while let token = tokens.at(end), !token.isMark([",", ":", ";"]), token.word != "then",
        !(token.word == "and" && Verbs.begins(tokens, at: end + 1))
      { end += 1 }
      return tokens.part(index, end) + comma + tokens.part(0, index) + tokens.part(end)
    }
    return nil
  }

  private static let comma = [Token(.mark(","), text: ",", glued: true)]

  private static func words(_ text: String) -> [Token] {
    text.split(separator: " ").map { Token(.word, text: String($0)) }
  }
}
