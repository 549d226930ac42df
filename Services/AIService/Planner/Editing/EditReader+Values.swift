/// What a follow-up says of values: the time, a method, a number, what a step has under a name.
extension EditReader {
  /// "make that Wednesday at 15:30", "no, 16:00", "the day to Thursday"
  var retimed: EditWish? {
    guard isScheduled, tokens.count <= 12, !tokens.contains(where: \.isLiteral), tokens.word(0) != "not",
      !tokens.containsAny(["every", "each", "daily", "weekly", "hourly"]), catalog.mentioned(in: tokens).isEmpty
    else { return nil }
    var days: [Int] = []
    var time: (hour: Int, minute: Int)?
    for (index, token) in tokens.enumerated() {
      if token.isWord, token.word.count > 3, let day = ScheduleReader.weekday(token.word) { days.append(day) }
      if case .clock(let hour, let minute) = token.kind {
        let isEvening = tokens.word(index + 1) == "pm" && hour < 12
        time = (isEvening ? hour + 12 : hour, minute)
      } else if let number = token.number, let hour = NumberWords.whole(number, 0...23),
        ["pm", "am", "clock"].contains(tokens.word(index + 1)) || tokens.word(index - 1) == "at"
      {
        time = (tokens.word(index + 1) == "pm" && hour < 12 ? hour + 12 : hour, 0)
      }
    }
    let rest = tokens.filter {
      $0.isWord && !Self.timeWords.contains($0.word) && ScheduleReader.weekday($0.word) == nil
    }
    guard !days.isEmpty || time != nil, rest.count <= 2 else { return nil }
    let list = days.isEmpty ? nil : Set(days).sorted().map(String.init).joined(separator: ",")
    return .retime(days: list, hour: time?.hour, minute: time?.minute ?? 0)
  }

  private static let timeWords: Set<String> = [
    "make", "that", "it", "at", "on", "to", "the", "day", "time", "should", "be", "instead", "rather", "change", "move",
    "set", "and", "pm", "am", "o", "clock", "in", "morning", "evening", "afternoon", "run", "start", "no", "not",
    "better",
    "shift", "use", "is", "a", "schedule", "of", "than", "please", "only", "from",
  ]

  private static let methods: Set<String> = ["GET", "POST", "PUT", "PATCH", "DELETE"]

  /// "use PUT rather than POST", "make it a PATCH"
  var method: EditWish? {
    guard tokens.count <= 10, tokens.firstURL == nil,
      ["use", "make", "change", "switch", "send", "set", "it", "the"].contains(tokens.word(0))
    else { return nil }
    let said = tokens.indices.filter { Self.methods.contains(tokens[$0].text) }
    let old: Set<String> = ["than", "not", "of", "from"]
    return said.first { !old.contains(tokens.word($0 - 1)) }.map { .method(tokens[$0].text) }
  }

  /// "thirty is too low, make it 35", "change the limit to 200"
  var number: EditWish? {
    if tokens.count <= 8, tokens.containsAny(["wait", "make", "delay", "rather", "instead", "pause"]) || corrects,
      let start = tokens.indices.first(where: { DurationReader.read(tokens, at: $0) != nil }),
      let duration = DurationReader.read(tokens, at: start),
      corrects || tokens.containsAny(["make", "instead", "rather"])
    {
      return .duration(duration.seconds)
    }
    if corrects, tokens.count <= 2, let number = tokens.first?.number { return .number(number) }
    guard !isScheduled || tokens.containsAny(["threshold", "limit", "low", "high", "above", "over"]),
      tokens.count <= 14,
      tokens.containsAny(["make", "change", "set", "raise", "lower", "increase", "should", "use", "threshold", "limit"]
      ),
      !tokens.contains(where: \.isLiteral), !tokens.contains(where: { $0.isMark(["+"]) }),
      let number = tokens.last(where: { $0.number != nil && !$0.isOrdinal })?.number
    else { return nil }
    return .number(number)
  }

  private static let names: Set<String> = [
    "subject", "title", "text", "body", "message", "content", "name", "summary", "description", "channel", "address",
    "recipient", "number", "phone", "url", "link", "priority", "status", "label", "tag", "list", "board", "project",
    "sheet",
    "spreadsheet", "table", "folder", "page", "city", "location", "place", "repository", "branch", "team", "amount",
    "query",
    "database", "collection", "path", "answer", "caption", "comment", "receiver", "stage", "template", "campaign",
    "email",
    "mail", "method", "limit", "topic", "prompt",
  ]
  private static let setting: Set<String> = [
    "should", "must", "set", "change", "make", "update", "use", "give", "is", "has", "put", "with", "shall", "let",
    "the",
  ]

  /// "the mail should have the subject "New scan"", "set the ticket's priority to urgent"
  var assignment: EditWish? {
    guard Self.setting.contains(tokens.word(0)) || tokens.part(0, 6).containsAny(["should", "must"]),
      tokens.count <= 24,
      !tokens.containsAny(["add", "also", "field", "create", "fetch"])
    else { return nil }
    let joints: Set<String> = ["to", "be", "is", "say", "says", "read", "into", "as"]
    var place = tokens.lastIndex { joints.contains($0.word) || $0.isMark([":"]) || $0.text == "=" }
    if let plus = tokens.firstIndex(where: { $0.isMark(["+"]) }) { place = plus - 1 }
    if let literal = tokens.firstIndex(where: \.isLiteral), place.map({ $0 > literal }) ?? true { place = literal - 1 }
    guard let place, place > 0, place < tokens.count - 1 else { return nil }
    let name = tokens.part(0, place + 1)
    guard name.contains(where: { Self.names.contains(Words.singular($0.word)) }) else { return nil }
    var value = Self.upToMark(tokens.part(place + 1))
    while let first = value.first, ["the", "a", "to"].contains(first.word) { value.removeFirst() }
    while let last = value.last, ["instead", "please"].contains(last.word) { value.removeLast() }
    return value.isEmpty ? nil : .assign(name: name, value: value)
  }
}
