import Platform
import Postgres
import TestKit
import Testing

/// A pool with a reactor of its own, closed afterwards.
@discardableResult
func withPool<T: Sendable>(
  _ configuration: PostgresConfiguration, _ body: (PostgresPool) async throws -> T
) async throws -> T {
  let reactor = try Reactor(name: "test pool")
  defer { reactor.stop() }
  let pool = PostgresPool(configuration: configuration, reactor: reactor, logger: .silent)
  defer { pool.close() }
  return try await body(pool)
}

/// What a test's own code throws.
struct TestFailure: Error {}

/// The pool still answers.
func expectAlive(_ pool: PostgresPool, at place: SourceLocation = #_sourceLocation) async throws {
  let rows = try await pool.query("select 1")
  #expect(rows.count == 1, sourceLocation: place)
}
