internal import Catalog
internal import WorkflowModels

/// All tools that sentences can mean, in one list: the node types of the catalog and the actions of the toolkits. What
/// starts a workflow is not in it.
struct ToolCorpus: Sendable {
  let tools: [RetrievableTool]
  /// What words say of the tools, in their order.
  let words: [WordSegment]
  private let places: [String: Int]

  /// What no sentence is about: it only steers or shapes data, or is named by its action.
  private static let withoutSubject = Planner.Outcome.Use.steering.union(["connector-action"])

  static let builtin = ToolCorpus(catalog: .builtin)

  init(catalog: ToolkitCatalog) {
    tools = Self.nodeTypes + catalog.parts.flatMap(\.actions)
    words = [Self.nodeTypeWords] + catalog.parts.map(\.actionWords)
    places = Dictionary(tools.enumerated().map { ($1.use, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func place(of use: String) -> Int? { places[use] }
  func name(of use: String) -> String { places[use].map { tools[$0].name } ?? use }

  private static let nodeTypeWords = WordSegment(nodeTypes.map(\.words))
  private static let nodeTypes = NodeRegistry.standard.types.compactMap { type -> RetrievableTool? in
    guard !type.isTrigger, !withoutSubject.contains(type.declaration.type) else { return nil }
    let said = NodeTypeWords.said[type.declaration.type]
    return RetrievableTool(
      use: type.declaration.type, name: type.declaration.title, toolkit: nil, description: type.declaration.summary,
      aliases: said?.aliases ?? [], examples: said?.examples ?? [])
  }
}
