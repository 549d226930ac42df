import TestKit
import Testing

@testable import Postgres

@Suite struct `Prepared statements` {
  @Test func `a statement is prepared once per text and types`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      for number in 0..<5 { _ = try await pool.query("select \(number)") }
      _ = try await pool.query("select \("text")")
      let rows = try await pool.query("select count(*) from pg_prepared_statements where statement = 'select $1'")
      #expect(try rows[0].decode(0, as: Int.self) == 2)
    }
  }

  @Test func `the cache forgets the least recently used, and the server with it`() async throws {
    try await withTestPool(configure: {
      $0.maximumConnections = 1
      $0.statementCacheSize = 4
    }) { pool in
      for number in 0..<20 { _ = try await pool.query(SQL(unsafeRaw: "select \(number)")) }
      let rows = try await pool.query("select count(*) from pg_prepared_statements")
      #expect(try rows[0].decode(0, as: Int.self) <= 5)
    }
  }

  @Test func `a table that changes under a prepared statement is no error`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      try await pool.execute("create table t (a int)")
      try await pool.execute("insert into t values (1)")
      let statement: SQL = "select * from t"
      #expect(try await pool.query(statement).columns.count == 1)
      try await pool.execute("alter table t add column b text default 'x'")
      #expect(try await pool.query(statement).columns.count == 2)
    }
  }

  @Test func `in a transaction the change is told, and a second try succeeds`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      try await pool.execute("create table t (a int)")
      _ = try await pool.query("select * from t")
      try await pool.execute("alter table t add column b text")
      let error = await #expect(throws: PostgresError.self) {
        try await pool.withTransaction { try await $0.query("select * from t") }
      }
      #expect(error?.isRetryable == true)
      #expect(try await pool.withTransaction { try await $0.query("select * from t") }.columns.count == 2)
    }
  }

  @Test func `a server that has lost our statements gets them again`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      _ = try await pool.query("select \(1)")
      try await pool.execute("deallocate all")
      #expect(try await pool.query("select \(2)")[0].decode(0, as: Int.self) == 2)
    }
  }

  @Test func `without a cache nothing stays prepared`() async throws {
    try await withTestPool(configure: {
      $0.maximumConnections = 1
      $0.statementCacheSize = 0
    }) { pool in
      for number in 0..<5 {
        let rows = try await pool.query("select \(number)")
        #expect(try rows[0].decode(0, as: Int.self) == number)
      }
      let prepared = try await pool.query("select * from pg_prepared_statements")
      #expect(prepared.isEmpty)
    }
  }

  @Test func `the oldest entry leaves first and its name is never given again`() {
    var cache = StatementCache(capacity: 2)
    let keys = ["a", "b", "c"].map { StatementCache.Key(SQL(unsafeRaw: $0)) }
    let first = cache.add(keys[0])
    _ = cache.add(keys[1])
    #expect(cache.name(for: keys[0]) == first)
    _ = cache.add(keys[2])
    #expect(cache.name(for: keys[1]) == nil)
    #expect(cache.name(for: keys[0]) == first)
    #expect(cache.takeDiscarded().count == 1)
    #expect(cache.takeDiscarded().isEmpty)
  }
}
