/// Makes vectors of texts, so that texts that mean the same lie near each other.
package protocol Embedder: Sendable {
  /// Vectors of embedders of different names must never be compared.
  var name: String { get }
  var dimensions: Int { get }

  /// One vector for each text, in their order.
  func embed(_ texts: [String]) async throws(EmbeddingError) -> [Embedding]
}

/// An embedder that computes at once and cannot fail, for what must not wait.
package protocol LocalEmbedder: Embedder {
  func embedding(of text: String) -> Embedding
}

extension LocalEmbedder {
  package func embed(_ texts: [String]) async throws(EmbeddingError) -> [Embedding] {
    texts.map(embedding(of:))
  }
}
