package import Postgres
package import WorkflowModels

/// Keeps exemplars. A user sees his own and the shared ones, and changes only his own.
package struct ExemplarStore: Sendable {
  /// How far the exemplars that a user sees have come: his own, and the shared ones.
  package struct Version: Sendable, Hashable {
    package var own: Int
    package var shared: Int
  }

  /// An owner's oldest exemplars go when he has more.
  package static let mostOfAnOwner = 5_000

  /// What a sentence says is found by its beginning.
  private static let longestIndexed: Int32 = 2_000

  private let pool: PostgresPool

  package init(pool: PostgresPool) { self.pool = pool }

  /// Takes the place of the owner's exemplar for the same prompt.
  package func put(_ records: [ExemplarRecord]) async throws {
    guard let owner = records.first?.userID else { return }
    try await pool.withTransaction { connection in
      var written = 0
      for record in records {
        // The same again changes nothing, and nobody has to read it again.
        written += try await connection.execute(
          """
          insert into ai.exemplars (\(ExemplarRecord.columns))
          values (\(record.id), \(record.userID.rawValue), \(record.scope.rawValue), \(record.prompt),
            \(record.promptHash), \(record.workflow), \(record.source.rawValue), \(record.workflowID?.rawValue),
            \(record.createdAt.microseconds))
          on conflict (user_id, scope, prompt_hash) do update set id = excluded.id, prompt = excluded.prompt,
            workflow = excluded.workflow, source = excluded.source, workflow_id = excluded.workflow_id,
            created_at = excluded.created_at
          where ai.exemplars.workflow <> excluded.workflow
          """)
      }
      guard written > 0 else { return }
      _ = try await connection.execute(
        """
        delete from ai.exemplars where id in (
          select id from ai.exemplars where user_id = \(owner.rawValue) order by id desc
          offset \(Self.mostOfAnOwner))
        """)
      try await Self.grow(owner, isShared: records.contains { $0.scope == .shared }, connection)
    }
  }

  /// False when the user has none of this id.
  package func delete(_ id: String, of user: UserID) async throws -> Bool {
    try await pool.withTransaction { connection in
      let rows = try await connection.query(
        "delete from ai.exemplars where id = \(id) and user_id = \(user.rawValue) returning scope")
      guard let row = rows.first else { return false }
      let isShared = try row.decode(0, as: String.self) == ExemplarRecord.Scope.shared.rawValue
      try await Self.grow(user, isShared: isShared, connection)
      return true
    }
  }

  private static func grow(_ user: UserID, isShared: Bool, _ connection: PostgresConnection) async throws {
    // Always in one order, so that two who share at once wait for each other instead of failing.
    for owner in isShared ? ["", user.rawValue] : [user.rawValue] {
      _ = try await connection.execute(
        """
        insert into ai.exemplar_versions (owner, version) values (\(owner), 1)
        on conflict (owner) do update set version = ai.exemplar_versions.version + 1
        """)
    }
  }

  package func version(for user: UserID) async throws(PostgresError) -> Version {
    let rows = try await pool.query(
      "select owner, version from ai.exemplar_versions where owner in ('', \(user.rawValue))")
    var version = Version(own: 0, shared: 0)
    for row in rows {
      let number = try row.decode(1, as: Int.self)
      if try row.decode(0, as: String.self).isEmpty { version.shared = number } else { version.own = number }
    }
    return version
  }

  /// The beginnings of the prompts of all that the user sees, newest first, without the workflows.
  package func prompts(for user: UserID) async throws(PostgresError) -> [(id: String, prompt: String)] {
    let rows = try await pool.query(
      """
      (select id, left(prompt, \(Self.longestIndexed)) from ai.exemplars where user_id = \(user.rawValue) order by id desc
        limit \(Self.mostOfAnOwner))
      union
      (select id, left(prompt, \(Self.longestIndexed)) from ai.exemplars where scope = 'shared' order by id desc limit \(Self.mostOfAnOwner))
      order by id desc
      """)
    return try rows.map { row throws(PostgresError) in
      (id: try row.decode(0, as: String.self), prompt: try row.decode(1, as: String.self))
    }
  }

  /// Those of the ids that the user may see.
  package func find(_ ids: [String], for user: UserID) async throws(PostgresError) -> [ExemplarRecord] {
    let rows = try await pool.query(
      """
      select \(ExemplarRecord.columns) from ai.exemplars
      where id = any(\(ids)) and (user_id = \(user.rawValue) or scope = 'shared')
      """)
    return try rows.map { row throws(PostgresError) in try ExemplarRecord(row) }
  }

  /// Newest first: the user's own and the shared ones, or only those of a scope.
  package func list(
    for user: UserID, scope: ExemplarRecord.Scope?, before: String?, limit: Int
  ) async throws(PostgresError) -> [ExemplarRecord] {
    var sql: SQL = "select \(ExemplarRecord.columns) from ai.exemplars where "
    switch scope {
    case .user: sql.append("user_id = \(user.rawValue) and scope = 'user'")
    case .shared: sql.append("scope = 'shared'")
    case nil: sql.append("(user_id = \(user.rawValue) or scope = 'shared')")
    }
    if let before { sql.append(" and id < \(before)") }
    sql.append(" order by id desc limit \(limit)")
    return try await pool.query(sql).map { row throws(PostgresError) in try ExemplarRecord(row) }
  }
}
