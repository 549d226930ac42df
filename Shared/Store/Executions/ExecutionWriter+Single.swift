internal import Postgres
internal import WorkflowModels

/// Starts that cannot travel with others: each is a transaction of its own.
extension ExecutionWriter {
  /// Begins an execution whose key may run only so often at once.
  func startKeyed(_ start: ExecutionStart, _ slot: ConcurrencySlot) async throws -> KeyedStart {
    try await pool.withTransaction { connection in
      try await ExecutionStore.lock(start.workflowID, slot.key, connection)
      let running = try await connection.query(
        """
        select id from workflow.executions
        where workflow_id = \(start.workflowID.rawValue) and concurrency_key = \(slot.key)
        and completed_at is null and status <> 'queued' and id <> \(start.id.rawValue) order by id
        """)
      guard try await keep(start, connection) else { return KeyedStart(place: .repeated, oldest: nil) }
      let isFull = running.count >= slot.limit
      let wanted: KeyedStart.Place =
        !isFull && !start.isQueued ? .running : slot.onLimit == .skip ? .skipped : .queued
      let place = try await insert(start, wanted, slot, connection)
      guard place == wanted else { return KeyedStart(place: place, oldest: nil) }
      let oldest = try running.first.map { row in ExecutionID(rawValue: try row.decode(0, as: String.self)) }
      return KeyedStart(place: place, oldest: isFull && slot.onLimit == .cancelOldest ? oldest : nil)
    }
  }

  /// Begins an execution that has a journal already.
  func start(_ start: ExecutionStart, with entries: [JournalEntry]) async throws -> KeyedStart.Place {
    try await pool.withTransaction { connection in
      guard try await keep(start, connection) else { return .repeated }
      // What others have taken over since the answer was lost is theirs, with this journal in it.
      guard try await insert(start, .running, nil, connection) == .running else { return .moved }
      _ = try await connection.execute(
        """
        insert into workflow.journal (execution_id, seq, fence, kind, node_id, at, payload, input_digest)
        select * from unnest(
          \(entries.map(\.execution.rawValue))::text[], \(entries.map(\.sequence))::bigint[],
          \(entries.map(\.fence))::bigint[], \(entries.map(\.kind.rawValue))::text[],
          \(entries.map(\.node.rawValue))::text[], \(entries.map(\.at.microseconds))::bigint[],
          \(entries.map(\.payload))::text[], \(entries.map(\.inputDigest))::text[]
        ) on conflict do nothing
        """)
      return .running
    }
  }

  /// Keeps the idempotency key; false when another execution has it.
  private func keep(_ start: ExecutionStart, _ connection: PostgresConnection) async throws -> Bool {
    guard let idempotency = start.idempotency else { return true }
    let rows = try await connection.query(
      """
      insert into workflow.idempotency_keys as k (user_id, route, key, body_digest, execution_id, created_at)
      values (\(start.userID.rawValue), \(idempotency.route), \(idempotency.key), \(idempotency.bodyDigest),
        \(start.id.rawValue), \(start.startedAt.microseconds))
      on conflict (user_id, route, key) do update set key = k.key returning execution_id
      """)
    return try rows.first?.decode(0, as: String.self) == start.id.rawValue
  }

  /// The row may be there already, when the answer to an earlier try was lost: then what has become of it counts. A
  /// queued one may have been taken up, and have ended, elsewhere.
  private func insert(
    _ start: ExecutionStart, _ place: KeyedStart.Place, _ slot: ConcurrencySlot?, _ connection: PostgresConnection
  ) async throws -> KeyedStart.Place {
    let owner = lease.ownerID
    let status = place == .skipped ? "cancelled" : place == .queued ? "queued" : "running"
    let end = place == .skipped ? start.startedAt.microseconds : nil
    let rows = try await connection.query(
      """
      insert into workflow.executions (id, user_id, workflow_id, workflow_version, document_hash, trigger_node, input,
        business_key, owner, status, started_at, options, concurrency_key, concurrency_limit, completed_at, error)
      select \(start.id.rawValue), \(start.userID.rawValue), \(start.workflowID.rawValue),
        \(start.workflowVersion)::bigint, \(start.documentHash), \(start.trigger?.rawValue), \(start.input),
        \(start.businessKey), \(place == .queued ? nil : owner), \(status), \(start.startedAt.microseconds),
        \(start.options), \(slot?.key), \(slot?.limit)::bigint, \(end)::bigint,
        \(place == .skipped ? Self.skipped : nil)
      from workflow.executors where id = \(owner) for key share
      on conflict (id) do update set id = excluded.id returning status, owner, fence
      """)
    // Without a heartbeat row nothing of this process may be written.
    guard let row = rows.first else { throw StoreError.fencedOut }
    let isAsWritten = try row.decode(0, as: String.self) == status && row.decode(2, as: Int.self) == 1
    guard isAsWritten, try row.decode(1, as: String?.self) == (place == .queued ? nil : owner) else { return .moved }
    return place
  }

  private static let skipped =
    #"{"code":"concurrency_limit","message":"As many executions of this key as may run at once were running."}"#
}
