internal import Platform
internal import Store
internal import WorkflowModels

/// A manifest of the build, with a hash by which the tables know whether they have it.
struct BuiltinManifest: Sendable {
  let toolkit: Toolkit
  let hash: String

  /// By slug.
  static let all: [String: BuiltinManifest] = {
    var manifests: [String: BuiltinManifest] = [:]
    for text in BuiltinToolkits.all {
      guard let json = try? JSON(parsing: text), let toolkit = ToolkitManifest.read(json).toolkit else { continue }
      manifests[toolkit.slug] = BuiltinManifest(toolkit: toolkit, hash: SHA256.hex(text))
    }
    return manifests
  }()

  static let categories: Set<String> = Set(all.values.map(\.toolkit.category))

  static func category(_ slug: String) -> CategoryRecord {
    CategoryRecord(slug: slug, name: CategoryName.spoken(slug), description: "", source: .builtin)
  }
}
