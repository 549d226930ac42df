internal import Postgres
internal import WorkflowModels

/// Writing starts. Those without an idempotency key are one plain insert, or one COPY where they are many: the path that
/// has to be fast. No conflict is looked for, nothing is read back, and an end that is known already travels with the
/// start.
extension ExecutionWriter {
  /// - Parameter isRepeated: the same batch was sent before, and its answer was lost.
  func start(_ starts: [ExecutionStart], isRepeated: Bool) async throws -> [StartAnswer] {
    let there = isRepeated ? try await mine(starts) : []
    // Rows travel sorted, so that two batches never lock in opposite orders.
    let rows = starts.filter { !there.contains($0.id) }.sorted { $0.id < $1.id }
    let plain = rows.filter { $0.idempotency == nil }
    let keyed = rows.filter { $0.idempotency != nil }
    if keyed.isEmpty, plain.count >= Self.leastCopied {
      guard try await copy(plain, isRepeated: isRepeated) else { throw StoreError.fencedOut }
      return starts.map { _ in .started }
    }
    var statements: [SQL] = []
    if !plain.isEmpty { statements.append(insert(plain)) }
    if !keyed.isEmpty { statements.append(insertKeyed(keyed)) }
    // One transaction, or an error of the second would leave the first committed and its callers misinformed.
    var answers = try await send(statements, isRepeated: isRepeated)[...]
    if !plain.isEmpty, answers.popFirst()?.affectedRows != plain.count { throw StoreError.fencedOut }
    let started = Set(try answers.joined().map { row in ExecutionID(rawValue: try row.decode(0, as: String.self)) })
    var result: [StartAnswer] = []
    result.reserveCapacity(starts.count)
    for start in starts {
      if let idempotency = start.idempotency, !started.contains(start.id), !there.contains(start.id) {
        result.append(try await earlier(start, idempotency))
      } else {
        result.append(.started)
      }
    }
    return result
  }

  private func send(_ statements: [SQL], isRepeated: Bool) async throws -> [PostgresRows] {
    do {
      return try await pool.pipeline(statements)
    } catch {
      throw Self.failure(error, isRepeated: isRepeated)
    }
  }

  /// After a lost answer, a row that is there means: the first attempt was still on its way when we looked for its
  /// rows. The next look will find them.
  static func failure(_ error: PostgresError, isRepeated: Bool) -> PostgresError {
    var failure = error
    if failure.code == .uniqueViolation, isRepeated { failure.isRetryable = true }
    return failure
  }

  /// Those that a lost attempt has committed.
  private func mine(_ starts: [ExecutionStart]) async throws -> Set<ExecutionID> {
    let rows = try await pool.query(
      """
      select id from workflow.executions
      where id = any(\(starts.map(\.id.rawValue))::text[]) and (owner = \(lease.ownerID) or owner is null)
      """)
    return Set(try rows.map { row in ExecutionID(rawValue: try row.decode(0, as: String.self)) })
  }

  private func insert(_ rows: [ExecutionStart]) -> SQL {
    let owner = lease.ownerID
    return """
      with \(Self.me(owner))\(recorded(rows))
      \(Self.insert)
      select \(Self.values(owner))
      from \(Self.given(rows)) where exists (select from me)
      """
  }

  /// The key and the execution are one statement: there is no moment at which one exists without the other.
  private func insertKeyed(_ rows: [ExecutionStart]) -> SQL {
    let owner = lease.ownerID
    return """
      with \(Self.me(owner)),
      keys as (
        insert into workflow.idempotency_keys (user_id, route, key, body_digest, execution_id, created_at)
        select k.user_id, k.route, k.key, k.body_digest, k.execution_id, k.created_at
        from unnest(
          \(rows.map(\.userID.rawValue))::text[], \(rows.map { $0.idempotency?.route })::text[],
          \(rows.map { $0.idempotency?.key })::text[], \(rows.map { $0.idempotency?.bodyDigest })::text[],
          \(rows.map(\.id.rawValue))::text[], \(rows.map(\.startedAt.microseconds))::bigint[]
        ) as k(user_id, route, key, body_digest, execution_id, created_at)
        where exists (select from me)
        on conflict do nothing returning execution_id
      )\(recorded(rows, onlyIn: "where g.execution_id in (select execution_id from keys)"))
      \(Self.insert)
      select \(Self.values(owner))
      from \(Self.given(rows)) where g.id in (select execution_id from keys)
      returning id
      """
  }

  private func recorded(_ rows: [ExecutionStart], onlyIn condition: SQL = "where exists (select from me)") -> SQL {
    let entries = rows.flatMap(\.journal)
    guard !entries.isEmpty else { return "" }
    return """
      , recorded as (
        insert into workflow.journal (execution_id, seq, fence, kind, node_id, at, payload, input_digest)
        select g.execution_id, g.seq, g.fence, g.kind, g.node_id, g.at, g.payload, g.input_digest
        from \(Self.given(entries)) \(condition)
      )
      """
  }

  private static let insert: SQL = """
    insert into workflow.executions (id, user_id, workflow_id, workflow_version, document_hash, trigger_node, input,
      business_key, started_at, status, completed_at, output, error, chat_response, options, owner)
    """

  private static func values(_ owner: String) -> SQL {
    """
    g.id, g.user_id, g.workflow_id, g.version, g.document_hash, g.trigger_node, g.input, g.business_key, g.started_at,
    coalesce(g.status, 'running'), g.completed_at, g.output, g.error, g.chat_response, g.options,
    case when g.status = 'queued' then null else \(owner) end
    """
  }

  private static func given(_ rows: [ExecutionStart]) -> SQL {
    """
    unnest(
      \(PostgresArray(rows, \.id.rawValue))::text[], \(PostgresArray(rows, \.userID.rawValue))::text[],
      \(PostgresArray(rows, \.workflowID.rawValue))::text[], \(PostgresArray(rows, \.workflowVersion))::bigint[],
      \(PostgresArray(rows, \.documentHash))::text[], \(PostgresArray(rows, \.trigger?.rawValue))::text[],
      \(PostgresArray(rows, \.input))::text[], \(PostgresArray(rows, \.businessKey))::text[],
      \(PostgresArray(rows, \.startedAt.microseconds))::bigint[], \(PostgresArray(rows, \.status))::text[],
      \(PostgresArray(rows, \.end?.completedAt.microseconds))::bigint[],
      \(PostgresArray(rows, \.end?.output))::text[], \(PostgresArray(rows, \.end?.error))::text[],
      \(PostgresArray(rows, \.end?.chatResponse))::text[], \(PostgresArray(rows, \.options))::text[]
    ) as g(id, user_id, workflow_id, version, document_hash, trigger_node, input, business_key, started_at, status,
           completed_at, output, error, chat_response, options)
    """
  }

  /// What the key of a start that was not committed has led to before; its own, if only the answer was lost.
  private func earlier(
    _ start: ExecutionStart, _ idempotency: ExecutionStart.Idempotency
  ) async throws -> StartAnswer {
    let rows = try await pool.query(
      """
      select execution_id, body_digest from workflow.idempotency_keys
      where user_id = \(start.userID.rawValue) and route = \(idempotency.route) and key = \(idempotency.key)
      """)
    guard let row = rows.first else { throw StoreError.fencedOut }
    guard try row.decode(1, as: String.self) == idempotency.bodyDigest else { return .mismatch }
    let execution = ExecutionID(rawValue: try row.decode(0, as: String.self))
    return execution == start.id ? .started : .duplicate(of: execution)
  }
}
