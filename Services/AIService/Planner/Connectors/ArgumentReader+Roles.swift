/// What is told by its place in the sentence: whom something is for, from where to where, as what, about what.
extension ArgumentReader {
  func byRole(_ parameter: ToolkitParameter, _ used: Set<Int>) -> Value? {
    let name = parameter.name
    if parameter.reads == .person, name.contains("name") { return fullName(used) }
    if parameter.reads == .person || ["user", "username", "assignee"].contains(name) {
      let isAssigned = !["user", "username"].contains(name)
      guard !name.contains("name"), let person = PersonName.find(tokens, mentions, isAssigned: isAssigned) else {
        return nil
      }
      return person.place.allSatisfy { !used.contains($0) } ? person : nil
    }
    if ["head", "source_branch", "source"].contains(name) { return behind(["from"], used, parameter) }
    if ["base", "target_branch", "destination_branch", "target"].contains(name) {
      return behind(["into", "to", "against"], used, parameter)
    }
    if ["tag", "label", "labels", "tags"].contains(name),
      ["tag", "label", "mark", "categorize"].contains(clause.verb ?? "")
    {
      if parameter.type == "array" {
        guard let place = tokens.firstIndex(ofAny: ["as", "with"]) else { return nil }
        return list(from: place + 1, used, isPlain: true)
      }
      if let found = behind(["as", "with"], used, parameter) { return found }
      return tokens.indices.first { quoted($0) != nil && !used.contains($0) }.flatMap { place in
        quoted(place).map { (.text($0), [place]) }
      }
    }
    if ["status", "state", "list", "folder", "stage"].contains(name),
      ["move", "transition", "set", "change", "put", "update", "mark"].contains(clause.verb ?? "")
    {
      return behind(["to", "into", "as"], used, parameter)
    }
    if ArgumentNames.isIdentifier(parameter) || ["sku", "tag_name", "version"].contains(name) {
      return code(used, parameter)
    }
    return nil
  }

  /// "Mia Torres (mia@example.com)": the words with capitals in front of an address.
  private func fullName(_ used: Set<Int>) -> Value? {
    guard let address = tokens.firstIndex(where: { if case .email = $0.kind { true } else { false } }) else {
      return nil
    }
    var end = address
    while end > 0, tokens.at(end - 1)?.isMark == true { end -= 1 }
    var start = end
    while start > 0, let token = tokens.at(start - 1), token.isWord, token.text.first?.isUppercase == true,
      !inMention(start - 1), !used.contains(start - 1), Verbs.base(token.word) == nil
    {
      start -= 1
    }
    return start < end ? (.text(tokens.part(start, end).text), Array(start..<end)) : nil
  }

  /// The value behind one of these words.
  private func behind(_ words: Set<String>, _ used: Set<Int>, _ parameter: ToolkitParameter) -> Value? {
    for (place, token) in tokens.enumerated() where words.contains(token.word) {
      var start = place + 1
      while ["the", "branch", "a", "status", "state", "list", "folder", "column"].contains(tokens.word(start)) {
        start += 1
      }
      guard let first = tokens.at(start), !used.contains(start), !inMention(start), first.isWord || quoted(start) != nil
      else { continue }
      if let found = value(from: start, used, parameter) { return found }
      guard !Words.empty.contains(first.word), !Words.pronouns.contains(first.word) else { continue }
      var end = start + 1
      while let next = tokens.at(end), next.glued, next.isWord || next.number != nil || next.isMark(["/"]) { end += 1 }
      return (.text(tokens.part(start, end).text), Array(start..<end))
    }
    return nil
  }

  /// A code that nothing else took; else the only one of the sentence ("PX92 is fixed, close that incident").
  private func code(_ used: Set<Int>, _ parameter: ToolkitParameter) -> Value? {
    var place = 0
    while place < tokens.count {
      if !used.contains(place), !inMention(place), !FileName.isOne(tokens[place]),
        let (code, length) = CodeWord.read(tokens, at: place), !code.contains("/")
      {
        return (.text(code), Array(place..<(place + length)))
      }
      place += 1
    }
    guard parameter.isRequired, context.codes.count == 1, let code = context.codes.first else { return nil }
    return (.text(code), [])
  }

  // MARK: - Numbers

  /// The number that is said with the parameter's name or unit; what must be there takes the first that is left.
  func number(_ parameter: ToolkitParameter, _ used: Set<Int>, in tool: ToolkitTool) -> Value? {
    let names = ArgumentNames.words(of: parameter)
    let free = tokens.indices.filter { isFree($0, used) }
    let name = parameter.name
    let isLimit = name.contains("limit") || name.hasPrefix("max")
    let isAmount = ["amount", "price"].contains(name)
    func found(_ place: Int) -> Value? { whole(place).map { (.number($0), [place]) } }
    for place in free {
      var before = place - 1
      while before >= max(0, place - 3),
        ["of", "is", "to", "with", "the", "id", "number", "value", "at", "a", "nr", "no"].contains(tokens.word(before))
          && !names.contains(tokens.word(before)) || tokens.at(before)?.isMark([":"]) == true
      {
        before -= 1
      }
      if names.contains(tokens.word(before)) { return found(place) }
      if name == "duration", let seconds = DurationReader.read(tokens, at: place)?.seconds {
        return (.number((seconds / 60).rounded()), [place])
      }
      if names.contains(tokens.word(place + 1)), !isAmount { return found(place) }
      if isAmount, ["over", "worth", "for", "at", "of"].contains(tokens.word(place - 1)) { return found(place) }
      if isLimit {
        let isSaid = ["first", "last", "latest", "top", "only", "newest", "most"].contains(tokens.word(place - 1))
        if isSaid || Words.isPlural(tokens.word(place + 1)), DurationReader.read(tokens, at: place) == nil {
          return found(place)
        }
      }
    }
    guard parameter.isRequired, let place = free.first else { return nil }
    return found(place)
  }

  private func whole(_ place: Int) -> Double? {
    switch tokens.at(place)?.kind {
    case .number(let value): value
    case .channel(let name): Double(name.dropFirst())
    default: nil
    }
  }

  private func isFree(_ place: Int, _ used: Set<Int>) -> Bool {
    guard !used.contains(place), !inMention(place), whole(place) != nil, tokens.at(place - 1)?.isMark(["+"]) != true,
      !["am", "pm"].contains(tokens.word(place + 1))
    else { return false }
    return
      !(tokens.at(place + 1)?.glued == true && tokens.at(place + 1)?.isMark([":"]) == true
      && tokens.at(place + 2)?.glued == true)
  }

  // MARK: - Questions

  private static let subjects: Set<String> = [
    "about", "matching", "mentioning", "containing", "regarding", "named", "called", "concerning",
  ]
  private static let asking: Set<String> = [
    "search", "find", "look", "query", "ask", "fetch", "get", "list", "show", "check",
  ]

  /// "videos about sourdough on YouTube", "contacts matching 'solar'", "search Gmail for mails from …".
  func topic(_ used: Set<Int>) -> Value? {
    if let start = tokens.firstIndex(ofAny: Self.subjects) {
      if let text = quoted(start + 1) { return (.text(text), [start + 1]) }
      if let found = phrase(from: start + 1, used, stops: Words.prepositions) { return found }
    }
    if tokens.contains(where: { quoted(of: $0) != nil }) { return nil }
    guard clause.verb.map(Self.asking.contains) ?? true else { return nil }
    if clause.verb == "ask",
      let start = tokens.firstIndex(ofAny: ["what", "how", "who", "when", "where", "why", "which", "whether"])
    {
      return phrase(from: start, used, stops: [])
    }
    for (place, token) in tokens.enumerated()
    where place > 0 && ["for", "on"].contains(token.word) && !inMention(place + 1) {
      // "search Gmail for …", but "the rows for each …" asks for nothing.
      guard token.word == "for" || inMention(place - 2) || inMention(place - 1), tokens.word(place + 1) != "each" else {
        continue
      }
      if token.word == "for", !tokens.containsAny(["search", "look", "query"]) { continue }
      if let found = phrase(from: place + 1, used, stops: ["on", "in", "using", "via"]) { return found }
    }
    return nil
  }

  private func quoted(of token: Token) -> String? {
    if case .quoted(let text) = token.kind { return text }
    return nil
  }

  private func phrase(from start: Int, _ used: Set<Int>, stops: Set<String>) -> Value? {
    var end = start
    while let token = tokens.at(end), !token.isMark || token.glued && tokens.at(end + 1)?.glued == true,
      !stops.contains(token.word), !inMention(end), end - start < 16
    {
      end += 1
    }
    let words = tokens.part(start, end).trimmed(["the", "from", "and"])
    guard end > start, !words.isEmpty, !used.contains(start), !Words.pronouns.contains(words.word(0)) else {
      return nil
    }
    return (.text(words.text), Array(start..<end))
  }
}
