internal import Catalog
internal import WorkflowModels

/// All tools that sentences can mean, in one list: the node types of the catalog and the actions of the toolkits. What
/// starts a workflow is not in it.
struct ToolCorpus: Sendable {
  let tools: [RetrievableTool]
  private let places: [String: Int]

  /// What no sentence is about: it only steers or shapes data, or is named by its action.
  private static let withoutSubject = Planner.Outcome.Use.steering.union(["connector-action"])

  static let builtin = ToolCorpus(catalog: .builtin)

  init(catalog: ToolkitCatalog, registry: NodeRegistry = .standard) {
    var tools = registry.types.compactMap { type -> RetrievableTool? in
      guard !type.isTrigger, !Self.withoutSubject.contains(type.declaration.type) else { return nil }
      let said = NodeTypeWords.said[type.declaration.type]
      return RetrievableTool(
        use: type.declaration.type, name: type.declaration.title, toolkit: nil, description: type.declaration.summary,
        aliases: said?.aliases ?? [], examples: said?.examples ?? [])
    }
    for toolkit in catalog.toolkits {
      for tool in toolkit.tools where tool.kind == .action {
        tools.append(
          RetrievableTool(
            use: "connector-action:\(tool.id)", name: tool.name, toolkit: toolkit.slug, description: tool.description,
            aliases: tool.aliases, examples: tool.examples, context: [toolkit.name] + toolkit.aliases,
            verb: String(tool.slug.prefix { $0 != "_" })))
      }
    }
    self.init(tools)
  }

  init(_ tools: [RetrievableTool]) {
    self.tools = tools
    places = Dictionary(tools.enumerated().map { ($1.use, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func place(of use: String) -> Int? { places[use] }
  func name(of use: String) -> String { places[use].map { tools[$0].name } ?? use }
}
