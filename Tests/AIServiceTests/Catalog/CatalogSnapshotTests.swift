import Store
import Testing
import WorkflowModels

@testable import AIService

/// A catalog is made over the one before it, out of what has changed.
@Suite struct CatalogSnapshotTests {
  private static func toolkit(_ slug: String, revision: Int, isHidden: Bool = false) -> ToolkitRecord {
    var record = ToolkitRecord(
      slug: slug, name: slug.prefix(1).uppercased() + slug.dropFirst(), description: "", category: "other",
      aliases: "[]", source: .custom,
      isHidden: isHidden)
    record.revision = revision
    return record
  }

  private static func tool(_ toolkit: String, _ slug: String, _ name: String, at position: Int) -> ToolRecord {
    let definition: JSON = ["slug": .string(slug), "name": .string(name), "examples": [.string("please \(name)")]]
    return ToolRecord(
      slug: "\(toolkit).\(slug)", toolkit: toolkit, position: position, definition: definition.text(), source: .custom)
  }

  private static let bees = [
    tool("hives", "create_inspection", "Note an inspection", at: 0), tool("hives", "list_swarms", "List swarms", at: 1),
  ]
  private static let goats = [tool("goats", "milk_goat", "Milk a goat", at: 0)]
  private static let earlier = CatalogSnapshot(
    CatalogStore.Content(
      version: 1, toolkits: [toolkit("goats", revision: 1), toolkit("hives", revision: 1)], tools: goats + bees),
    vectors: nil, reusing: .builtin())

  /// The same as if nothing had been known before.
  private func expectSame(_ snapshot: CatalogSnapshot, as content: CatalogStore.Content) {
    let whole = CatalogSnapshot(content, vectors: nil, reusing: .builtin())
    #expect(snapshot.catalog.toolkits == whole.catalog.toolkits && snapshot.catalog.tools == whole.catalog.tools)
    #expect(snapshot.retrieval.ranking.corpus.tools == whole.retrieval.ranking.corpus.tools)
    for words in [["swarms"], ["milk", "goat"], ["inspection", "please"], ["sheep"]] {
      #expect(snapshot.catalog.search(words, limit: 9) == whole.catalog.search(words, limit: 9))
    }
  }

  @Test func `what has not changed is taken over, though it is not read again`() {
    let toolkits = [
      Self.toolkit("goats", revision: 1), Self.toolkit("hives", revision: 1), Self.toolkit("sheep", revision: 2),
    ]
    let sheep = Self.tool("sheep", "shear_sheep", "Shear the sheep", at: 0)
    let now = CatalogSnapshot(
      CatalogStore.Content(version: 2, toolkits: toolkits, tools: [sheep]), vectors: nil, reusing: Self.earlier)
    expectSame(
      now, as: CatalogStore.Content(version: 2, toolkits: toolkits, tools: Self.goats + Self.bees + [sheep]))
    #expect(now.catalog.tools.map(\.id) == ["goats.milk_goat"] + Self.bees.map(\.slug) + ["sheep.shear_sheep"])
    #expect(now.catalog.tool("hives.list_swarms").map(now.source) == .custom)
    #expect(now.revisions == ["goats": 1, "hives": 1, "sheep": 2])
  }

  @Test func `what has changed, was hidden or is gone is seen so`() {
    let renamed = Self.tool("goats", "milk_goat", "Feed a goat", at: 0)
    let changed = CatalogSnapshot(
      CatalogStore.Content(
        version: 2, toolkits: [Self.toolkit("goats", revision: 2), Self.toolkit("hives", revision: 1)],
        tools: [renamed]), vectors: nil, reusing: Self.earlier)
    #expect(changed.catalog.tool("goats.milk_goat")?.name == "Feed a goat")
    #expect(changed.catalog.search(["feed"], limit: 9).map(\.tool.id) == ["goats.milk_goat"])
    #expect(changed.catalog.search(["swarms"], limit: 9).map(\.tool.id) == ["hives.list_swarms"])

    let less = CatalogSnapshot(
      CatalogStore.Content(
        version: 2, toolkits: [Self.toolkit("hives", revision: 2, isHidden: true)], tools: Self.bees),
      vectors: nil, reusing: Self.earlier)
    #expect(less.catalog.toolkits.isEmpty && less.catalog.search(["swarms", "goat"], limit: 9).isEmpty)
    #expect(less.unreadable.isEmpty && less.revisions == ["hives": 2])
  }

  @Test func `an index of segments finds what one made at once finds`() {
    let documents: [[String: Double]] = [
      ["bee": 2, "hive": 1], ["goat": 1, "milk": 3, "bee": 0.6], [:], ["hive": 1.5], ["milk": 1, "sheep": 2],
    ]
    let whole = WordIndex(documents)
    let parts = WordIndex(segments: [[], Array(documents[0..<2]), Array(documents[2...])].map { WordSegment($0) })
    for words in [["bee"], ["milk", "hive"], ["goat", "sheep", "bee", "bee"], ["cow"], []] {
      #expect(whole.scores(words) == parts.scores(words))
    }
    #expect(whole.count == 5 && parts.count == 5 && whole.scores(["hive"]).keys.sorted() == [0, 3])
  }
}
