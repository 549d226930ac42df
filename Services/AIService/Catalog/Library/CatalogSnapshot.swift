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
  /// All toolkits of the tables, by slug.
  private let held: [String: HeldToolkit]

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
    held = [:]
  }

  /// - Parameter earlier: another snapshot. What was made of the toolkits that are still the same is taken over from it.
  init(_ content: CatalogStore.Content, vectors: ToolVectors?, reusing earlier: CatalogSnapshot) {
    version = content.version
    let tools = Dictionary(grouping: content.tools, by: \.toolkit)
    let all = content.toolkits.map { record in
      if let known = earlier.held[record.slug], known.record.revision == record.revision { return known }
      return HeldToolkit(record, tools[record.slug] ?? [])
    }
    held = Dictionary(all.map { ($0.record.slug, $0) }) { first, _ in first }
    catalog = ToolkitCatalog(parts: all.compactMap(\.part))
    planner = Planner(catalog: catalog)
    retrieval = ToolRetrieval(catalog: catalog, vectors: vectors)
    categories = content.categories.filter { !$0.isHidden }.map { record in
      Category(slug: record.slug, name: record.name, description: record.description, source: record.source)
    }
  }

  /// By slug the revision of each toolkit, to be told to the tables when they are read again.
  var revisions: [String: Int] { held.mapValues(\.record.revision) }

  /// Toolkits in the tables that could not be read; they are left out.
  var unreadable: [String] { held.values.filter(\.isUnreadable).map(\.record.slug).sorted() }

  func source(of toolkit: Toolkit) -> CatalogSource { held[toolkit.slug]?.record.source ?? .builtin }

  func source(of tool: ToolkitTool) -> CatalogSource {
    held[tool.toolkit]?.customTools.contains(tool.id) == true ? .custom : .builtin
  }
}
