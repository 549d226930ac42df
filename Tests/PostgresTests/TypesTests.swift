import Platform
import Postgres
import TestKit
import Testing

@Suite struct `Values that travel to PostgreSQL and back` {
  @Test func `every type comes back as it was sent`() async throws {
    try await withTestPool { pool in
      let rows = try await pool.query(
        """
        select \(42) as a, \(Int32(-7)) as b, \(1.5) as c, \(true) as d, \("grüße 👋") as e, \([UInt8]([0, 255, 7])) as f,
          \(PostgresTimestamp(microseconds: 1_700_000_000_123_456)) as g, \("") as h, \([UInt8]()) as i
        """)
      let row = rows[0]
      #expect(try row.decode("a", as: Int.self) == 42)
      #expect(try row.decode("b", as: Int32.self) == -7)
      #expect(try row.decode("b", as: Int.self) == -7)
      #expect(try row.decode("c", as: Double.self) == 1.5)
      #expect(try row.decode("d", as: Bool.self))
      #expect(try row.decode("e", as: String.self) == "grüße 👋")
      #expect(try row.decode("f", as: [UInt8].self) == [0, 255, 7])
      #expect(try row.decode("g", as: PostgresTimestamp.self).microseconds == 1_700_000_000_123_456)
      #expect(try row.decode("h", as: String.self) == "")
      #expect(try row.decode("i", as: [UInt8].self) == [])
    }
  }

  @Test(arguments: [Int.min, -1, 0, 1, .max])
  func `the whole range of an integer survives`(number: Int) async throws {
    try await withTestPool { pool in
      let row = try await pool.query("select \(number), (\(number))::text")[0]
      #expect(try row.decode(0, as: Int.self) == number)
      #expect(try row.decode(1, as: String.self) == String(number))
    }
  }

  @Test(arguments: [0.0, -0.0, .infinity, -.infinity, .pi, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .nan])
  func `a double keeps its bits`(number: Double) async throws {
    try await withTestPool { pool in
      let back = try await pool.query("select \(number)")[0].decode(0, as: Double.self)
      #expect(back.bitPattern == number.bitPattern || (back.isNaN && number.isNaN))
    }
  }

  @Test func `NULL is nil for an optional and an error for the rest`() async throws {
    try await withTestPool { pool in
      let row = try await pool.query(
        "select \(nil as Int?), \(nil as String?), \(nil as [String]?), \("x" as String?)")[0]
      #expect(try row.decode(0, as: Int?.self) == nil)
      #expect(try row.decode(1, as: String?.self) == nil)
      #expect(try row.decode(2, as: [String]?.self) == nil)
      #expect(try row.decode(3, as: String?.self) == "x")
      let error = #expect(throws: PostgresError.self) { try row.decode(0, as: Int.self) }
      #expect(error?.code == .decoding)
    }
  }

  @Test func `arrays keep their order, their NULLs and their emptiness`() async throws {
    try await withTestPool { pool in
      let row = try await pool.query(
        """
        select \([3, 1, 2]), \(["a", nil, "c"]), \([[UInt8]([1, 0]), []]), \([true, false]), \([1.5, nil]), \([Int]()),
          \([Int32(5)]), \([nil, nil] as [Int?])
        """)[0]
      #expect(try row.decode(0, as: [Int].self) == [3, 1, 2])
      #expect(try row.decode(1, as: [String?].self) == ["a", nil, "c"])
      #expect(try row.decode(2, as: [[UInt8]].self) == [[1, 0], []])
      #expect(try row.decode(3, as: [Bool].self) == [true, false])
      #expect(try row.decode(4, as: [Double?].self) == [1.5, nil])
      #expect(try row.decode(5, as: [Int].self) == [])
      #expect(try row.decode(6, as: [Int].self) == [5])
      #expect(try row.decode(7, as: [Int?].self) == [nil, nil])
      #expect(throws: PostgresError.self) { try row.decode(1, as: [String].self) }
      #expect(throws: PostgresError.self) { try row.decode(0, as: [String].self) }
    }
  }

  @Test func `ten thousand rows travel as one statement of five binds`() async throws {
    try await withTestPool { pool in
      try await pool.execute("create table bulk (a bigint, b text, c bytea, d bool, e float8)")
      let numbers = Array(0..<10_000)
      let count = try await pool.execute(
        """
        insert into bulk select * from unnest(\(numbers), \(numbers.map { $0 % 3 == 0 ? nil : "name \($0)" }),
          \(numbers.map { [UInt8](repeating: UInt8($0 % 256), count: 10) }), \(numbers.map { $0 % 2 == 0 }),
          \(numbers.map(Double.init)))
        """)
      #expect(count == 10_000)
      let rows = try await pool.query("select a, b, c, d, e from bulk order by a")
      #expect(rows.count == 10_000)
      for (number, row) in rows.enumerated() {
        try #require(try row.decode(0, as: Int.self) == number)
        try #require(try row.decode(1, as: String?.self) == (number % 3 == 0 ? nil : "name \(number)"))
        try #require(try row.decode(2, as: [UInt8].self) == [UInt8](repeating: UInt8(number % 256), count: 10))
        try #require(try row.decode(3, as: Bool.self) == (number % 2 == 0))
        try #require(try row.decode(4, as: Double.self) == Double(number))
      }
    }
  }

  @Test func `a column that does not hold what is asked for is named in the error`() async throws {
    try await withTestPool { pool in
      let row = try await pool.query("select 'x'::text as label, 300::int2 as small, 2.5::numeric as total")[0]
      let wrongType = #expect(throws: PostgresError.self) { try row.decode("label", as: Int.self) }
      #expect(wrongType?.message.contains("\"label\" (text)") == true)
      let tooBig = #expect(throws: PostgresError.self) { try row.decode("small", as: UInt8.self) }
      #expect(tooBig?.message.contains("out of range") == true)
      let numeric = #expect(throws: PostgresError.self) { try row.decode("total", as: Double.self) }
      #expect(numeric?.message.contains("cast") == true)
      #expect(throws: PostgresError.self) { try row.decode("absent", as: Int.self) }
      #expect(throws: PostgresError.self) { try row.decode(3, as: Int.self) }
      #expect(throws: PostgresError.self) { try row.decode(-1, as: Int.self) }
    }
  }

  @Test func `a row that is not there throws and does not trap`() async throws {
    try await withTestPool { pool in
      let rows = try await pool.query("select 1 where false")
      #expect(rows.isEmpty && rows.first == nil)
      #expect(throws: PostgresError.self) { try rows[0].decode(0, as: Int.self) }
      #expect(throws: PostgresError.self) { try rows[-1].decode(0, as: Int.self) }
    }
  }

  @Test func `text is read from every kind of text, JSON and UUID`() async throws {
    try await withTestPool { pool in
      let row = try await pool.query(
        """
        select 'a'::varchar, 'b'::name, 'c '::char(3), '{"k": 1}'::json, '{"k":1}'::jsonb,
          '00112233-4455-6677-8899-aabbccddeeff'::uuid, 'now'::timestamptz, '2000-01-01 00:00:00+00'::timestamptz
        """)[0]
      let texts = try (0..<6).map { try row.decode($0, as: String.self) }
      #expect(texts == ["a", "b", "c  ", "{\"k\": 1}", "{\"k\": 1}", "00112233-4455-6677-8899-aabbccddeeff"])
      #expect(throws: PostgresError.self) { try row.decode(6, as: String.self) }
      #expect(try row.decode(7, as: PostgresTimestamp.self).microseconds == 946_684_800_000_000)
    }
  }

  @Test(arguments: [Int.min, Int.min + 1, -1, Int.max - 1, Int.max])
  func `no timestamp traps`(microseconds: Int) async throws {
    try await withTestPool { pool in
      // The server may refuse what lies outside of its range; the client must live on.
      _ = try? await pool.query("select \(PostgresTimestamp(microseconds: microseconds))")[0]
        .decode(0, as: PostgresTimestamp.self)
      let rows = try await pool.query("select 'infinity'::timestamptz")
      #expect(try rows[0].decode(0, as: PostgresTimestamp.self).microseconds == .max)
    }
  }
}
