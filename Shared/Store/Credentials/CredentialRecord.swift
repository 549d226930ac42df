internal import Postgres
package import WorkflowModels

/// One stored credential, as sealed bytes.
package struct CredentialRecord: Sendable {
  package let name: String
  package let type: String
  package let sealed: [UInt8]
  package let createdAt: Timestamp

  package init(name: String, type: String, sealed: [UInt8], createdAt: Timestamp) {
    self.name = name
    self.type = type
    self.sealed = sealed
    self.createdAt = createdAt
  }

  init(_ row: PostgresRow) throws {
    name = try row.decode(0, as: String.self)
    type = try row.decode(1, as: String.self)
    sealed = try row.decode(2, as: [UInt8].self)
    createdAt = Timestamp(microseconds: try row.decode(3, as: Int.self))
  }
}

/// What was sent along with one execution.
package struct ExecutionCredentialsRecord: Sendable {
  package let names: [String]
  /// Nil: only the process that took them has them.
  package let sealed: [UInt8]?

  package init(names: [String], sealed: [UInt8]?) {
    self.names = names
    self.sealed = sealed
  }
}
