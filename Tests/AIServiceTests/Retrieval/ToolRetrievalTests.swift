import Embeddings
import Platform
import Testing
import WorkflowModels

@testable import AIService

@Suite struct ToolRetrievalTests {
  /// Sees but one thing in a text: whether it is about music.
  private struct MusicEmbedder: LocalEmbedder {
    let name = "music"
    let dimensions = 2

    func embedding(of text: String) -> Embedding {
      let isMusic = ["song", "melody", "tune"].contains { text.lowercased().contains($0) }
      return Embedding(isMusic ? [1, 0] : [0, 1])
    }
  }

  private struct BrokenEmbedder: Embedder {
    let name = "broken"
    let dimensions = 2
    let answers: Int

    func embed(_ texts: [String]) async throws(EmbeddingError) -> [Embedding] {
      guard texts.count > answers else { throw EmbeddingError(.unavailable, "away") }
      return texts.map { _ in Embedding([1, 0]) }
    }
  }

  private static func tool(_ slug: String, _ description: String) -> ToolkitTool {
    ToolkitTool(
      toolkit: "studio", slug: slug, name: slug.replacing("_", with: " "), kind: .action, description: description,
      aliases: [], inputs: [], inputSchema: [:], outputSchema: [:], examples: [])
  }

  private static let studio = ToolkitCatalog(toolkits: [
    Toolkit(
      slug: "studio", name: "Studio", description: "", category: "", aliases: [],
      tools: [
        tool("print_picture", "Prints a picture."), tool("record_song", "Records a song."),
        tool("cut_film", "Cuts a film."), tool("paint_wall", "Paints a wall."),
      ])
  ])

  private func uses(
    _ prompt: String, _ retrieval: ToolRetrieval, in toolkits: Set<String>? = nil
  ) async -> [String] {
    await retrieval.find(prompt, Planner().plan(prompt), in: toolkits).map(\.use)
  }

  @Test func `a tool is found by what is meant, with no word in common`() async throws {
    let vectors = ToolVectors(embedder: MusicEmbedder(), store: InProcessVectorStore(dimensions: 2))
    let retrieval = ToolRetrieval(catalog: Self.studio, vectors: vectors)
    #expect(await !uses("a melody for tomorrow", retrieval).contains("connector-action:studio.record_song"))
    try await vectors.index(retrieval.ranking.corpus.tools, of: retrieval.ranking.corpus.tools.count)
    #expect(await uses("a melody for tomorrow", retrieval).prefix(2).contains("connector-action:studio.record_song"))
  }

  @Test func `what is forgotten has no vector that another tool could do with`() async throws {
    let store = InProcessVectorStore(dimensions: 2)
    let vectors = ToolVectors(embedder: MusicEmbedder(), store: store)
    let tools = ToolRetrieval(catalog: Self.studio).ranking.corpus.tools
    let song = try #require(tools.first { $0.use == "connector-action:studio.record_song" })
    try await vectors.index([song], of: 1)
    #expect(try await store.query(Embedding([1, 0]), limit: 9).count == 1)
    try await vectors.forget([song])
    #expect(try await store.query(Embedding([1, 0]), limit: 9).isEmpty)
  }

  @Test func `where vectors cannot be had, words find the tools`() async throws {
    let vectors = ToolVectors(embedder: BrokenEmbedder(answers: 20), store: InProcessVectorStore(dimensions: 2))
    let retrieval = ToolRetrieval(vectors: vectors)
    try await vectors.index(Array(retrieval.ranking.corpus.tools.prefix(10)), of: 10)
    #expect(vectors.hasVectors)
    #expect(await uses("send an SMS through Twilio", retrieval).first == "connector-action:twilio.send_sms")
  }

  @Test func `each clause has its tool among the first`() async {
    let found = await uses(
      "every morning read the rows of the google sheet Orders, summarize them and email the summary to me",
      ToolRetrieval())
    #expect(found.prefix(5).contains("connector-action:google-sheets.read_rows"))
    #expect(found.prefix(5).contains("summarization-chain"))
    #expect(found.prefix(5).contains("send-email"))
  }

  @Test func `what only steers comes after what does something`() async {
    let found = await uses(
      "fetch https://example.com/a and if total is above 5 email ops@example.com", ToolRetrieval())
    #expect(found.first == "http-request")
    #expect(!found.prefix(3).contains("if-else"))
  }

  @Test func `services that were not allowed are left out`() async {
    let found = await uses("send a message to the team", ToolRetrieval(), in: ["discord"])
    #expect(found.allSatisfy { !$0.hasPrefix("connector-action:") || $0.hasPrefix("connector-action:discord.") })
  }

  /// Prints what retrieval alone takes over five thousand tools. Only when asked for: a debug build is many times slower
  /// than a release, and needs most of a minute to make the catalog.
  @Test(.enabled(if: ProcessEnvironment.current["WAE_BENCH_RETRIEVAL"] != nil)) func `five thousand tools are ranked`()
    async throws
  {
    let verbs = ["create", "list", "update", "delete", "send", "search", "archive", "export", "merge", "tag"]
    let things = ["invoice", "song", "parcel", "ticket", "photo", "lesson", "meal", "flight", "plant", "contract"]
    let toolkits = (0..<50).map { number in
      Toolkit(
        slug: "kit\(number)", name: "Kit\(number)", description: "", category: "", aliases: [],
        tools: verbs.flatMap { verb in
          things.map { thing in
            ToolkitTool(
              toolkit: "kit\(number)", slug: "\(verb)_\(thing)", name: "\(verb) \(thing)", kind: .action,
              description: "\(verb)s one \(thing) in kit \(number)", aliases: [], inputs: [], inputSchema: [:],
              outputSchema: [:], examples: [])
          }
        })
    }
    let vectors = ToolVectors(embedder: MusicEmbedder(), store: InProcessVectorStore(dimensions: 2))
    let retrieval = ToolRetrieval(catalog: ToolkitCatalog(toolkits: toolkits), vectors: vectors)
    try await vectors.index(retrieval.ranking.corpus.tools, of: retrieval.ranking.corpus.tools.count)
    let prompt = "list the parcels in Kit7, then send a ticket through Kit3 and delete the photo in Kit9"
    let plan = Planner().plan(prompt)
    var times: [Duration] = []
    var found: [RetrievedTool] = []
    for _ in 0..<5 { times.append(await ContinuousClock().measure { found = await retrieval.find(prompt, plan) }) }
    print("retrieval over \(retrieval.ranking.corpus.tools.count) tools: \(times.sorted()[2])")
    #expect(retrieval.ranking.corpus.tools.count > 5000)
    #expect(found.contains { $0.use == "connector-action:kit7.list_parcel" })
  }
}
