/// Decides which migration comes next, given what the database says it has seen. Pure, and says no in sentences.
struct MigrationPlan {
  struct Applied: Sendable {
    let version: Int
    let checksum: String
  }

  let schema: String
  private let migrations: [Migration]

  init(schema: String, migrations: [Migration]) throws(PostgresError) {
    self.schema = schema
    self.migrations = migrations.sorted { $0.version < $1.version }
    for (one, next) in zip(self.migrations, self.migrations.dropFirst()) where one.version == next.version {
      throw PostgresError(.migration, "Two migrations of schema \(schema) have the version \(one.version).")
    }
  }

  /// Nil when the schema is up to date.
  func next(after applied: [Applied]) throws(PostgresError) -> Migration? {
    let checksums = Dictionary(applied.map { ($0.version, $0.checksum) }) { first, _ in first }
    for migration in migrations {
      guard let checksum = checksums[migration.version], checksum != migration.checksum else { continue }
      throw PostgresError(
        .migration,
        "Migration \(migration.version) (\(migration.name)) of schema \(schema) was changed after it was applied: "
          + "restore it, and write a new one.")
    }
    let known = Set(migrations.map(\.version))
    if let unknown = applied.map(\.version).filter({ !known.contains($0) }).max() {
      throw PostgresError(
        .migration,
        "Schema \(schema) has migration \(unknown), which this build does not know: start a newer build.")
    }
    guard let pending = migrations.first(where: { checksums[$0.version] == nil }) else { return nil }
    if let last = applied.map(\.version).max(), last > pending.version {
      throw PostgresError(
        .migration,
        "Migration \(pending.version) (\(pending.name)) of schema \(schema) comes too late: "
          + "\(last) has been applied already.")
    }
    return pending
  }
}
