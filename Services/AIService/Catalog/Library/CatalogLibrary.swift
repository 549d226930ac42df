internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Changes the catalog: what is imported, overridden and taken out, and the manifests of the build that lie below.
struct CatalogLibrary: Sendable {
  let store: CatalogStore
  let live: LiveCatalog
  let now: @Sendable () -> Timestamp

  static let mostToolkits = 2_000
  static let mostTools = 20_000
  static let mostCategories = 1_000

  /// Makes a change and shows it; the built-in manifests are there before.
  func change<Value: Sendable>(_ body: (CatalogTransaction) async throws -> Value) async throws -> Value {
    try await seed()
    let value = try await store.change(at: now(), body)
    try await live.load()
    return value
  }

  /// Puts a toolkit with exactly these tools in the place of whatever has its slug.
  /// - Returns: whether something was there before.
  func put(_ toolkit: Toolkit) async throws -> Bool {
    try await change { catalog in
      let before = try await catalog.toolkit(toolkit.slug)
      let category = try await ensureCategory(toolkit.category, catalog)
      try await catalog.put(toolkit.record(category: category, source: .custom))
      try await catalog.deleteTools(of: toolkit.slug)
      try await checkRoom(catalog, adding: toolkit.tools.count)
      try await catalog.put(toolkit.tools.enumerated().map { $1.record(position: $0, source: .custom) })
      return before.map { !$0.isHidden } ?? false
    }
  }

  /// Changes what is said about a toolkit and keeps its tools; makes an empty one where none is.
  func putHead(_ toolkit: Toolkit) async throws -> Bool {
    try await change { catalog in
      let before = try await catalog.toolkit(toolkit.slug)
      let category = try await ensureCategory(toolkit.category, catalog)
      try await checkRoom(catalog, adding: 0)
      try await catalog.put(toolkit.record(category: category, source: .custom))
      return before.map { !$0.isHidden } ?? false
    }
  }

  /// Takes a custom toolkit out, and what it stood in the place of comes back; hides a built-in one.
  func deleteToolkit(_ slug: String) async throws {
    try await change { catalog in
      guard let toolkit = try await catalog.toolkit(slug), !toolkit.isHidden else { throw APIError.notFound("Toolkit") }
      if toolkit.source == .custom {
        try await catalog.deleteToolkit(slug)
        if let manifest = BuiltinManifest.all[slug] { try await restore(manifest, catalog) }
      } else {
        var hidden = toolkit
        hidden.isHidden = true
        try await catalog.put(hidden)
      }
    }
  }

  /// Adds a tool to a toolkit, or replaces the one of its slug.
  func put(_ tool: ToolkitTool) async throws -> Bool {
    try await change { catalog in
      guard let toolkit = try await catalog.toolkit(tool.toolkit), !toolkit.isHidden else {
        throw APIError.notFound("Toolkit")
      }
      let before = try await catalog.tool(tool.id)
      if before == nil { try await checkRoom(catalog, adding: 1) }
      var position = before?.position
      if position == nil { position = try await catalog.nextPosition(in: tool.toolkit) }
      try await catalog.put([tool.record(position: position ?? 0, source: .custom)])
      return before.map { !$0.isHidden } ?? false
    }
  }

  func deleteTool(_ id: String) async throws {
    try await change { catalog in
      guard let tool = try await catalog.tool(id), !tool.isHidden,
        try await catalog.toolkit(tool.toolkit)?.isHidden == false
      else { throw APIError.notFound("Tool") }
      let isBuiltin = try await catalog.toolkit(tool.toolkit)?.source == .builtin
      let original = BuiltinManifest.all[tool.toolkit]?.toolkit.tools.first { $0.id == id }
      if tool.source == .builtin {
        var hidden = tool
        hidden.isHidden = true
        try await catalog.put([hidden])
      } else if isBuiltin, let original {
        try await catalog.put([original.record(position: tool.position, source: .builtin)])
      } else {
        try await catalog.deleteTool(id)
      }
    }
  }

  func put(_ category: CategoryRecord) async throws -> Bool {
    try await change { catalog in
      let before = try await catalog.category(category.slug)
      if before == nil { try await checkRoom(catalog, adding: 0) }
      try await catalog.put(category)
      return before.map { !$0.isHidden } ?? false
    }
  }

  func deleteCategory(_ slug: String) async throws {
    try await change { catalog in
      guard let category = try await catalog.category(slug), !category.isHidden else {
        throw APIError.notFound("Category")
      }
      let isBuiltin = BuiltinManifest.categories.contains(slug)
      if category.source == .custom, isBuiltin {
        try await catalog.put(BuiltinManifest.category(slug))
        return
      }
      let users = try await catalog.toolkits(inCategory: slug)
      guard users == 0 else {
        throw APIError.conflict(
          code: "category_in_use", "The category holds \(users) toolkits; move or delete them first.")
      }
      if isBuiltin {
        var hidden = category
        hidden.isHidden = true
        try await catalog.put(hidden)
      } else {
        try await catalog.deleteCategory(slug)
      }
    }
  }

  // MARK: - Pieces

  /// The slug of the category, which is made where there is none.
  private func ensureCategory(_ text: String, _ catalog: CatalogTransaction) async throws -> String {
    let slug = CategoryName.slug(text)
    let known = try await catalog.category(slug)
    guard known == nil || known?.isHidden == true else { return slug }
    try await catalog.put(
      BuiltinManifest.categories.contains(slug)
        ? BuiltinManifest.category(slug)
        : CategoryRecord(
          slug: slug, name: slug == text ? CategoryName.spoken(slug) : String(text.prefix(200)), description: "",
          source: .custom))
    return slug
  }

  private func checkRoom(_ catalog: CatalogTransaction, adding tools: Int) async throws {
    let counts = try await catalog.counts()
    for (what, count, most) in [
      ("toolkits", counts.toolkits, Self.mostToolkits), ("tools", counts.tools + tools, Self.mostTools),
      ("categories", counts.categories, Self.mostCategories),
    ] where count > most {
      throw APIError.unprocessable(
        code: "catalog_full", "The catalog holds at most \(most) \(what); delete some before adding more.")
    }
  }
}
