import Embeddings
import Platform
import Postgres
import TestKit
import Testing

@testable import AIService

/// Vectors in PostgreSQL. `deploy/local test pgvector` fetches a server that has the extension.
@Suite struct PostgresVectorStoreTests {
  private static func hasExtension() async throws -> Bool {
    try await withTestPool { pool in
      let rows = try await pool.query("select count(*) from pg_available_extensions where name = 'vector'")
      return try rows.first?.decode(0, as: Int.self) == 1
    }
  }

  private func withStores(
    _ work: (_ words: PostgresVectorStore, _ others: PostgresVectorStore) async throws -> Void
  ) async throws {
    try await withTestPool { pool in
      _ = try await pool.execute("create schema if not exists ai")
      let stores = ["words", "others"].map { PostgresVectorStore(pool: pool, embedder: $0) }
      // Several processes prepare the same table.
      for store in stores { try await store.prepare() }
      try await work(stores[0], stores[1])
    }
  }

  @Test(.enabled("This PostgreSQL does not have the extension pgvector.") { try await hasExtension() })
  func `are found by their nearness, exchanged and forgotten`() async throws {
    try await withStores { store, _ in
      try await store.upsert([
        VectorEntry(id: "right", embedding: Embedding([1, 0])), VectorEntry(id: "up", embedding: Embedding([0, 1])),
        VectorEntry(id: "between", embedding: Embedding([1, 1])),
      ])
      let near = try await store.query(Embedding([2, 0]), limit: 2)
      #expect(near.map(\.id) == ["right", "between"])
      #expect(near.map { ($0.score * 1000).rounded() / 1000 } == [1, 0.707])
      try await store.upsert([VectorEntry(id: "up", embedding: Embedding([3, 0.1]))])
      #expect(try await store.query(Embedding([1, 0]), limit: 3).map(\.id) == ["right", "up", "between"])
      try await store.delete(["right", "nobody"])
      #expect(try await store.query(Embedding([1, 0]), limit: 3).map(\.id) == ["up", "between"])
      #expect(try await store.query(Embedding([0, 0]), limit: 3).isEmpty)
    }
  }

  @Test(.enabled("This PostgreSQL does not have the extension pgvector.") { try await hasExtension() })
  func `of another embedder are not among the answers, whatever their dimensions`() async throws {
    try await withStores { words, others in
      try await words.upsert([VectorEntry(id: "two", embedding: Embedding([1, 0]))])
      try await others.upsert([VectorEntry(id: "three", embedding: Embedding([1, 0, 0]))])
      #expect(try await words.query(Embedding([1, 0]), limit: 9).map(\.id) == ["two"])
      #expect(try await others.query(Embedding([1, 0, 0]), limit: 9).map(\.id) == ["three"])
    }
  }

  @Test(.disabled("This PostgreSQL has the extension pgvector.") { try await hasExtension() })
  func `are an error where the extension is not there`() async throws {
    try await withTestPool { pool in
      _ = try await pool.execute("create schema if not exists ai")
      let error = await #expect(throws: EmbeddingError.self) {
        try await PostgresVectorStore(pool: pool, embedder: "words").prepare()
      }
      #expect(error?.code == .unavailable)
    }
  }
}
