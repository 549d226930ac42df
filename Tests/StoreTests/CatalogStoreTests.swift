import Platform
import Postgres
import Store
import TestKit
import Testing
import WorkflowModels

/// Who has read the catalog before reads only what has changed since.
@Suite struct CatalogStoreTests {
  private static let now = Timestamp(microseconds: 1_800_000_000_000_000)

  private static func tool(_ toolkit: String, _ slug: String) -> ToolRecord {
    ToolRecord(slug: "\(toolkit).\(slug)", toolkit: toolkit, position: 0, definition: "{}", source: .custom)
  }

  private static func toolkit(_ slug: String) -> ToolkitRecord {
    ToolkitRecord(slug: slug, name: slug, description: "", category: "other", aliases: "[]", source: .custom)
  }

  @Test func `every change of a toolkit or of a tool shows its toolkit as changed, and no other`() async throws {
    try await withTestPool { pool in
      try await Migrator(pool: pool, logger: .silent).migrate(
        schema: AISchema.name, migrations: AISchema.migrations)
      let store = CatalogStore(pool: pool)
      try await store.change(at: Self.now) { catalog in
        for slug in ["bees", "goats"] {
          try await catalog.put(Self.toolkit(slug))
          try await catalog.put([Self.tool(slug, "feed"), Self.tool(slug, "count")])
        }
      }
      var known: [String: Int] = [:]
      func changed() async throws -> [String] {
        let content = try await store.content(besides: known)
        let found = content.toolkits.filter { known[$0.slug] != $0.revision }.map(\.slug)
        // A toolkit that has lost its last tool has none to be read.
        #expect(Set(content.tools.map(\.toolkit)).isSubset(of: found))
        known = Dictionary(uniqueKeysWithValues: content.toolkits.map { ($0.slug, $0.revision) })
        return found
      }
      #expect(try await store.content().tools.count == 4)
      #expect(try await changed() == ["bees", "goats"])
      #expect(try await changed() == [])
      #expect(try await store.content(besides: known).tools.isEmpty)
      let changes: [(String, @Sendable (CatalogTransaction) async throws -> Void)] = [
        ("a tool is written", { try await $0.put([Self.tool("bees", "smoke")]) }),
        ("a tool goes", { try await $0.deleteTool("bees.count") }),
        ("its tools go", { try await $0.deleteTools(of: "bees") }),
        ("its head is written", { try await $0.put(Self.toolkit("bees")) }),
      ]
      for (what, change) in changes {
        try await store.change(at: Self.now, change)
        #expect(try await changed() == ["bees"], "\(what)")
      }
      try await store.change(at: Self.now) { try await $0.deleteToolkit("bees") }
      #expect(try await changed() == [])
      #expect(known.keys.sorted() == ["goats"])
      // One of the same name is another.
      try await store.change(at: Self.now) { try await $0.put(Self.toolkit("bees")) }
      #expect(try await changed() == ["bees"])
    }
  }
}
