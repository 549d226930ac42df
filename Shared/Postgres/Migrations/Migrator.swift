package import Platform

/// Brings a schema up to date. Any number of services may do so at once: each step is taken under an advisory lock,
/// in a transaction of its own, after looking again at what has been applied.
package struct Migrator: Sendable {
  /// "wae" in ASCII, so that our lock does not meet anybody else's.
  private static let lockSpace: Int32 = 0x776165
  /// An index on a big table takes its time, and so does waiting for the replica that builds it.
  private static let stepTimeout: Duration = .seconds(3600)

  private let pool: PostgresPool
  private let logger: Logger

  package init(pool: PostgresPool, logger: Logger) {
    self.pool = pool
    self.logger = logger
  }

  /// Applies what is missing, in the order of the versions, and records it in `<schema>.schema_migrations`.
  ///
  /// - Parameter schema: of lower-case letters, digits and underscores; created when missing.
  /// - Throws: `.migration` with a sentence when an applied migration was changed, or when the database has one that
  ///   this build does not know; else what the server said. A failed step leaves nothing of itself.
  package func migrate(schema: String, migrations: [Migration]) async throws(PostgresError) {
    guard let first = schema.utf8.first, !(0x30...0x39).contains(first), schema.utf8.count <= 63,
      schema.utf8.allSatisfy({ (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5f })
    else { throw PostgresError(.migration, "\"\(schema)\" cannot be the name of a schema.") }
    let plan = try MigrationPlan(schema: schema, migrations: migrations)
    while let applied = try await step(plan) {
      logger.info(
        "Migration applied", [.name: .string("\(schema).\(applied.name)"), .version: .int(applied.version)])
    }
  }

  /// Nil when there is nothing left to do.
  private func step(_ plan: MigrationPlan) async throws(PostgresError) -> Migration? {
    do {
      return try await pool.withTransaction { connection in
        let schema = plan.schema
        try await connection.script(
          """
          select pg_advisory_xact_lock(\(Self.lockSpace), hashtext('\(schema)'));
          create schema if not exists \(schema);
          create table if not exists \(schema).schema_migrations (
            version bigint primary key, name text not null, checksum text not null,
            applied_at timestamptz not null default now());
          set local search_path to \(schema), public;
          """, timeout: Self.stepTimeout)
        let rows = try await connection.query(
          "select version, checksum from \(unsafeRaw: schema).schema_migrations")
        var applied: [MigrationPlan.Applied] = []
        for row in rows {
          applied.append(.init(version: try row.decode(0), checksum: try row.decode(1)))
        }
        guard let next = try plan.next(after: applied) else { return nil }
        do throws(PostgresError) {
          try await connection.script(next.sql, timeout: Self.stepTimeout)
        } catch {
          throw error.inMigration(next, schema: schema)
        }
        try await connection.execute(
          """
          insert into \(unsafeRaw: schema).schema_migrations (version, name, checksum)
          values (\(next.version), \(next.name), \(next.checksum))
          """)
        return next
      }
    } catch let error as PostgresError {
      throw error
    } catch {
      throw PostgresError(.other, "\(error)")
    }
  }
}

extension PostgresError {
  /// The same error, saying where it came from; what may be tried again stays so.
  fileprivate func inMigration(_ migration: Migration, schema: String) -> PostgresError {
    var error = PostgresError(
      isRetryable ? code : .migration,
      "Migration \(migration.version) (\(migration.name)) of schema \(schema): \(message)", sqlState: sqlState,
      retryable: isRetryable)
    error.constraint = constraint
    error.mayHaveApplied = mayHaveApplied
    return error
  }
}
