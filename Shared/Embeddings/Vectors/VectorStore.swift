internal import Synchronization

/// Keeps vectors by name and finds the nearest: in the process itself, in PostgreSQL, or in a service for it.
package protocol VectorStore: Sendable {
  /// As logs say it.
  var name: String { get }

  /// Called once before the rest.
  func prepare() async throws(EmbeddingError)
  /// Takes the vectors in; an id that is known has its vector exchanged.
  func upsert(_ entries: [VectorEntry]) async throws(EmbeddingError)
  /// What is not there is no error.
  func delete(_ ids: [String]) async throws(EmbeddingError)
  /// The nearest, best first, with the cosine of each.
  func query(_ embedding: Embedding, limit: Int) async throws(EmbeddingError) -> [VectorIndex.Match]
}

extension VectorStore {
  package func prepare() async throws(EmbeddingError) {}
}

package struct VectorEntry: Sendable, Hashable {
  package let id: String
  package let embedding: Embedding

  package init(id: String, embedding: Embedding) {
    self.id = id
    self.embedding = embedding
  }
}

/// The usual store: a flat index in memory, gone with the process and made again from the catalog in milliseconds.
package final class InProcessVectorStore: VectorStore {
  package let name = "in_process"
  private let index: Mutex<VectorIndex>

  package init(dimensions: Int) {
    index = Mutex(VectorIndex(dimensions: dimensions))
  }

  package func upsert(_ entries: [VectorEntry]) async throws(EmbeddingError) {
    let refused = index.withLock { index in entries.count { !index.add($0.embedding, id: $0.id) } }
    if refused > 0 {
      throw EmbeddingError(.malformed, "\(refused) vectors have other dimensions than the index.")
    }
  }

  package func delete(_ ids: [String]) async throws(EmbeddingError) {
    index.withLock { index in for id in ids { index.remove(id) } }
  }

  package func query(_ embedding: Embedding, limit: Int) async throws(EmbeddingError) -> [VectorIndex.Match] {
    // A copy shares its memory: the search runs outside the lock.
    let index = index.withLock { $0 }
    return index.nearest(to: embedding, limit: limit)
  }
}
