internal import Platform
internal import Store
internal import WorkflowModels

/// The catalog as of one version, with what is made from it: everything that reads sentences with it holds one of
/// these and never sees half a change.
struct CatalogSnapshot: Sendable {
  struct Category: Sendable, Hashable {
    let slug: String
    let name: String
    let description: String
    let source: CatalogSource
  }

  /// 0 while only the manifests of the build are known.
  let version: Int
  let catalog: ToolkitCatalog
  let planner: Planner
  let retrieval: ToolRetrieval
  let categories: [Category]
  /// What is not built in, by slug and by tool id.
  private let customToolkits: Set<String>
  private let customTools: Set<String>
  /// Toolkits in the tables that could not be read; they are left out.
  let unreadable: [String]

  /// The manifests of the build alone.
  static func builtin(vectors: ToolVectors? = nil) -> CatalogSnapshot { CatalogSnapshot(.builtin, vectors: vectors) }

  private init(_ catalog: ToolkitCatalog, vectors: ToolVectors?) {
    version = 0
    self.catalog = catalog
    planner = Planner(catalog: catalog)
    retrieval = ToolRetrieval(catalog: catalog, vectors: vectors)
    categories = Set(catalog.toolkits.map(\.category)).sorted().map { slug in
      Category(slug: slug, name: CategoryName.spoken(slug), description: "", source: .builtin)
    }
    (customToolkits, customTools, unreadable) = ([], [], [])
  }

  init(_ content: CatalogStore.Content, vectors: ToolVectors?) {
    version = content.version
    var unreadable: [String] = []
    let tools = Dictionary(grouping: content.tools.filter { !$0.isHidden }, by: \.toolkit)
    let toolkits = content.toolkits.filter { !$0.isHidden }.compactMap { record -> Toolkit? in
      let toolkit = Self.toolkit(record, tools[record.slug] ?? [])
      if toolkit == nil { unreadable.append(record.slug) }
      return toolkit
    }
    catalog = ToolkitCatalog(toolkits: toolkits)
    planner = Planner(catalog: catalog)
    retrieval = ToolRetrieval(catalog: catalog, vectors: vectors)
    categories = content.categories.filter { !$0.isHidden }.map { record in
      Category(slug: record.slug, name: record.name, description: record.description, source: record.source)
    }
    customToolkits = Set(content.toolkits.filter { $0.source == .custom }.map(\.slug))
    customTools = Set(content.tools.filter { $0.source == .custom }.map(\.slug))
    self.unreadable = unreadable
  }

  func source(of toolkit: Toolkit) -> CatalogSource { customToolkits.contains(toolkit.slug) ? .custom : .builtin }
  func source(of tool: ToolkitTool) -> CatalogSource { customTools.contains(tool.id) ? .custom : .builtin }

  /// Through the reader of manifests, so that what an older version has stored is held to the same bounds.
  private static func toolkit(_ record: ToolkitRecord, _ tools: [ToolRecord]) -> Toolkit? {
    let manifest: JSON = [
      "toolkit": [
        "slug": .string(record.slug), "name": .string(record.name), "description": .string(record.description),
        "category": .string(record.category), "aliases": (try? JSON(parsing: record.aliases)) ?? [],
      ],
      "tools": .array(tools.compactMap { try? JSON(parsing: $0.definition) }),
    ]
    return ToolkitManifest.read(manifest).toolkit
  }
}
