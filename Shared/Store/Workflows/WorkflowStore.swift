package import Postgres
package import WorkflowModels

/// Stored workflows and their versions. What belongs to another user is as if it were not there.
package struct WorkflowStore: Sendable {
  let pool: PostgresPool
  private let documents: DocumentStore

  package init(pool: PostgresPool, documents: DocumentStore) {
    self.pool = pool
    self.documents = documents
  }

  /// Version 1. Does nothing when the id is already there: a repeated request.
  package func create(_ id: WorkflowID, for user: UserID, _ content: WorkflowContent, at: Timestamp) async throws {
    try await documents.keep(content.document, hash: content.documentHash, at: at)
    let now = at.microseconds
    _ = try await pool.execute(
      """
      with created as (
        insert into workflow.workflows (id, user_id, name, version, created_at, updated_at)
        values (\(id.rawValue), \(user.rawValue), \(content.name), 1, \(now), \(now))
        on conflict (id) do nothing returning id
      )
      insert into workflow.workflow_versions (workflow_id, version, document_hash, created_at)
      select id, 1, \(content.documentHash), \(now) from created
      """)
  }

  /// A new version, unless the content is the current one's. Answers the version that is current now; nil when the
  /// workflow is not the user's.
  package func update(
    _ id: WorkflowID, of user: UserID, _ content: WorkflowContent, at: Timestamp
  ) async throws -> Int? {
    try await documents.keep(content.document, hash: content.documentHash, at: at)
    let now = at.microseconds
    return try await pool.withTransaction { connection in
      let locked = try await connection.query(
        """
        select version from workflow.workflows where id = \(id.rawValue) and user_id = \(user.rawValue) for update
        """)
      guard let version = try locked.first?.decode(0, as: Int.self) else { return nil }
      // A statement of its own: one that has waited for the lock sees the row as it is now, but joins it with the
      // versions as they were before, among which the current one is missing.
      let current = try await connection.query(
        """
        select document_hash from workflow.workflow_versions
        where workflow_id = \(id.rawValue) and version = \(version)
        """)
      if try current.first?.decode(0, as: String.self) == content.documentHash { return version }
      _ = try await connection.execute(
        """
        insert into workflow.workflow_versions (workflow_id, version, document_hash, created_at)
        values (\(id.rawValue), \(version + 1), \(content.documentHash), \(now))
        """)
      _ = try await connection.execute(
        """
        update workflow.workflows set version = \(version + 1), name = \(content.name), updated_at = \(now),
          has_schedules = has_schedules or (active and \(content.hasSchedules))
        where id = \(id.rawValue)
        """)
      _ = try await connection.execute(ScheduleOutbox.marking(id, of: user))
      return version + 1
    }
  }

  package func workflow(_ id: WorkflowID, of user: UserID) async throws -> WorkflowRecord? {
    let rows = try await pool.query(
      "\(WorkflowRecord.query) where w.id = \(id.rawValue) and w.user_id = \(user.rawValue)")
    return try rows.first.map { row in try WorkflowRecord(row) }
  }

  /// Newest first, after the given one.
  package func workflows(of user: UserID, before: WorkflowID?, limit: Int) async throws -> [WorkflowRecord] {
    var sql: SQL = "\(WorkflowRecord.query) where w.user_id = \(user.rawValue)"
    if let before { sql.append(" and w.id < \(before.rawValue)") }
    sql.append(" order by w.id desc limit \(limit)")
    return try await pool.query(sql).map { row in try WorkflowRecord(row) }
  }

  /// Executions that run go on: they hold the document by its hash.
  package func delete(_ id: WorkflowID, of user: UserID) async throws -> Bool {
    let answers = try await pool.pipeline([
      "select 1 from workflow.workflows where id = \(id.rawValue) and user_id = \(user.rawValue) for update",
      ScheduleOutbox.marking(id, of: user),
      "delete from workflow.workflows where id = \(id.rawValue) and user_id = \(user.rawValue)",
    ])
    return (answers.last?.affectedRows ?? 0) > 0
  }

  /// Newest first.
  package func versions(
    of id: WorkflowID, user: UserID, before: Int?, limit: Int
  ) async throws -> [WorkflowVersionRecord] {
    var sql = versionQuery(id, user)
    if let before { sql.append(" and v.version < \(before)") }
    sql.append(" order by v.version desc limit \(limit)")
    return try await pool.query(sql).map { row in try Self.version(row) }
  }

  package func version(_ version: Int, of id: WorkflowID, user: UserID) async throws -> WorkflowVersionRecord? {
    var sql = versionQuery(id, user)
    sql.append(" and v.version = \(version)")
    return try await pool.query(sql).first.map { row in try Self.version(row) }
  }

  private func versionQuery(_ id: WorkflowID, _ user: UserID) -> SQL {
    """
    select v.version, v.document_hash, d.document, v.created_at
    from workflow.workflow_versions v
    join workflow.workflows w on w.id = v.workflow_id
    join workflow.documents d on d.hash = v.document_hash
    where v.workflow_id = \(id.rawValue) and w.user_id = \(user.rawValue)
    """
  }

  private static func version(_ row: PostgresRow) throws -> WorkflowVersionRecord {
    WorkflowVersionRecord(
      version: try row.decode(0, as: Int.self), documentHash: try row.decode(1, as: String.self),
      document: try row.decode(2, as: String.self),
      createdAt: Timestamp(microseconds: try row.decode(3, as: Int.self)))
  }
}
