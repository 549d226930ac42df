package import Postgres
package import WorkflowModels

/// Credentials of users and of executions, always sealed: the store sees no secret.
package struct CredentialStore: Sendable {
  private let pool: PostgresPool
  private static let patience = Duration.seconds(60)

  package init(pool: PostgresPool) { self.pool = pool }

  /// Replaces one of the same name.
  package func put(_ record: CredentialRecord, of user: UserID) async throws {
    _ = try await pool.execute(
      """
      insert into workflow.credentials (user_id, name, type, data, created_at)
      values (\(user.rawValue), \(record.name), \(record.type), \(record.sealed), \(record.createdAt.microseconds))
      on conflict (user_id, name) do update
      set type = excluded.type, data = excluded.data, created_at = excluded.created_at
      """)
  }

  /// For a node that cannot go on without it: waits for a database that is away.
  package func credential(named name: String, of user: UserID) async throws -> CredentialRecord? {
    let rows = try await Persistence.retrying(patience: Self.patience) { _ in
      try await pool.query(
        """
        select name, type, data, created_at from workflow.credentials
        where user_id = \(user.rawValue) and name = \(name)
        """)
    }
    return try rows.first.map { row in try CredentialRecord(row) }
  }

  /// By name, after the given one.
  package func credentials(of user: UserID, after name: String?, limit: Int) async throws -> [CredentialRecord] {
    let rows = try await pool.query(
      """
      select name, type, data, created_at from workflow.credentials
      where user_id = \(user.rawValue) and name > \(name ?? "") order by name limit \(limit)
      """)
    return try rows.map { row in try CredentialRecord(row) }
  }

  package func delete(named name: String, of user: UserID) async throws -> Bool {
    try await pool.execute(
      "delete from workflow.credentials where user_id = \(user.rawValue) and name = \(name)") > 0
  }

  /// Before the execution is begun, so that no process can ever run it without them.
  package func keep(_ record: ExecutionCredentialsRecord, for id: ExecutionID, at: Timestamp) async throws {
    _ = try await pool.execute(
      """
      insert into workflow.execution_credentials (execution_id, names, data, created_at)
      values (\(id.rawValue), \(record.names)::text[], \(record.sealed), \(at.microseconds)) on conflict do nothing
      """)
  }

  /// The same for what came with the execution.
  package func credentials(of id: ExecutionID) async throws -> ExecutionCredentialsRecord? {
    let rows = try await Persistence.retrying(patience: Self.patience) { _ in
      try await pool.query(
        "select names, data from workflow.execution_credentials where execution_id = \(id.rawValue)")
    }
    return try rows.first.map { row in
      ExecutionCredentialsRecord(
        names: try row.decode(0, as: [String].self), sealed: try row.decode(1, as: [UInt8]?.self))
    }
  }

  package func wipe(_ id: ExecutionID) async throws {
    _ = try await pool.execute("delete from workflow.execution_credentials where execution_id = \(id.rawValue)")
  }

  /// What a process that died could not wipe: credentials of executions that have ended, or that never began although
  /// they were sent before the given moment. Answers how many.
  package func wipeLeftOver(sentBefore moment: Timestamp) async throws -> Int {
    try await pool.execute(
      """
      delete from workflow.execution_credentials c where exists (
        select 1 from workflow.executions e where e.id = c.execution_id and e.completed_at is not null)
      or (c.created_at < \(moment.microseconds)
        and not exists (select 1 from workflow.executions e where e.id = c.execution_id))
      """)
  }
}
