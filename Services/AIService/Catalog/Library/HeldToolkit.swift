internal import Store
internal import WorkflowModels

/// A toolkit of the tables, read: what was made of it, and as of which revision.
struct HeldToolkit: Sendable {
  let record: ToolkitRecord
  /// Nil for one that is hidden or cannot be read.
  let part: ToolkitPart?
  /// The ids of the tools that are not built in.
  let customTools: Set<String>

  /// - Parameter tools: those of this toolkit, in their order, hidden ones too.
  init(_ record: ToolkitRecord, _ tools: [ToolRecord]) {
    self.record = record
    part = record.isHidden ? nil : Self.toolkit(record, tools.filter { !$0.isHidden }).map(ToolkitPart.init)
    customTools = Set(tools.filter { $0.source == .custom }.map(\.slug))
  }

  var isUnreadable: Bool { part == nil && !record.isHidden }

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
