internal import Postgres
internal import WorkflowModels

/// The three statements that carry all writes of running executions, each for many rows at once and each safe to
/// repeat when its answer was lost with the connection.
///
/// The owner is compared as a bind and never joined from `me`: offered that join, the planner walks all unfinished
/// executions of the owner for each batch instead of looking the batch's rows up by id.
struct ExecutionWriter: Sendable {
  let pool: PostgresPool
  let lease: ExecutorLease

  /// Rows travel sorted, so that two batches never lock in opposite orders.
  func start(_ starts: [ExecutionStart]) async throws -> [StartAnswer] {
    let owner = lease.ownerID
    let rows = starts.sorted { $0.id < $1.id }
    let committed = try await committedIDs(
      """
      with me as (select id from workflow.executors where id = \(owner) for key share),
      given as (
        select * from unnest(
          \(rows.map(\.id.rawValue))::text[], \(rows.map(\.userID.rawValue))::text[],
          \(rows.map(\.workflowID.rawValue))::text[], \(rows.map(\.workflowVersion))::bigint[],
          \(rows.map(\.documentHash))::text[], \(rows.map { $0.trigger?.rawValue })::text[],
          \(rows.map(\.input))::text[], \(rows.map(\.businessKey))::text[],
          \(rows.map(\.startedAt.microseconds))::bigint[], \(rows.map { $0.idempotency?.route })::text[],
          \(rows.map { $0.idempotency?.key })::text[], \(rows.map { $0.idempotency?.bodyDigest })::text[],
          \(rows.map(\.options))::text[], \(rows.map { $0.isQueued ? 1 : 0 })::bigint[]
        ) as g(id, user_id, workflow_id, version, document_hash, trigger_node, input, business_key, started_at,
               route, key, body_digest, options, queued)
      ),
      keys as (
        insert into workflow.idempotency_keys (user_id, route, key, body_digest, execution_id, created_at)
        select user_id, route, key, body_digest, id, started_at from given
        where key is not null and exists (select from me)
        on conflict do nothing returning execution_id
      ),
      started as (
        insert into workflow.executions (id, user_id, workflow_id, workflow_version, document_hash, trigger_node,
          input, business_key, owner, status, started_at, options)
        select id, user_id, workflow_id, version, document_hash, trigger_node, input, business_key,
          case queued when 0 then \(owner) end, case queued when 0 then 'running' else 'queued' end, started_at,
          options
        from given
        where exists (select from me) and (key is null or id in (select execution_id from keys))
        on conflict (id) do nothing returning id
      )
      select id from started
      union
      select e.id from workflow.executions e join given on given.id = e.id
      where e.owner = \(owner) or e.owner is null
      """)
    return try await answers(to: starts, committed: committed)
  }

  func append(_ entries: [JournalEntry]) async throws -> [Bool] {
    let owner = lease.ownerID
    let rows = entries.sorted { ($0.execution, $0.sequence) < ($1.execution, $1.sequence) }
    let committed = try await committedPlaces(
      """
      with me as (select id from workflow.executors where id = \(owner) for key share),
      given as (
        select * from unnest(
          \(rows.map(\.execution.rawValue))::text[], \(rows.map(\.sequence))::bigint[], \(rows.map(\.fence))::bigint[],
          \(rows.map(\.kind.rawValue))::text[], \(rows.map(\.node.rawValue))::text[],
          \(rows.map(\.at.microseconds))::bigint[], \(rows.map(\.payload))::text[],
          \(rows.map(\.inputDigest))::text[]
        ) as g(execution_id, seq, fence, kind, node_id, at, payload, input_digest)
      ),
      written as (
        insert into workflow.journal (execution_id, seq, fence, kind, node_id, at, payload, input_digest)
        select g.execution_id, g.seq, g.fence, g.kind, g.node_id, g.at, g.payload, g.input_digest
        from given g join workflow.executions e on e.id = g.execution_id
        where exists (select from me) and e.owner = \(owner) and e.fence = g.fence and e.completed_at is null
        on conflict (execution_id, seq) do nothing returning execution_id, seq
      )
      select execution_id, seq from written
      union
      select j.execution_id, j.seq from workflow.journal j
      join given g on g.execution_id = j.execution_id and g.seq = j.seq and g.fence = j.fence
      """)
    return entries.map { committed.contains(Place(execution: $0.execution.rawValue, sequence: $0.sequence)) }
  }

  func finish(_ finishes: [ExecutionFinish]) async throws -> [Bool] {
    let owner = lease.ownerID
    let rows = finishes.sorted { $0.id < $1.id }
    let committed = try await committedIDs(
      """
      with me as (select id from workflow.executors where id = \(owner) for key share),
      given as (
        select * from unnest(
          \(rows.map(\.id.rawValue))::text[], \(rows.map(\.fence))::bigint[], \(rows.map(\.status.rawValue))::text[],
          \(rows.map(\.completedAt.microseconds))::bigint[], \(rows.map(\.output))::text[],
          \(rows.map(\.error))::text[], \(rows.map(\.chatResponse))::text[]
        ) as g(id, fence, status, completed_at, output, error, chat_response)
      )
      update workflow.executions e
      set status = g.status, completed_at = g.completed_at, output = g.output, error = g.error,
          chat_response = g.chat_response
      from given g
      where exists (select from me) and e.id = g.id and e.owner = \(owner) and e.fence = g.fence
      returning e.id
      """)
    return finishes.map { committed.contains($0.id.rawValue) }
  }

  private struct Place: Hashable {
    let execution: String
    let sequence: Int
  }

  func committedIDs(_ sql: SQL) async throws -> Set<String> {
    Set(try await pool.query(sql).map { row in try row.decode(0, as: String.self) })
  }

  private func committedPlaces(_ sql: SQL) async throws -> Set<Place> {
    Set(
      try await pool.query(sql).map { row in
        Place(execution: try row.decode(0, as: String.self), sequence: try row.decode(1, as: Int.self))
      })
  }

  /// A start that was not committed either repeats a key, or met the end of this process's lease.
  private func answers(to starts: [ExecutionStart], committed: Set<String>) async throws -> [StartAnswer] {
    var answers: [StartAnswer] = []
    answers.reserveCapacity(starts.count)
    for start in starts {
      if committed.contains(start.id.rawValue) {
        answers.append(.started)
      } else if let idempotency = start.idempotency {
        answers.append(try await earlier(start, idempotency))
      } else {
        throw StoreError.fencedOut
      }
    }
    return answers
  }

  func earlier(
    _ start: ExecutionStart, _ idempotency: ExecutionStart.Idempotency
  ) async throws -> StartAnswer {
    let rows = try await pool.query(
      """
      select execution_id, body_digest from workflow.idempotency_keys
      where user_id = \(start.userID.rawValue) and route = \(idempotency.route) and key = \(idempotency.key)
      """)
    guard let row = rows.first else { throw StoreError.fencedOut }
    guard try row.decode(1, as: String.self) == idempotency.bodyDigest else { return .mismatch }
    return .duplicate(of: ExecutionID(rawValue: try row.decode(0, as: String.self)))
  }
}
