import Postgres
import TestKit
import Testing

@Suite struct `Pipelines` {
  @Test func `answers come in the order of the statements`() async throws {
    try await withTestPool { pool in
      let answers = try await pool.pipeline((0..<500).map { "select \($0)" })
      #expect(try answers.map { try $0[0].decode(0, as: Int.self) } == Array(0..<500))
    }
  }

  @Test func `an error is thrown with its place, and nothing of the pipeline holds`() async throws {
    try await withTestPool { pool in
      try await pool.execute("create table t (id int primary key)")
      let error = await #expect(throws: PostgresError.self) {
        try await pool.pipeline([
          "insert into t values (1)", "insert into t values (2)", "insert into t values (1)",
          "insert into t values (3)",
        ])
      }
      #expect(error?.code == .uniqueViolation)
      #expect(error?.statementIndex == 2)
      #expect(try await pool.query("select * from t").isEmpty)
    }
  }

  @Test func `a pipeline after an unknown statement finds its preparations in order`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      for _ in 0..<2 {
        await #expect(throws: PostgresError.self) { try await pool.pipeline(["select 1", "wrong", "select 2"]) }
        let answers = try await pool.pipeline(["select 1", "select 2", "select 2"])
        #expect(try answers.map { try $0[0].decode(0, as: Int.self) } == [1, 2, 2])
      }
    }
  }

  @Test func `the first statements of a transaction count from zero, although BEGIN travels before them`() async throws
  {
    try await withTestPool { pool in
      let answers = try await pool.withTransaction { try await $0.pipeline(["select 1", "select 2"]) }
      #expect(answers.count == 2)
      let error = await #expect(throws: PostgresError.self) {
        try await pool.withTransaction { try await $0.pipeline(["select 1", "wrong"]) }
      }
      #expect(error?.statementIndex == 1)
    }
  }

  @Test func `megabytes in both directions do not block each other`() async throws {
    try await withTestPool { pool in
      let block = String(repeating: "x", count: 1 << 20)
      let answers = try await pool.pipeline((0..<32).map { _ in "select \(block)" })
      #expect(try answers.allSatisfy { try $0[0].decode(0, as: String.self).utf8.count == 1 << 20 })
    }
  }

  @Test func `a script runs many statements and the connection goes on afterwards`() async throws {
    try await withTestPool { pool in
      try await pool.withConnection { connection in
        try await connection.script("create table t (id int); insert into t values (1); select * from t;")
        #expect(try await connection.query("select id from t").count == 1)
        let error = await #expect(throws: PostgresError.self) {
          try await connection.script("insert into t values (2); wrong; insert into t values (3)")
        }
        #expect(error?.code == .syntax)
        #expect(try await connection.query("select id from t").count == 1)
        try await connection.script("")
      }
    }
  }
}
