internal import WorkflowModels

/// The events and actions that could be joined for a user, those of the services nearest to him first.
struct SuggestionPairs: Sendable {
  struct Pair: Sendable, Hashable {
    let event: ToolkitTool
    let action: ToolkitTool
  }

  let catalog: ToolkitCatalog
  let user: SuggestionMaker.Background
  private static let mostToolkits = 16
  private static let mostHistory = 50
  /// What most people have: for whom nothing is known.
  private static let usual = [
    "slack", "github", "gmail", "google-sheets", "jira", "notion", "trello", "stripe", "hubspot",
  ]
  private static let doing: Set<String> = [
    "create", "send", "add", "append", "post", "open", "write", "publish", "schedule", "log",
  ]

  var all: [Pair] {
    let toolkits = ranking.prefix(Self.mostToolkits).compactMap { catalog.toolkit($0) }
    let words = PhraseBook.tokens(of: String(user.context.prefix(2_000))).words
    let events = toolkits.map { Self.nearest($0.tools.filter { $0.kind == .trigger }, to: words).prefix(3) }
    let actions = toolkits.map { Self.nearest($0.tools.filter(Self.doesSomething), to: words).prefix(2) }
    var pairs: [(pair: Pair, cost: Int, name: String)] = []
    for first in toolkits.indices {
      for second in toolkits.indices where first != second {
        for (eventPlace, event) in events[first].enumerated() {
          for (actionPlace, action) in actions[second].enumerated() {
            let cost = first + second + 4 * (eventPlace + actionPlace)
            pairs.append((Pair(event: event, action: action), cost, "\(event.id) \(action.id)"))
          }
        }
      }
    }
    return pairs.sorted { $0.cost != $1.cost ? $0.cost < $1.cost : $0.name < $1.name }.map(\.pair)
  }

  /// All toolkits, by how much the user has to do with them.
  private var ranking: [String] {
    var points: [String: Double] = [:]
    func mention(_ text: String, _ worth: Double) {
      let tokens = PhraseBook.tokens(of: String(text.prefix(2_000)))
      for mention in catalog.mentioned(in: tokens) { points[catalog.toolkit(of: mention).slug, default: 0] += worth }
      for (place, hit) in catalog.search(tokens.words, limit: 5).enumerated() {
        points[hit.tool.toolkit, default: 0] += worth / Double(place + 2)
      }
    }
    for (place, slug) in user.preferences.toolkits.enumerated() {
      points[slug, default: 0] += max(1, 6 - Double(place) / 2)
    }
    if !user.context.isEmpty { mention(user.context, 8) }
    for (place, prompt) in user.prompts.prefix(Self.mostHistory).enumerated() { mention(prompt, 2 / Double(place + 1)) }
    for (place, slug) in Self.usual.enumerated() { points[slug, default: 0] += 0.5 - Double(place) / 100 }
    return catalog.toolkits.map(\.slug).sorted { left, right in
      let (one, other) = (points[left] ?? 0, points[right] ?? 0)
      return one != other ? one > other : left < right
    }
  }

  private static func doesSomething(_ tool: ToolkitTool) -> Bool {
    tool.kind == .action && doing.contains(String(tool.slug.prefix { $0 != "_" }))
  }

  /// Those that share words with the context first; else as the manifest has them.
  private static func nearest(_ tools: [ToolkitTool], to words: [String]) -> [ToolkitTool] {
    let wanted = Set(words.map(Stemmer.stem))
    let scored = tools.enumerated().map { place, tool in
      let said = Set(Tokenizer.tokens(of: "\(tool.name) \(tool.description)").words.map(Stemmer.stem))
      return (place: place, tool: tool, shared: said.intersection(wanted).count)
    }
    return scored.sorted { $0.shared != $1.shared ? $0.shared > $1.shared : $0.place < $1.place }.map(\.tool)
  }
}
