/// What tools are looked for by: the sentence as a whole, and each of its clauses, because a sentence of four steps is
/// near to none of the four tools.
struct RetrievalQuery: Sendable, Hashable {
  struct Text: Sendable, Hashable {
    let words: [String]
    /// The services that it names, or that a form in it belongs to.
    let named: Set<String>
    /// Its verbs and their kin.
    let verbs: Set<String>
    /// In English, as far as the phrase book goes, without what is only an address.
    var text: String { words.joined(separator: " ") }

    init(_ tokens: [Token], catalog: ToolkitCatalog) {
      var named = Set(catalog.mentioned(in: tokens).map { catalog.toolkit(of: $0).slug })
      var words = tokens.words
      if tokens.firstChannel != nil, named.isDisjoint(with: Self.withChannels) {
        named.insert("slack")
        words += ["slack", "message", "channel"]
      }
      if !tokens.emails.isEmpty { words.append("email") }
      if tokens.firstURL != nil { words += ["url", "http"] }
      if tokens.indices.contains(where: { Self.isPhone(tokens, at: $0) }) {
        named.insert("twilio")
        words.append("phone")
      }
      self.words = words
      self.named = named
      verbs = VerbKin.of(Set(tokens.words.compactMap(Verbs.base)))
    }

    private static let withChannels: Set<String> = ["slack", "microsoft-teams", "discord", "telegram", "mattermost"]

    private static func isPhone(_ tokens: [Token], at index: Int) -> Bool {
      guard tokens.at(index)?.isMark(["+"]) == true, case .number(let number)? = tokens.at(index + 1)?.kind else {
        return false
      }
      return number > 99_999
    }
  }

  let whole: Text
  let clauses: [Text]
  private static let mostClauses = 12

  init(_ prompt: String, catalog: ToolkitCatalog) {
    let tokens = PhraseBook.tokens(of: prompt)
    whole = Text(tokens, catalog: catalog)
    var seen: Set<String> = []
    clauses = Clauses.split(tokens).flatMap(Self.pieces)
      .filter { $0.count > 1 && !$0.words.isEmpty && seen.insert($0.text).inserted }
      .prefix(Self.mostClauses).map { Text($0, catalog: catalog) }
  }

  var texts: [Text] { [whole] + clauses }

  /// A clause in parts between its marks: for a plan they belong together, but each may name a tool.
  private static func pieces(_ clause: [Token]) -> [[Token]] {
    clause.split { $0.isMark([",", ";", ":", ".", "!", "?", ">", "→"]) || $0.kind == .lineBreak }.map(Array.init)
  }
}
