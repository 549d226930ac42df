internal import Platform

/// One step of a schema. Once it has been released it never changes: its checksum is kept by the databases that have
/// seen it.
package struct Migration: Sendable {
  package let version: Int
  package let name: String
  /// One or more statements; runs in a transaction, with the schema first in the search path.
  package let sql: String

  package init(version: Int, name: String, sql: String) {
    self.version = version
    self.name = name
    self.sql = sql
  }

  var checksum: String { SHA256.hex(sql) }
}
