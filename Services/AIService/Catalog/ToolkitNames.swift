/// Finds the names of services in a sentence: "GitHub", "a Google Sheet", "MS Teams".
struct ToolkitNames: Sendable {
  struct Mention: Sendable, Hashable {
    /// The place of the toolkit in its catalog.
    let toolkit: Int
    /// Where the name stands.
    let range: Range<Int>
  }

  /// Names by their first word, the longest first.
  private let names: [String: [(words: [String], toolkit: Int)]]
  /// The ambiguous ones, and names of imported services that are verbs: "Report" must not take every "report".
  private let shy: Set<String>
  private static let builtin = Set(BuiltinManifest.all.keys)

  /// What people call a thing whose usual place is this service.
  private static let usual: [String: [String]] = [
    "google-sheets": ["spreadsheet", "sheet"], "google-docs": ["google doc"], "google-calendar": ["calendar"],
    "twilio": ["text message"], "twitter": ["tweets"], "rss": ["rss feed"],
    "openweather": ["forecast", "temperature in", "air quality"],
  ]

  /// Words that mean something else too: they name a service only with a capital, or after "in", "on", "to"….
  private static let ambiguous: Set<String> = [
    "box", "linear", "teams", "x", "drive", "zoom", "atom", "bb", "gh", "gl", "pg", "wp", "calendar", "sheet",
  ]
  /// Behind one of these words they name the service: "a linear issue".
  private static let things: Set<String> = [
    "issue", "ticket", "message", "channel", "meeting", "call", "event", "folder", "chat", "webinar", "file",
    "document",
  ]
  private static let leading: Set<String> = [
    "in", "on", "to", "into", "from", "via", "using", "with", "at", "through", "my", "our", "use",
    "not", "than", "either", "both",
  ]

  init(_ toolkits: [Toolkit]) {
    var names: [String: [(words: [String], toolkit: Int)]] = [:]
    var shy = Self.ambiguous
    for (place, toolkit) in toolkits.enumerated() {
      var spellings = Set([toolkit.name, toolkit.slug.replacing("-", with: " ").replacing("_", with: " ")])
      spellings.formUnion(toolkit.aliases)
      spellings.formUnion(Self.usual[toolkit.slug] ?? [])
      for spelling in spellings {
        let words = Tokenizer.tokens(of: spelling).words
        guard let first = words.first, !words.allSatisfy(Words.empty.contains) else { continue }
        if words.count == 1, !Self.builtin.contains(toolkit.slug), Verbs.base(first) != nil { shy.insert(first) }
        names[first, default: []].append((words, place))
        // "a Google Sheet"
        if let last = words.last, words.count > 1, Words.isPlural(last) {
          names[first, default: []].append((words.dropLast() + [Words.singular(last)], place))
        }
      }
    }
    self.shy = shy
    self.names = names.mapValues { list in
      list.sorted { $0.words.count != $1.words.count ? $0.words.count > $1.words.count : $0.toolkit < $1.toolkit }
    }
  }

  func mentions(in tokens: [Token]) -> [Mention] {
    var found: [Mention] = []
    var index = 0
    while index < tokens.count {
      let candidates = names[tokens.word(index)] ?? []
      if let name = candidates.first(where: {
        tokens.matches($0.words, at: index) && isMeant($0.words, tokens, index)
      }) {
        found.append(Mention(toolkit: name.toolkit, range: index..<(index + name.words.count)))
        index += name.words.count
      } else {
        index += 1
      }
    }
    return found
  }

  private func isMeant(_ words: [String], _ tokens: [Token], _ index: Int) -> Bool {
    guard words.count == 1, let word = words.first, shy.contains(word) else {
      return true
    }
    if word.count > 1, tokens.at(index)?.text.first?.isUppercase == true { return true }
    // "the sheet \"Shifts\""
    if case .quoted? = tokens.at(index + 1)?.kind { return true }
    if Self.things.contains(Words.singular(tokens.word(index + 1))) { return true }
    return Self.leading.contains(tokens.word(index - 1)) || tokens.word(index - 1) == "search"
  }
}
