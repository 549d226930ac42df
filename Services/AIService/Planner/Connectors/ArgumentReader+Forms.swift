/// What is told by its form: channels, addresses, repositories, telephone numbers, dates, one of a few choices.
extension ArgumentReader {
  func byForm(_ parameter: ToolkitParameter) -> Value? {
    switch parameter.reads {
    case .channel:
      return channel(person: parameter.name == "chat_id" ? nil : false)
    case .email:
      let emails = emails(parameter)
      guard !emails.isEmpty else { return nil }
      return (parameter.type == "array" ? .list(emails) : .text(emails.joined(separator: ", ")), [])
    case .url:
      return tokens.indices.lazy.compactMap { place -> Value? in
        if case .url(let url) = self.tokens[place].kind { (.text(url), [place]) } else { nil }
      }.first
    case .repository: return repository()
    case .number where parameter.type == "string": return phone(from: parameter.name == "from")
    case .number: return nil
    case .date: return date(parameter)
    case .person, .quoted, .text, .none: return plainForm(parameter)
    }
  }

  private func plainForm(_ parameter: ToolkitParameter) -> Value? {
    if parameter.reads == .person || ["user", "username", "assignee", "chat_id"].contains(parameter.name),
      let person = channel(person: true)
    {
      return person
    }
    if ArgumentNames.isPath(parameter),
      let place = tokens.firstIndex(where: { if case .path = $0.kind { true } else { false } })
    {
      return (.text(tokens[place].text), [place])
    }
    if ArgumentNames.isFile(parameter), let place = tokens.firstIndex(where: FileName.isOne) {
      return (.text(tokens[place].text), [place])
    }
    if parameter.type == "object",
      let place = tokens.firstIndex(where: { if case .json = $0.kind { true } else { false } })
    {
      return (.json(tokens[place].text), [place])
    }
    if parameter.name == "range", let range = CellRange.find(tokens) { return range }
    if parameter.name == "filter", parameter.type == "string",
      let place = tokens.firstIndex(ofAny: ["today", "overdue", "tomorrow"])
    {
      return (.text(tokens[place].text), [place])
    }
    if parameter.name == "currency" { return currency() }
    for choice in parameter.choices {
      let said = choice.lowercased()
      if let place = tokens.firstIndex(where: { $0.isWord && ($0.word == said || Words.singular($0.word) == said) }),
        !inMention(place)
      {
        return (.text(choice), [place])
      }
    }
    return nil
  }

  /// "#ops", or "@sven"; either where nothing is said. "#17" is the number of something.
  private func channel(person: Bool?) -> Value? {
    for (place, token) in tokens.enumerated() {
      guard case .channel(let name) = token.kind, person == nil || name.hasPrefix("@") == person,
        !name.dropFirst().allSatisfy(\.isNumber)
      else { continue }
      return (.text(name), [place])
    }
    return nil
  }

  /// The addresses in the parameter's role: "cc", "from", or whom it goes to.
  private func emails(_ parameter: ToolkitParameter) -> [String] {
    var found: [String: [String]] = [:]
    var role = "to"
    for token in tokens {
      if ["cc", "bcc", "from", "to"].contains(token.word) { role = token.word }
      if case .email(let address) = token.kind { found[role, default: []].append(address) }
    }
    if ["cc", "bcc", "from"].contains(parameter.name) { return found[parameter.name] ?? [] }
    let meant = found["to"] ?? []
    return meant.isEmpty ? tokens.emails : meant
  }

  /// "acme/website", however the words were cut.
  private func repository() -> Value? {
    for (place, token) in tokens.enumerated() {
      let text = token.text
      guard text.contains("/"), !text.hasPrefix("/"), !text.hasSuffix("/"), !text.contains(":"),
        text.split(separator: "/").count == 2
      else { continue }
      return (.text(text), [place])
    }
    for (place, token) in tokens.enumerated() where token.isMark(["/"]) && token.glued && place > 0 {
      var start = place - 1
      while start > 0, tokens[start].glued, !tokens[start].isMark { start -= 1 }
      var end = place + 1
      while let next = tokens.at(end), next.glued, !next.isMark([",", ".", ":", ";", "!", "?", ")"]) { end += 1 }
      guard end > place + 1, tokens[start].isWord else { continue }
      return (.text(tokens.part(start, end).text), Array(start..<end))
    }
    return nil
  }

  /// "+14155550123"
  private func phone(from isSender: Bool) -> Value? {
    for (place, token) in tokens.enumerated() where token.isMark(["+"]) {
      if isSender != (tokens.word(place - 1) == "from") { continue }
      guard case .number(let number)? = tokens.at(place + 1)?.kind, let digits = Int(exactly: number), digits > 99_999
      else {
        continue
      }
      return (.text("+\(digits)"), [place, place + 1])
    }
    return nil
  }

  private static let currencies = [
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "pounds": "GBP", "francs": "CHF", "yen": "JPY",
    "eur": "EUR", "usd": "USD", "gbp": "GBP", "chf": "CHF", "jpy": "JPY", "sek": "SEK", "cad": "CAD", "aud": "AUD",
  ]

  private func currency() -> Value? {
    tokens.indices.lazy.compactMap { place -> Value? in
      Self.currencies[self.tokens.word(place)].map { (.text($0), [place]) }
    }.first
  }

  // MARK: - Dates

  private static let ends: Set<String> = ["until", "till", "to", "before", "through"]

  /// The date in the parameter's role: of two, the second is the end.
  private func date(_ parameter: ToolkitParameter) -> Value? {
    var dates: [Value] = []
    var index = 0
    while index < tokens.count, dates.count < 4 {
      if case .date(let date)? = tokens.at(index)?.kind {
        dates.append((.text(date), [index]))
      } else if let (text, length) = SpokenDate.read(tokens, at: index) {
        dates.append((.text(text), Array(index..<(index + length))))
        index += length - 1
      }
      index += 1
    }
    let isEnd = parameter.name == "to" || parameter.name.split(separator: "_").contains { ["end", "max"].contains($0) }
    let last = dates.last { Self.ends.contains(tokens.word(($0.place.first ?? 0) - 1)) }
    if isEnd { return last ?? (dates.count > 1 ? dates.last : nil) }
    let isMoved = ["move", "reschedule", "change", "shift", "set"].contains(clause.verb ?? "") && dates.count == 1
    let isLate = ["due", "close"].contains { parameter.name.hasPrefix($0) }
    return dates.first { $0.place != last?.place } ?? (isLate || isMoved ? last : nil)
  }
}

/// "emails.txt", "deploy.yml": a word that ends as names of files do.
enum FileName {
  private static let endings: Set<String> = [
    "txt", "csv", "json", "pdf", "md", "html", "xml", "xlsx", "xls", "docx", "doc", "yml", "yaml", "png", "jpg", "jpeg",
    "zip", "log", "tsv", "ics", "mp4", "mp3", "pptx", "sql", "parquet",
  ]

  static func isOne(_ token: Token) -> Bool {
    guard token.isWord, let dot = token.word.lastIndex(of: "."), dot != token.word.startIndex else { return false }
    return endings.contains(String(token.word[token.word.index(after: dot)...]))
  }
}

/// Cells of a sheet: "A1:C20", "Sheet1!B2:B90".
enum CellRange {
  static func find(_ tokens: [Token]) -> ArgumentReader.Value? {
    for place in tokens.indices where isCell(tokens[place]) && tokens.at(place + 1)?.isMark([":"]) == true {
      guard let end = tokens.at(place + 2), end.glued, isCell(end) else { continue }
      var start = place
      if tokens.at(place - 1)?.isMark(["!"]) == true, tokens[place].glued, tokens.at(place - 2)?.isWord == true {
        start = place - 2
      }
      return (.text(tokens.part(start, place + 3).map(\.text).joined()), Array(start..<(place + 3)))
    }
    return nil
  }

  private static func isCell(_ token: Token) -> Bool {
    let letters = token.text.prefix { $0.isASCII && $0.isUppercase }
    let digits = token.text.dropFirst(letters.count)
    return token.isWord && (1...3).contains(letters.count) && digits.allSatisfy(\.isASCIIDigit) && digits.count <= 7
  }
}
