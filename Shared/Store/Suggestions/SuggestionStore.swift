package import Postgres
package import WorkflowModels

/// A workflow that a user might like, as a sentence.
package struct SuggestionRecord: Sendable, Hashable {
  /// `sugg_…`
  package var id: String
  package var userID: UserID
  package var title: String
  package var prompt: String
  package var description: String
  /// The slugs of the toolkits that it uses.
  package var toolkits: [String]
  package var createdAt: Timestamp

  package init(
    id: String, userID: UserID, title: String, prompt: String, description: String, toolkits: [String],
    createdAt: Timestamp
  ) {
    self.id = id
    self.userID = userID
    self.title = title
    self.prompt = prompt
    self.description = description
    self.toolkits = toolkits
    self.createdAt = createdAt
  }

  static let columns: SQL = "id, user_id, title, prompt, description, toolkits, created_at"

  init(_ row: PostgresRow) throws(PostgresError) {
    id = try row.decode(0, as: String.self)
    userID = UserID(rawValue: try row.decode(1, as: String.self))
    title = try row.decode(2, as: String.self)
    prompt = try row.decode(3, as: String.self)
    description = try row.decode(4, as: String.self)
    toolkits = try row.decode(5, as: String.self).split(separator: " ").map(String.init)
    createdAt = Timestamp(microseconds: try row.decode(6, as: Int.self))
  }
}

/// Keeps what was suggested to whom.
package struct SuggestionStore: Sendable {
  private let pool: PostgresPool

  package init(pool: PostgresPool) { self.pool = pool }

  static func migration(version: Int) -> Migration {
    Migration(
      version: version, name: "suggestions",
      sql: """
        create table ai.suggestions (
          id text collate "C" primary key,
          user_id text not null,
          title text not null,
          prompt text not null,
          description text not null,
          toolkits text not null,
          created_at bigint not null
        );
        comment on column ai.suggestions.toolkits is 'Slugs with a blank between them.';
        create index suggestions_of_user on ai.suggestions (user_id, id desc);
        """)
  }

  package func insert(_ records: [SuggestionRecord]) async throws {
    try await pool.withTransaction { connection in
      for record in records {
        _ = try await connection.execute(
          """
          insert into ai.suggestions (\(SuggestionRecord.columns))
          values (\(record.id), \(record.userID.rawValue), \(record.title), \(record.prompt), \(record.description),
            \(record.toolkits.joined(separator: " ")), \(record.createdAt.microseconds))
          """)
      }
    }
  }

  /// Nil when it is not the user's.
  package func find(_ id: String, of user: UserID) async throws(PostgresError) -> SuggestionRecord? {
    let rows = try await pool.query(
      "select \(SuggestionRecord.columns) from ai.suggestions where id = \(id) and user_id = \(user.rawValue)")
    return try rows.first.map { row throws(PostgresError) in try SuggestionRecord(row) }
  }

  /// Newest first.
  package func list(
    of user: UserID, before: String?, limit: Int
  ) async throws(PostgresError) -> [SuggestionRecord] {
    var sql: SQL = "select \(SuggestionRecord.columns) from ai.suggestions where user_id = \(user.rawValue)"
    if let before { sql.append(" and id < \(before)") }
    sql.append(" order by id desc limit \(limit)")
    return try await pool.query(sql).map { row throws(PostgresError) in try SuggestionRecord(row) }
  }
}
