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
    var known = Set(ToolCorpus.builtin.tools)
    var version = 0
    var pause = Duration.seconds(1)
    while !Task.isCancelled {
      try? await Task.sleep(for: pause)
      let now = live.held
      // The built-in ones come first; without them there are no vectors at all.
      guard now.version != version, vectors.hasVectors else { continue }
      let tools = now.retrieval.ranking.corpus.tools.filter { !known.contains($0) }
      do throws(EmbeddingError) {
        if !tools.isEmpty { try await vectors.index(tools) }
        known.formUnion(tools)
        version = now.version
        pause = .seconds(1)
      } catch {
        pause = min(pause * 2, .seconds(60))
        logger.warning(
          "Imported tools have no vectors yet; it is tried again.", [.count: .int(tools.count), .error: "\(error)"])
      }
    }
  }
}
