internal import Embeddings
internal import Platform
internal import Synchronization

/// The vectors of all tools, and which tools are near a text. Where vectors cannot be had, nothing is near, and
/// retrieval goes by words alone.
final class ToolVectors: Sendable {
  private let embedder: any Embedder
  private let store: any VectorStore
  private let isReady = Atomic<Bool>(false)
  /// The newest version of the catalog whose tools all have vectors.
  private let newest = Atomic<Int>(0)
  /// When their maker last failed: it is left alone for a while, so that not every sentence waits for it.
  private let lastFailure = Mutex<MonotonicTime?>(nil)

  /// So many vectors are asked for; a tool has several.
  private static let most = 200
  private static let batch = 128
  /// Above it a tool has one vector for all that is said of it: finding is a little less right, and several times quicker.
  private static let mostWithExamples = 1000
  private static let pause = Duration.seconds(30)

  init(embedder: any Embedder, store: any VectorStore) {
    self.embedder = embedder
    self.store = store
  }

  var hasVectors: Bool { isReady.load(ordering: .acquiring) }

  /// Whether every tool of this version of the catalog can be found by its meaning.
  func areComplete(for version: Int) -> Bool { hasVectors && newest.load(ordering: .acquiring) >= version }

  func completed(_ version: Int) { newest.store(version, ordering: .releasing) }

  /// Makes the vectors of the tools and keeps them.
  ///
  /// - Parameter count: how many tools there are in all, these among them.
  func index(_ tools: [RetrievableTool], of count: Int) async throws(EmbeddingError) {
    try await store.prepare()
    let isLarge = count > Self.mostWithExamples
    let texts = tools.flatMap { tool in
      (isLarge ? [tool.meanings.joined(separator: ". ")] : tool.meanings).enumerated().map {
        (id: "\(tool.use)#\($0.offset)", text: $0.element)
      }
    }
    for start in stride(from: 0, to: texts.count, by: Self.batch) {
      let part = texts[start..<min(texts.count, start + Self.batch)]
      let embeddings = try await embedder.embed(part.map(\.text))
      try await store.upsert(zip(part, embeddings).map { VectorEntry(id: $0.id, embedding: $1) })
    }
    isReady.store(true, ordering: .releasing)
  }

  /// Takes the vectors of tools out that are no more, or are described anew.
  func forget(_ tools: [RetrievableTool]) async throws(EmbeddingError) {
    try await store.delete(tools.flatMap { tool in tool.meanings.indices.map { "\(tool.use)#\($0)" } })
  }

  /// For each text, how near the tools are by their use: the nearest of what is said of each. Empty where there are no
  /// vectors now.
  func nearest(to texts: [String]) async -> [[String: Double]] {
    guard hasVectors, !isPausing else { return texts.map { _ in [:] } }
    do throws(EmbeddingError) {
      var found: [[String: Double]] = []
      for embedding in try await embedder.embed(texts) { found.append(try await nearest(to: embedding)) }
      return found
    } catch {
      lastFailure.withLock { $0 = .now }
      return texts.map { _ in [:] }
    }
  }

  private var isPausing: Bool {
    lastFailure.withLock { $0 }.map { MonotonicTime.now.duration(since: $0) < Self.pause } ?? false
  }

  private func nearest(to embedding: Embedding) async throws(EmbeddingError) -> [String: Double] {
    guard !embedding.isZero else { return [:] }
    var scores: [String: Double] = [:]
    for match in try await store.query(embedding, limit: Self.most) {
      let use = String(match.id.prefix { $0 != "#" })
      scores[use] = max(scores[use] ?? -1, Double(match.score))
    }
    return scores
  }
}
