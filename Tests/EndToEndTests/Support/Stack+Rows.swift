import Platform
import Postgres
import TestKit

/// Looking into the database behind the services' backs.
extension Stack {
  /// One column of text.
  func rows(_ sql: SQL) async throws -> [String] {
    let reactor = try Reactor(name: "rows")
    defer { reactor.stop() }
    let pool = PostgresPool(
      configuration: try PostgresConfiguration(url: postgres.url()), reactor: reactor, logger: .silent)
    defer { pool.close() }
    return try await pool.query(sql).map { row in try row.decode(0, as: String.self) }
  }

  /// Every row of every table of the workflow service, as text.
  func everythingStored() async throws -> String {
    let tables = try await rows("select tablename::text from pg_tables where schemaname = 'workflow'")
    var text = ""
    for table in tables {
      text += try await rows("select t::text from workflow.\(unsafeRaw: table) t").joined(separator: "\n")
    }
    return text
  }

  /// Whether the secret stands anywhere: in a row, as text or as bytes, or in the log.
  func hasKept(_ secret: String) async throws -> Bool {
    let everything = try await everythingStored() + (try process(.workflow).log)
    return everything.contains(secret) || everything.contains(Hex.text(Array(secret.utf8)))
  }
}
