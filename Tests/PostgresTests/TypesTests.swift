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
}
