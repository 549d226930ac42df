package import Postgres
package import WorkflowModels

/// What agents have said and heard, by user and key. Bounded: the oldest turns of a key, and of a user, make room.
package struct AgentMemoryStore: Sendable {
  private let pool: PostgresPool
  package static let mostTurnsOfKey = 200
  package static let mostTurnsOfUser = 20_000
  private static let longestKey = 256

  package init(pool: PostgresPool) { self.pool = pool }

  /// The latest ones as JSON, the oldest of them first.
  package func turns(of user: UserID, key: String, limit: Int) async throws -> [JSON] {
    let rows = try await pool.query(
      """
      select turn from (
        select turn, seq from workflow.agent_memory
        where user_id = \(user.rawValue) and key = \(Self.stored(key))
        order by seq desc limit \(min(max(limit, 0), Self.mostTurnsOfKey))) latest
      order by seq
      """)
    return try rows.map { row in try JSON(parsing: try row.decode(0, as: String.self)) }
  }

  /// The same id again replaces what was said under it.
  package func keep(_ turn: JSON, of user: UserID, key: String, id: String, at: Timestamp) async throws {
    let key = Self.stored(key)
    _ = try await pool.execute(
      """
      insert into workflow.agent_memory (user_id, key, id, turn, created_at)
      values (\(user.rawValue), \(key), \(id), \(turn.text()), \(at.microseconds))
      on conflict (user_id, key, id) do update set turn = excluded.turn
      """)
    _ = try await pool.execute(
      """
      delete from workflow.agent_memory where user_id = \(user.rawValue) and (
        (key = \(key) and seq <= (
          select seq from workflow.agent_memory where user_id = \(user.rawValue) and key = \(key)
          order by seq desc offset \(Self.mostTurnsOfKey) limit 1))
        or seq <= (
          select seq from workflow.agent_memory where user_id = \(user.rawValue)
          order by seq desc offset \(Self.mostTurnsOfUser) limit 1))
      """)
  }

  /// As PostgreSQL takes it: it knows no character zero.
  private static func stored(_ key: String) -> String {
    String(key.unicodeScalars.prefix(longestKey).filter { $0.value != 0 }.map(Character.init))
  }
}

extension WorkflowSchema {
  static let agentMemory = """
    create table workflow.agent_memory (
      user_id text not null,
      key text not null,
      id text not null,
      seq bigint generated always as identity,
      turn text not null,
      created_at bigint not null,
      primary key (user_id, key, id)
    );
    create index agent_memory_of_key on workflow.agent_memory (user_id, key, seq);
    create index agent_memory_of_user on workflow.agent_memory (user_id, seq);
    comment on table workflow.agent_memory is 'Exchanges that agents remember; the id is that of the effect, so that a repeated one says nothing twice.';
    """
}
