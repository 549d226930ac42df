internal import Platform
internal import Store
internal import WorkflowModels

/// The manifests of the build in the tables: the layer under everything that is imported.
extension CatalogLibrary {
  /// Writes the built-in manifests that are not there or have changed, and takes out those that the build has no more.
  /// What was imported over them or hidden stays.
  func seed() async throws {
    guard try await needsSeed() else { return }
    try await store.change(at: now()) { catalog in
      let there = Dictionary(try await catalog.toolkits().map { ($0.slug, $0) }) { first, _ in first }
      for slug in BuiltinManifest.categories {
        try await catalog.put(BuiltinManifest.category(slug), unlessThere: true)
      }
      for (slug, manifest) in BuiltinManifest.all {
        guard let before = there[slug] else {
          try await restore(manifest, catalog)
          continue
        }
        guard before.source == .builtin, before.manifestHash != manifest.hash else { continue }
        try await restore(manifest, catalog, isHidden: before.isHidden)
      }
      for (slug, record) in there where record.source == .builtin && BuiltinManifest.all[slug] == nil {
        try await catalog.deleteToolkit(slug)
      }
    }
    try await live.load()
  }

  /// Whether a built-in toolkit is absent or outdated, or there though the build has it no more. One that is overridden
  /// is none of these.
  private func needsSeed() async throws -> Bool {
    let written = try await store.manifestHashes()
    for (slug, manifest) in BuiltinManifest.all {
      guard let hash = written[slug] else { return true }
      if let hash, hash != manifest.hash { return true }
    }
    return written.contains { slug, hash in hash != nil && BuiltinManifest.all[slug] == nil }
  }

  /// The toolkit as the build has it; tools of its own that somebody wrote or hid stay as they are.
  func restore(_ manifest: BuiltinManifest, _ catalog: CatalogTransaction, isHidden: Bool = false) async throws {
    let toolkit = manifest.toolkit
    try await catalog.put(BuiltinManifest.category(toolkit.category), unlessThere: true)
    var record = toolkit.record(category: toolkit.category, source: .builtin)
    record.manifestHash = manifest.hash
    record.isHidden = isHidden
    try await catalog.put(record)
    try await catalog.deleteTools(of: toolkit.slug, onlyBuiltin: true)
    try await catalog.put(
      toolkit.tools.enumerated().map { $1.record(position: $0, source: .builtin) }, keepingOthers: true)
  }
}
