internal import Embeddings
internal import Postgres

/// Vectors in the service's own database, where that has the extension `vector` (pgvector): several processes share
/// them, and they outlive each.
struct PostgresVectorStore: VectorStore {
  let name = "pgvector"
  private let pool: PostgresPool
  private let embedder: String

  /// - Parameter embedder: vectors of another must not be among the answers.
  init(pool: PostgresPool, embedder: String) {
    self.pool = pool
    self.embedder = embedder
  }

  /// Makes the extension and the table where they are not there. It is no migration: a database without the extension
  /// must still have all others.
  func prepare() async throws(EmbeddingError) {
    try await run { () async throws(PostgresError) in
      // One process at a time: `if not exists` alone lets two of them collide.
      _ = try await pool.pipeline([
        "select pg_advisory_xact_lock(7_305_882_091)", "create extension if not exists vector",
        """
        create table if not exists ai.vectors (
          embedder text not null, id text not null, embedding vector not null, primary key (embedder, id))
        """,
      ])
    }
  }

  func upsert(_ entries: [VectorEntry]) async throws(EmbeddingError) {
    guard !entries.isEmpty else { return }
    let ids = entries.map(\.id)
    let vectors = entries.map { Self.text($0.embedding) }
    try await run { () async throws(PostgresError) in
      _ = try await pool.execute(
        """
        insert into ai.vectors (embedder, id, embedding)
        select \(embedder), given.id, given.embedding::vector
        from unnest(\(ids), \(vectors)) as given (id, embedding)
        on conflict (embedder, id) do update set embedding = excluded.embedding
        """)
    }
  }

  func delete(_ ids: [String]) async throws(EmbeddingError) {
    try await run { () async throws(PostgresError) in
      _ = try await pool.execute("delete from ai.vectors where embedder = \(embedder) and id = any(\(ids))")
    }
  }

  func query(_ embedding: Embedding, limit: Int) async throws(EmbeddingError) -> [VectorIndex.Match] {
    guard limit > 0, !embedding.isZero else { return [] }
    let vector = Self.text(embedding)
    var matches: [VectorIndex.Match] = []
    try await run { () async throws(PostgresError) in
      let rows = try await pool.query(
        """
        select id, (1 - (embedding <=> \(vector)::text::vector))::float8 as score from ai.vectors
        where embedder = \(embedder) order by embedding <=> \(vector)::text::vector, id limit \(limit)
        """)
      for row in rows {
        matches.append(
          VectorIndex.Match(
            id: try row.decode(0, as: String.self), score: Float(try row.decode(1, as: Double.self))))
      }
    }
    return matches
  }

  private static func text(_ embedding: Embedding) -> String {
    "[\(embedding.values.map { "\($0)" }.joined(separator: ","))]"
  }

  private func run(_ work: () async throws(PostgresError) -> Void) async throws(EmbeddingError) {
    do throws(PostgresError) {
      try await work()
    } catch {
      throw EmbeddingError(.unavailable, "The vectors in PostgreSQL could not be used: \(error.message)")
    }
  }
}
