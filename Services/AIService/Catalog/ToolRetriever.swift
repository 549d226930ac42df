/// Finds the built-in tools by the words of a clause: name, aliases, description and examples.
struct ToolRetriever: Sendable {
  struct Hit: Sendable, Hashable {
    let tool: Tool
    let score: Double
  }

  let tools: [Tool]
  private let index: WordIndex

  static let builtin = ToolRetriever(tools: BuiltinTools.all)

  init(tools: [Tool]) {
    self.tools = tools
    index = WordIndex(tools.map(Self.words))
  }

  /// The best tools for these words, best first; ties keep the order of the catalog.
  func search(_ words: [String], limit: Int = 10) -> [Hit] {
    index.scores(words).sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(limit).map { Hit(tool: tools[$0.key], score: $0.value) }
  }

  /// A name counts more than an alias, an alias more than what is said around it.
  private static func words(of tool: Tool) -> [String: Double] {
    WordIndex.words(
      [(tool.name, 2), (tool.description, 1)] + tool.aliases.map { ($0, 1.5) } + tool.examples.map { ($0, 0.6) })
  }
}
