import Postgres
import TestKit
import Testing

@Suite struct `Copies` {
  private static let table = "create table t (id int primary key, name text, at bigint)"

  /// Of this test's database alone: others run on the same server.
  private static let waiters: SQL = """
    from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())
    """

  private func copy(_ rows: [(Int, String?, Int?)], into table: String = "t") -> PostgresCopy {
    var copy = PostgresCopy(into: table, columns: ["id", "name", "at"])
    for (id, name, at) in rows {
      copy.beginRow()
      copy.add(int4: id)
      copy.add(name)
      copy.add(int8: at)
    }
    return copy
  }

  @Test func `rows arrive as they are, and the connection goes on with statements`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      try await pool.execute(SQL(unsafeRaw: Self.table))
      #expect(try await pool.copy([copy([(1, "ä'\\\t\n", .max), (2, nil, nil), (3, "", .min)])], where: "select 1"))
      let rows = try await pool.query("select id, name, at from t order by id")
      #expect(try rows.map { try $0.decode(1, as: String?.self) } == ["ä'\\\t\n", nil, ""])
      #expect(try rows.map { try $0.decode(2, as: Int?.self) } == [.max, nil, .min])
      #expect(try await pool.copy([copy([])], where: "select 1"))
    }
  }

  @Test func `without the row it depends on, nothing is copied`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      try await pool.execute(SQL(unsafeRaw: Self.table))
      let many = copy((0..<50_000).map { ($0, String(repeating: "x", count: 100), 0) })
      #expect(try await !pool.copy([many, copy([(-1, nil, nil)])], where: "select 1 where false"))
      #expect(try await pool.query("select from t").isEmpty)
      try await expectAlive(pool)
    }
  }

  @Test func `copies into several tables take effect together or not at all`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      try await pool.execute(SQL(unsafeRaw: Self.table))
      try await pool.execute("create table u (like t including all)")
      let error = await #expect(throws: PostgresError.self) {
        try await pool.copy([copy([(1, "a", 1)]), copy([(2, "b", 2), (2, "c", 3)], into: "u")], where: "select 1")
      }
      #expect(error?.code == .uniqueViolation)
      #expect(try await pool.query("select from t").isEmpty)
      #expect(try await pool.copy([copy([(1, "a", 1)]), copy([(2, "b", 2)], into: "u")], where: "select 1"))
      #expect(try await pool.query("select from t union all select from u").count == 2)
    }
  }

  @Test func `megabytes that the server refuses leave a connection that works`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      try await pool.execute(SQL(unsafeRaw: Self.table))
      let block = String(repeating: "x", count: 1 << 20)
      let rows = [(1, "first", nil), (1, "again", nil)] + (2..<34).map { ($0, block, Int?.none) }
      let error = await #expect(throws: PostgresError.self) { try await pool.copy([copy(rows)], where: "select 1") }
      #expect(error?.code == .uniqueViolation)
      #expect(try await pool.copy([copy(Array(rows.dropFirst()))], where: "select 1"))
      #expect(try await pool.query("select sum(length(name))::int8 from t")[0].decode(0, as: Int.self) == 5 + 32 << 20)
    }
  }

  @Test func `a value that no column takes, a wrong table and a wrong condition are told apart`() async throws {
    try await withTestPool(configure: { $0.maximumConnections = 1 }) { pool in
      try await pool.execute(SQL(unsafeRaw: Self.table))
      let codes: [(PostgresCopy, String, PostgresError.Code)] = [
        (copy([(1, "\0", nil)]), "select 1", .invalidData), (copy([(1 << 40, "", nil)]), "select 1", .invalidData),
        (copy([], into: "nowhere"), "select 1", .syntax), (copy([]), "wrong", .syntax),
        (copy([]), "select '\0'", .syntax),
      ]
      for (copy, condition, code) in codes {
        let error = await #expect(throws: PostgresError.self) { try await pool.copy([copy], where: condition) }
        #expect(error?.code == code)
      }
      #expect(try await pool.query("select from t").isEmpty)
    }
  }

  @Test func `a quote in a literal stays a quote`() async throws {
    try await withTestPool { pool in
      let text = "it's \\ '' '\u{301} '\u{200d}; drop table t --"
      let rows = try await pool.query(SQL(unsafeRaw: "select \(SQL.literal(text))"))
      #expect(try rows[0].decode(0, as: String.self) == text)
    }
  }

  @Test func `a copy whose caller gives up takes its connection with it, and holds nothing`() async throws {
    let error = try await endOfWaitingCopy { waiting, _ in waiting.cancel() }
    #expect(error?.code == .cancelled)
  }

  @Test func `what the server is told to cancel may be tried again, and holds nothing`() async throws {
    let error = try await endOfWaitingCopy { _, pool in
      _ = try await pool.query("select pg_cancel_backend(pid) \(Self.waiters)")
    }
    #expect(error?.code == .unavailable && error?.isRetryable == true && error?.mayHaveApplied == false)
  }

  /// How a copy ends that waits for a lock on its table when something happens to it; nothing of it may hold, and the pool
  /// must copy again.
  private func endOfWaitingCopy(
    _ happens: (Task<Bool, any Error>, PostgresPool) async throws -> Void
  ) async throws -> PostgresError? {
    try await withTestPool(configure: { $0.maximumConnections = 3 }) { pool in
      try await pool.execute(SQL(unsafeRaw: Self.table))
      let error = try await pool.withTransaction { connection in
        try await connection.execute("lock table t")
        let waiting = Task { try await pool.copy([copy([(1, "a", 1)])], where: "select 1") }
        while try await pool.query("select \(Self.waiters)").isEmpty { await Task.yield() }
        try await happens(waiting, pool)
        return await #expect(throws: PostgresError.self) { try await waiting.value }
      }
      #expect(try await pool.query("select from t").isEmpty)
      #expect(try await pool.copy([copy([(1, "a", 1)])], where: "select 1"))
      return error
    }
  }
}
