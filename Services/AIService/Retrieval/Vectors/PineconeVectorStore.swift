internal import Embeddings
internal import HTTP
internal import Platform
internal import WorkflowModels

/// Vectors in an index of Pinecone, over its REST interface, in a namespace for each embedder.
struct PineconeVectorStore: VectorStore {
  let name = "pinecone"
  private let namespace: String
  private let server: EmbeddingServer
  /// Pinecone takes 2 MB in one call; a hundred vectors of 256 numbers are a quarter of that.
  static let batch = 100
  private static let mostMatches = 1000

  /// - Parameter embedder: vectors of another must not be among the answers.
  init(_ settings: EmbeddingSettings.Pinecone, embedder: String, http: HTTPClient) {
    namespace = embedder
    server = EmbeddingServer(
      name: "Pinecone", baseURL: settings.host,
      headers: ["Api-Key": settings.key, "X-Pinecone-API-Version": "2025-04"], http: http)
  }

  func upsert(_ entries: [VectorEntry]) async throws(EmbeddingError) {
    for part in Self.parts(entries) {
      let vectors = part.map { entry -> JSON in
        ["id": .string(entry.id), "values": Self.numbers(entry.embedding)]
      }
      _ = try await server.post(
        "/vectors/upsert", ["namespace": .string(namespace), "vectors": .array(vectors)],
        within: EmbeddingServer.patient)
    }
  }

  func delete(_ ids: [String]) async throws(EmbeddingError) {
    for part in Self.parts(ids) {
      _ = try await server.post(
        "/vectors/delete", ["namespace": .string(namespace), "ids": .array(part.map { .string($0) })],
        within: EmbeddingServer.patient)
    }
  }

  func query(_ embedding: Embedding, limit: Int) async throws(EmbeddingError) -> [VectorIndex.Match] {
    guard limit > 0, !embedding.isZero else { return [] }
    let answer = try await server.post(
      "/query",
      [
        "namespace": .string(namespace), "vector": Self.numbers(embedding),
        "topK": .int(min(limit, Self.mostMatches)), "includeValues": false, "includeMetadata": false,
      ], within: EmbeddingServer.prompt)
    return (answer["matches"]?.arrayValue ?? []).compactMap { match in
      guard let id = match["id"]?.stringValue, let score = match["score"]?.doubleValue else { return nil }
      return VectorIndex.Match(id: id, score: Float(score))
    }
  }

  private static func numbers(_ embedding: Embedding) -> JSON {
    .array(embedding.values.map { .double(Double($0)) })
  }

  private static func parts<Element>(_ all: [Element]) -> [ArraySlice<Element>] {
    stride(from: 0, to: all.count, by: batch).map { all[$0..<min(all.count, $0 + batch)] }
  }
}
