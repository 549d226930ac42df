import Postgres
import TestKit
import Testing

@Suite struct `A statement's values are binds` {
  @Test func `a literal inside an interpolation is a bind too`() {
    let sql: SQL = "select \("'; drop table users; --")"
    #expect(sql.description == "select $1")
  }

  @Test func `fragments are set in and their binds counted on`() {
    let filter: SQL = "owner = \("a") and fence = \(7)"
    let sql: SQL = "update t set x = \(1) where \(filter) or id = \(2)"
    #expect(sql.description == "update t set x = $1 where owner = $2 and fence = $3 or id = $4")
  }

  @Test func `a dollar in a literal is left alone when a fragment is set in`() {
    let fragment: SQL = "note = '$1' and id = \(5)"
    let sql: SQL = "select \(1) where \(fragment)"
    #expect(sql.description == "select $1 where note = '$1' and id = $2")
  }

  @Test func `parts are joined with their separator`() {
    let parts: [SQL] = ["a = \(1)", "b = \(2)"]
    #expect(SQL.joined(parts, separator: " and ").description == "a = $1 and b = $2")
    #expect(SQL.joined([], separator: ",").description.isEmpty)
  }

  @Test func `raw text is for identifiers`() {
    let table = "runs"
    let sql: SQL = "select * from \(unsafeRaw: table) where id = \(1)"
    #expect(sql.description == "select * from runs where id = $1")
  }

  @Test func `an injection stays a value`() async throws {
    try await withTestPool { pool in
      let evil = "x'; drop table pg_class; --"
      let rows = try await pool.query("select \(evil)")
      #expect(try rows[0].decode(0, as: String.self) == evil)
    }
  }

  @Test func `more binds than the protocol carries are refused and the pool lives on`() async throws {
    try await withTestPool { pool in
      let most = SQL.joined((0..<65_535).map { "\($0)" }, separator: ",")
      #expect(try await pool.query("select cardinality(array[\(most)])")[0].decode(0, as: Int.self) == 65_535)
      let tooMany = SQL.joined((0..<65_536).map { "\($0)" }, separator: ",")
      let error = await #expect(throws: PostgresError.self) { try await pool.query("select array[\(tooMany)]") }
      #expect(error?.code == .statementTooLarge)
      try await expectAlive(pool)
    }
  }
}
