import Postgres
import TestKit
import Testing

@Suite struct `Errors that code can decide on` {
  @Test func `a broken constraint is named`() async throws {
    try await withTestPool { pool in
      try await pool.execute("create table t (id bigint primary key, n int check (n > 0), m int not null default 1)")
      try await pool.execute("insert into t values (1, 1)")
      let duplicate = await #expect(throws: PostgresError.self) {
        try await pool.execute("insert into t values (1, 1)")
      }
      #expect(duplicate?.code == .uniqueViolation)
      #expect(duplicate?.constraint == "t_pkey")
      #expect(duplicate?.sqlState == "23505")
      #expect(duplicate?.isRetryable == false)
      let check = await #expect(throws: PostgresError.self) { try await pool.execute("insert into t values (2, 0)") }
      #expect(check?.code == .constraintViolation)
      #expect(check?.constraint == "t_n_check")
    }
  }

  @Test(arguments: [
    ("selec 1", PostgresError.Code.syntax), ("select * from nowhere", .syntax), ("select 1 / 0", .invalidData),
    ("select 'x'::int", .invalidData), ("raise", .syntax),
  ])
  func `a wrong statement fails and the next one runs`(text: String, code: PostgresError.Code) async throws {
    try await withTestPool { pool in
      let error = await #expect(throws: PostgresError.self) { try await pool.query(SQL(unsafeRaw: text)) }
      #expect(error?.code == code)
      #expect(error?.mayHaveApplied == false)
      try await expectAlive(pool)
    }
  }

  @Test func `text with a zero character is refused by the server`() async throws {
    try await withTestPool { pool in
      let error = await #expect(throws: PostgresError.self) { try await pool.query("select \("a\u{0}b")") }
      #expect(error?.code == .invalidData)
      let inStatement = await #expect(throws: PostgresError.self) {
        try await pool.query(SQL(unsafeRaw: "select 1\u{0}"))
      }
      #expect(inStatement?.code == .syntax)
    }
  }

  @Test func `COPY is refused and its connection replaced`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      await #expect(throws: PostgresError.self) { try await pool.execute("copy (select 1) to stdout") }
      try await expectAlive(pool)
    }
  }

  @Test func `a wrong password or database is told at once and is no outage to wait for`() async throws {
    try await withTestDatabase { url in
      let configuration = try PostgresConfiguration(url: url.replacing("wae_test_", with: "absent_"))
      let error = try await withPool(configuration) { pool in
        await #expect(throws: PostgresError.self) { try await pool.query("select 1") }
      }
      #expect(error?.code == .authentication)
      #expect(error?.sqlState == "3D000")
      #expect(error?.isRetryable == false)
    }
  }

  @Test(arguments: ["postgres://h:port:1/x", "postgres://a,b:1,2:3:4/x", "nonsense", "host=a,b port=1,2,3"])
  func `a wrong URL is a sentence without the URL`(url: String) throws {
    let error = #expect(throws: PostgresError.self) { try PostgresConfiguration(url: url) }
    #expect(error?.code == .configuration)
    #expect(error?.message.contains(url) == false)
  }
}
