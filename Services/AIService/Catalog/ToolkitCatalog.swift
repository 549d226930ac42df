internal import Platform
internal import WorkflowModels

/// All toolkits that sentences can name: finds which is named, and which of its tools is meant.
struct ToolkitCatalog: Sendable {
  struct Hit: Sendable, Hashable {
    let tool: ToolkitTool
    let score: Double
  }

  /// Of each toolkit what was made of it, in their order.
  let parts: [ToolkitPart]
  let tools: [ToolkitTool]
  private let index: WordIndex
  private let names: ToolkitNames
  private let bySlug: [String: Int]
  /// The places of each toolkit's tools.
  private let places: [Range<Int>]

  static let builtin = ToolkitCatalog(
    toolkits: BuiltinToolkits.all.compactMap { text in
      guard let json = try? JSON(parsing: Array(text.utf8)) else { return nil }
      return ToolkitManifest.read(json).toolkit
    })

  init(toolkits: [Toolkit]) { self.init(parts: toolkits.map(ToolkitPart.init)) }

  init(parts: [ToolkitPart]) {
    self.parts = parts
    var tools: [ToolkitTool] = []
    var places: [Range<Int>] = []
    for part in parts {
      places.append(tools.count..<(tools.count + part.toolkit.tools.count))
      tools += part.toolkit.tools
    }
    self.tools = tools
    self.places = places
    index = WordIndex(segments: parts.map(\.words))
    names = ToolkitNames(parts.map(\.names))
    bySlug = Dictionary(parts.enumerated().map { ($1.toolkit.slug, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var toolkits: [Toolkit] { parts.map(\.toolkit) }

  func toolkit(_ slug: String) -> Toolkit? { bySlug[slug].map { parts[$0].toolkit } }

  func tool(_ id: String) -> ToolkitTool? {
    let names = id.split(separator: ".", maxSplits: 1).map(String.init)
    guard names.count == 2, let toolkit = toolkit(names[0]) else { return nil }
    return toolkit.tools.first { $0.slug == names[1] }
  }

  /// The toolkits that the words name, in their order, with the places of the names.
  func mentioned(in tokens: [Token]) -> [ToolkitNames.Mention] { names.mentions(in: tokens) }

  func toolkit(of mention: ToolkitNames.Mention) -> Toolkit { parts[mention.toolkit].toolkit }

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
}
