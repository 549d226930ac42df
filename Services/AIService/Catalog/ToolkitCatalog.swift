internal import Platform
internal import WorkflowModels

/// All toolkits that sentences can name: finds which is named, and which of its tools is meant.
struct ToolkitCatalog: Sendable {
  struct Hit: Sendable, Hashable {
    let tool: ToolkitTool
    let score: Double
  }

  let toolkits: [Toolkit]
  let tools: [ToolkitTool]
  private let index: WordIndex
  private let names: ToolkitNames
  private let bySlug: [String: Int]
  /// The places of each toolkit's tools.
  private let places: [[Int]]

  static let builtin = ToolkitCatalog(
    toolkits: BuiltinToolkits.all.compactMap { text in
      guard let json = try? JSON(parsing: Array(text.utf8)) else { return nil }
      return ToolkitManifest.read(json).toolkit
    })

  init(toolkits: [Toolkit]) {
    self.toolkits = toolkits
    var tools: [ToolkitTool] = []
    var places: [[Int]] = []
    var words: [[String: Double]] = []
    for toolkit in toolkits {
      places.append(Array(tools.count..<(tools.count + toolkit.tools.count)))
      for tool in toolkit.tools {
        tools.append(tool)
        words.append(Self.words(of: tool, in: toolkit))
      }
    }
    self.tools = tools
    self.places = places
    index = WordIndex(words)
    names = ToolkitNames(toolkits)
    bySlug = Dictionary(toolkits.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func toolkit(_ slug: String) -> Toolkit? { bySlug[slug].map { toolkits[$0] } }

  func tool(_ id: String) -> ToolkitTool? {
    let parts = id.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let toolkit = toolkit(parts[0]) else { return nil }
    return toolkit.tools.first { $0.slug == parts[1] }
  }

  /// The toolkits that the words name, in their order, with the places of the names.
  func mentioned(in tokens: [Token]) -> [ToolkitNames.Mention] { names.mentions(in: tokens) }

  func toolkit(of mention: ToolkitNames.Mention) -> Toolkit { toolkits[mention.toolkit] }

  /// The tools that the words mean, best first.
  func search(_ words: [String], limit: Int) -> [Hit] {
    Self.best(index.scores(words), tools, limit)
  }

  /// The same among the tools of one toolkit and kind.
  func search(_ words: [String], in toolkit: Toolkit, kind: ToolkitTool.Kind, limit: Int) -> [Hit] {
    guard let place = bySlug[toolkit.slug] else { return [] }
    let scores = index.scores(words)
    var own: [Int: Double] = [:]
    for tool in places[place] where tools[tool].kind == kind { own[tool] = scores[tool] ?? 0 }
    return Self.best(own, tools, limit)
  }

  private static func best(_ scores: [Int: Double], _ tools: [ToolkitTool], _ limit: Int) -> [Hit] {
    scores.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(limit).map { Hit(tool: tools[$0.key], score: $0.value) }
  }

  private static func words(of tool: ToolkitTool, in toolkit: Toolkit) -> [String: Double] {
    var texts: [(String, Double)] = [
      (toolkit.name, 2), (tool.name, 3), (tool.slug.replacing("_", with: " "), 3), (tool.description, 1),
    ]
    texts += toolkit.aliases.map { ($0, 1) }
    texts += tool.aliases.map { ($0, 1.5) }
    texts += tool.examples.map { ($0, 0.6) }
    return WordIndex.words(texts.map { (text: $0.0, weight: $0.1) })
  }
}
