internal import Postgres
internal import WorkflowModels

/// The statements that carry all writes of running executions, each for many rows at once and each safe to repeat when
/// its answer was lost with the connection.
///
/// The owner is compared as a bind and never joined from `me`: offered that join, the planner walks all unfinished
/// executions of the owner for each batch instead of looking the batch's rows up by id. What was written is known from
/// the number of touched rows; only where it falls short are the rows asked for one by one.
struct ExecutionWriter: Sendable {
  let pool: PostgresPool
  let lease: ExecutorLease

  func append(_ entries: [JournalEntry]) async throws -> [Bool] {
    let rows = entries.sorted { ($0.execution, $0.sequence) < ($1.execution, $1.sequence) }
    let given = Self.given(rows)
    let owner = lease.ownerID
    let count = try await pool.execute(
      """
      with \(Self.me(owner))
      insert into workflow.journal (execution_id, seq, fence, kind, node_id, at, payload, input_digest)
      select g.execution_id, g.seq, g.fence, g.kind, g.node_id, g.at, g.payload, g.input_digest
      from \(given) join workflow.executions e on e.id = g.execution_id
      where exists (select from me) and e.owner = \(owner) and e.fence = g.fence and e.completed_at is null
      on conflict (execution_id, seq) do nothing
      """)
    if count == entries.count { return entries.map { _ in true } }
    let found = try await pool.query(
      """
      select j.execution_id, j.seq from \(given)
      join workflow.journal j on j.execution_id = g.execution_id and j.seq = g.seq and j.fence = g.fence
      """)
    let committed = Set(
      try found.map { row in
        Place(execution: try row.decode(0, as: String.self), sequence: try row.decode(1, as: Int.self))
      })
    return entries.map { committed.contains(Place(execution: $0.execution.rawValue, sequence: $0.sequence)) }
  }

  func finish(_ finishes: [ExecutionFinish]) async throws -> [Bool] {
    // Sorted, as all batches, so that two never lock in opposite orders.
    let rows = finishes.sorted { $0.id < $1.id }
    let owner = lease.ownerID
    let update: SQL = """
      with \(Self.me(owner))
      update workflow.executions e
      set status = g.status, completed_at = g.completed_at, output = g.output, error = g.error,
          chat_response = g.chat_response
      from unnest(
        \(PostgresArray(rows, \.id.rawValue))::text[], \(PostgresArray(rows, \.fence))::bigint[],
        \(PostgresArray(rows, \.status.rawValue))::text[], \(PostgresArray(rows, \.completedAt.microseconds))::bigint[],
        \(PostgresArray(rows, \.output))::text[], \(PostgresArray(rows, \.error))::text[],
        \(PostgresArray(rows, \.chatResponse))::text[]
      ) as g(id, fence, status, completed_at, output, error, chat_response)
      where exists (select from me) and e.id = g.id and e.owner = \(owner) and e.fence = g.fence
      """
    if try await pool.execute(update) == finishes.count { return finishes.map { _ in true } }
    // The same once more: to repeat it changes nothing, and now it says which rows are its own.
    let answers = try await pool.query("\(update) returning e.id")
    let committed = Set(try answers.map { row in try row.decode(0, as: String.self) })
    return finishes.map { committed.contains($0.id.rawValue) }
  }

  /// Locks the owner's heartbeat row, once a batch: the burying of a silent process waits for what is on its way.
  static func me(_ owner: String) -> SQL {
    "me as (select id from workflow.executors where id = \(owner) for key share)"
  }

  static func given(_ entries: [JournalEntry]) -> SQL {
    """
    unnest(
      \(PostgresArray(entries, \.execution.rawValue))::text[], \(PostgresArray(entries, \.sequence))::bigint[],
      \(PostgresArray(entries, \.fence))::bigint[], \(PostgresArray(entries, \.kind.rawValue))::text[],
      \(PostgresArray(entries, \.node.rawValue))::text[], \(PostgresArray(entries, \.at.microseconds))::bigint[],
      \(PostgresArray(entries, \.payload))::text[], \(PostgresArray(entries, \.inputDigest))::text[]
    ) as g(execution_id, seq, fence, kind, node_id, at, payload, input_digest)
    """
  }

  private struct Place: Hashable {
    let execution: String
    let sequence: Int
  }

  func committedIDs(_ sql: SQL) async throws -> Set<String> {
    Set(try await pool.query(sql).map { row in try row.decode(0, as: String.self) })
  }
}
