package import Postgres
package import WorkflowModels

/// Keeps what users prefer, as one JSON object each.
package struct PreferenceStore: Sendable {
  package struct Record: Sendable, Hashable {
    /// JSON text.
    package var document: String
    /// Grows with every change.
    package var version: Int
    package var updatedAt: Timestamp
  }

  private let pool: PostgresPool

  package init(pool: PostgresPool) { self.pool = pool }

  static func migration(version: Int) -> Migration {
    Migration(
      version: version, name: "preferences",
      sql: """
        create table ai.preferences (
          user_id text primary key,
          document text not null,
          version bigint not null,
          updated_at bigint not null
        );
        """)
  }

  package func find(_ user: UserID) async throws(PostgresError) -> Record? {
    let rows = try await pool.query(
      "select document, version, updated_at from ai.preferences where user_id = \(user.rawValue)")
    return try rows.first.map { row throws(PostgresError) in try Self.record(row) }
  }

  /// Changes the document with its row held, so that of two changes at once neither is lost.
  package func change(
    _ user: UserID, at now: Timestamp, _ body: (String?) throws -> String
  ) async throws -> Record {
    try await pool.withTransaction { connection in
      _ = try await connection.execute(
        """
        insert into ai.preferences (user_id, document, version, updated_at) values (\(user.rawValue), '', 0, 0)
        on conflict (user_id) do nothing
        """)
      let before = try await connection.query(
        "select document from ai.preferences where user_id = \(user.rawValue) for update")
      let text = try before.first?.decode(0, as: String.self) ?? ""
      let rows = try await connection.query(
        """
        update ai.preferences set document = \(try body(text.isEmpty ? nil : text)), version = version + 1,
          updated_at = \(now.microseconds)
        where user_id = \(user.rawValue) returning document, version, updated_at
        """)
      guard let row = rows.first else { throw PostgresError(.other, "The preferences were not kept.") }
      return try Self.record(row)
    }
  }

  private static func record(_ row: PostgresRow) throws(PostgresError) -> Record {
    Record(
      document: try row.decode(0, as: String.self), version: try row.decode(1, as: Int.self),
      updatedAt: Timestamp(microseconds: try row.decode(2, as: Int.self)))
  }
}
