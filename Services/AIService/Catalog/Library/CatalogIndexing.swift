internal import Embeddings
internal import Platform

/// Gives the tools that were imported their vectors, beside everything else: until they have them, they are found by
/// their words.
struct CatalogIndexing: Service {
  let live: LiveCatalog
  let vectors: ToolVectors
  let logger: Logger

  var serviceName: String { "catalog vectors" }

  func run() async throws {
    // By its use what of each tool has become vectors. What is still the same shares its memory with that.
    var known = Dictionary(ToolCorpus.builtin.tools.map { ($0.use, $0) }) { first, _ in first }
    var version = 0
    var pause = Duration.seconds(1)
    while !Task.isCancelled {
      try? await Task.sleep(for: pause)
      let now = live.held
      // The built-in ones come first; without them there are no vectors at all.
      guard now.version != version, vectors.hasVectors else { continue }
      let corpus = now.retrieval.ranking.corpus
      let tools = corpus.tools.filter { known[$0.use] != $0 }
      let gone = known.values.filter { corpus.place(of: $0.use) == nil } + tools.compactMap { known[$0.use] }
      do throws(EmbeddingError) {
        // They would take the places of others among the nearest.
        if !gone.isEmpty { try await vectors.forget(gone) }
        for tool in gone { known[tool.use] = nil }
        if !tools.isEmpty { try await vectors.index(tools, of: corpus.tools.count) }
        for tool in tools { known[tool.use] = tool }
        version = now.version
        vectors.completed(version)
        pause = .seconds(1)
      } catch {
        pause = min(pause * 2, .seconds(60))
        logger.warning(
          "Imported tools have no vectors yet; it is tried again.", [.count: .int(tools.count), .error: "\(error)"])
      }
    }
  }
}
