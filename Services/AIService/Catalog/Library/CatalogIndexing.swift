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
      let all = now.retrieval.ranking.corpus.tools
      let tools = all.filter { !known.contains($0) }
      do throws(EmbeddingError) {
        if !tools.isEmpty { try await vectors.index(tools, of: all.count) }
        known.formUnion(tools)
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
