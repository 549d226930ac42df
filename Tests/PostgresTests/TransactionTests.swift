import Postgres
import TestKit
import Testing

@Suite struct `Transactions` {
  @Test func `a body that returns is committed, one that throws is rolled back`() async throws {
    try await withTestPool { pool in
      try await pool.execute("create table t (id int)")
      try await pool.withTransaction { try await $0.execute("insert into t values (1)") }
      await #expect(throws: TestFailure.self) {
        try await pool.withTransaction { connection in
          try await connection.execute("insert into t values (2)")
          throw TestFailure()
        }
      }
      #expect(try await ids(pool) == [1])
    }
  }

  @Test func `a body that sends nothing takes no round trip and leaves nothing behind`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      #expect(try await pool.withTransaction { _ in 7 } == 7)
      await #expect(throws: TestFailure.self) { try await pool.withTransaction { _ in throw TestFailure() } }
      let row = try await pool.query("select pg_current_xact_id_if_assigned()::text")[0]
      #expect(try row.decode(0, as: String?.self) == nil)
    }
  }

  @Test func `a statement that fails at the first moment leaves the connection clean`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      let error = await #expect(throws: PostgresError.self) {
        try await pool.withTransaction { try await $0.execute("select broken") }
      }
      #expect(error?.statementIndex == 0)
      try await expectAlive(pool)
    }
  }

  @Test func `a swallowed error does not pass for a commit`() async throws {
    try await withTestPool { pool in
      try await pool.execute("create table t (id int primary key)")
      let error = await #expect(throws: PostgresError.self) {
        try await pool.withTransaction { connection in
          try await connection.execute("insert into t values (1)")
          _ = try? await connection.execute("insert into t values (1)")
        }
      }
      #expect(error?.code == .transactionAborted)
      #expect(try await ids(pool) == [])
    }
  }

  @Test func `an error at commit is the server's own`() async throws {
    try await withTestPool { pool in
      try await pool.execute("create table t (id int unique deferrable initially deferred)")
      let error = await #expect(throws: PostgresError.self) {
        try await pool.withTransaction { connection in
          try await connection.execute("insert into t values (1), (1)")
        }
      }
      #expect(error?.code == .uniqueViolation)
      #expect(try await ids(pool) == [])
    }
  }

  @Test func `two serializable transactions that collide can tell`() async throws {
    try await withTestPool { pool in
      try await pool.execute("create table t (id int)")
      let error = await #expect(throws: PostgresError.self) {
        try await pool.withTransaction(isolation: .serializable) { one in
          _ = try await one.query("select count(*) from t")
          try await pool.withTransaction(isolation: .serializable) { two in
            _ = try await two.query("select count(*) from t")
            try await two.execute("insert into t values (2)")
          }
          try await one.execute("insert into t values (1)")
        }
      }
      #expect(error?.code == .serialization)
      #expect(error?.isRetryable == true)
    }
  }

  @Test func `a lost connection at commit says that nobody knows`() async throws {
    try await withTestPool { pool in
      try await pool.execute("create table t (id int unique deferrable initially deferred)")
      // The deferred trigger ends the backend in the middle of its COMMIT.
      try await pool.withConnection { connection in
        try await connection.script(
          """
          create function leave() returns trigger language plpgsql as
            $$ begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return null; end $$;
          create constraint trigger leave after insert on t deferrable initially deferred for each row
            execute function leave();
          """)
      }
      let error = await #expect(throws: PostgresError.self) {
        try await pool.withTransaction { try await $0.execute("insert into t values (1)") }
      }
      #expect(error?.code == .commitUnknown)
      #expect(error?.mayHaveApplied == true)
      #expect(try await ids(pool) == [])
    }
  }

  @Test func `a statement cancelled before BEGIN was sent does not leave the next one without it`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      try await pool.execute("create table t (id int)")
      do {
        try await pool.withTransaction { connection in
          let early = Task {
            while !Task.isCancelled { await Task.yield() }
            try await connection.execute("insert into t values (1)")
          }
          early.cancel()
          let result = await early.result
          #expect(throws: PostgresError.self) { try result.get() }
          try await connection.execute("insert into t values (2)")
          throw TestFailure()
        }
      } catch is TestFailure {}
      #expect(try await ids(pool) == [])
    }
  }

  @Test func `a transaction inside of a transaction is refused`() async throws {
    try await withTestPool { pool in
      await #expect(throws: PostgresError.self) {
        try await pool.withTransaction { connection in
          try await connection.withTransaction { _ in }
        }
      }
    }
  }

  @Test func `a transaction that is left open is not handed to the next caller`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      try await pool.execute("create table t (id int)")
      try await pool.withConnection { connection in
        try await connection.execute("begin")
        try await connection.execute("insert into t values (1)")
      }
      #expect(try await ids(pool) == [])
      try await pool.execute("begin")
      try await pool.execute("insert into t values (2)")
      #expect(try await ids(pool) == [2])
    }
  }

  private func ids(_ pool: PostgresPool) async throws -> [Int] {
    try await pool.query("select id from t order by id").map { try $0.decode(0, as: Int.self) }
  }
}
