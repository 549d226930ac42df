package import Platform
package import Postgres
package import WorkflowModels

/// Which version of a stored workflow is current, asked for many executions in one statement.
///
/// Asked of the database every time: a cache here would not know of a version that another replica has just stored, and
/// a client that has stored it means that one. The document itself may come from a cache, because its hash names it.
package final class WorkflowHeads: Service {
  package struct Head: Sendable, Hashable {
    package let version: Int
    package let documentHash: String
  }

  private struct Place: Sendable, Hashable {
    let id: WorkflowID
    let user: UserID
  }

  package let serviceName = "workflow heads"
  private let lookups: GroupCommit<Place, Head?>

  package init(pool: PostgresPool, metrics: Metrics) {
    lookups = GroupCommit(name: "workflow_heads", lanes: 2, metrics: metrics) { places in
      let heads = try await Self.read(Array(Set(places)), pool)
      return places.map { heads[$0] }
    }
  }

  package func run() async throws { try await lookups.run() }

  /// Nil when there is none, or when it is another user's.
  package func current(_ id: WorkflowID, of user: UserID) async throws -> Head? {
    try await lookups.submit(Place(id: id, user: user))
  }

  private static func read(_ places: [Place], _ pool: PostgresPool) async throws -> [Place: Head] {
    let rows = try await pool.query(
      """
      select w.id, w.user_id, w.version, v.document_hash
      from unnest(\(places.map(\.id.rawValue))::text[], \(places.map(\.user.rawValue))::text[]) as g(id, user_id)
      join workflow.workflows w on w.id = g.id and w.user_id = g.user_id
      join workflow.workflow_versions v on v.workflow_id = w.id and v.version = w.version
      """)
    var heads: [Place: Head] = [:]
    for row in rows {
      let place = Place(
        id: WorkflowID(rawValue: try row.decode(0, as: String.self)),
        user: UserID(rawValue: try row.decode(1, as: String.self)))
      heads[place] = Head(version: try row.decode(2, as: Int.self), documentHash: try row.decode(3, as: String.self))
    }
    return heads
  }
}
