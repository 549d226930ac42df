package import Postgres
package import WorkflowModels
internal import Synchronization

/// Documents by the hash of their content: versions and executions refer to them, and the same content is kept once.
package final class DocumentStore: Sendable {
  private let pool: PostgresPool
  /// Hashes known to be in the table, so that a document that is executed again costs no write. Bounded by starting
  /// over: to forget one costs a write that changes nothing.
  private let known = Mutex<Set<String>>([])
  private static let mostKnown = 10_000

  package init(pool: PostgresPool) { self.pool = pool }

  /// Whether the document is known to be in the table; false leaves it open.
  package func has(_ hash: String) -> Bool { known.withLock { $0.contains(hash) } }

  /// Returns when the document is committed.
  package func keep(_ document: String, hash: String, at: Timestamp) async throws {
    if has(hash) { return }
    try await Persistence.retrying(patience: .milliseconds(1500)) { _ in
      _ = try await pool.execute(
        """
        insert into workflow.documents (hash, document, created_at) values (\(hash), \(document), \(at.microseconds))
        on conflict do nothing
        """)
    }
    known.withLock { known in
      if known.count >= Self.mostKnown { known.removeAll() }
      known.insert(hash)
    }
  }

  package func document(hash: String) async throws -> String? {
    let rows = try await pool.query("select document from workflow.documents where hash = \(hash)")
    return try rows.first.map { row in try row.decode(0, as: String.self) }
  }
}
