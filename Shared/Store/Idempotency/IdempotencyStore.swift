internal import Platform
package import Postgres

/// The rows behind `Idempotency-Key`: who may do the work of a key, and what was answered.
///
/// A claim is a lease: when its holder dies between beginning and answering, the next caller takes it over after the
/// lease, with the same operation id, so that work that names its rows by that id is still done once.
package struct IdempotencyStore: Sendable {
  package struct Key: Sendable, Hashable {
    package let userID: String
    /// Method and path.
    package let route: String
    package let key: String

    package init(userID: String, route: String, key: String) {
      self.userID = userID
      self.route = route
      self.key = key
    }
  }

  package struct Answer: Sendable, Hashable {
    package let status: Int
    package let contentType: String
    package let body: [UInt8]

    package init(status: Int, contentType: String, body: [UInt8]) {
      self.status = status
      self.contentType = contentType
      self.body = body
    }
  }

  package enum Claim: Sendable, Hashable {
    /// The caller does the work. The id is the same whenever the key's work is taken up again.
    case mine(operationID: String)
    /// It is done: this was the answer.
    case answered(Answer)
    /// Somebody else is at it.
    case inProgress
    /// The key was used with another body.
    case otherBody
  }

  private let pool: PostgresPool
  private let table: String
  private let lease: Duration
  private let retention: Duration

  /// - Parameters:
  ///   - schema: the service's own; its tables must contain `IdempotencyTable`.
  ///   - lease: how long the work of a crashed holder lies idle. It is renewed while the work goes on, and shorter than
  ///     a duplicate waits, so that a request repeated after a crash gets the answer and not a 409.
  package init(
    pool: PostgresPool, schema: String, table: String = IdempotencyTable.usualName, lease: Duration = .seconds(4),
    retention: Duration = .seconds(86_400)
  ) {
    self.pool = pool
    self.table = "\(schema).\(table)"
    self.lease = lease
    self.retention = retention
  }

  package func claim(_ key: Key, bodyHash: [UInt8]) async throws(PostgresError) -> Claim {
    let fresh = "op_\(UUIDv7.next().text)"
    // One statement decides: a new key, one older than the retention, or a lapsed lease of the same body is taken.
    let claimed = try await pool.query(
      """
      insert into \(unsafeRaw: table) as known (user_id, route, key, body_hash, operation_id, lease_until)
      values (\(key.userID), \(key.route), \(key.key), \(bodyHash), \(fresh), now() + \(lease.inSeconds) * interval '1 s')
      on conflict (user_id, route, key) do update set
        body_hash = excluded.body_hash,
        lease_until = excluded.lease_until,
        operation_id = case when known.created_at < now() - \(retention.inSeconds) * interval '1 s'
          then excluded.operation_id else known.operation_id end,
        created_at = case when known.created_at < now() - \(retention.inSeconds) * interval '1 s'
          then now() else known.created_at end,
        status = null, content_type = null, response = null
      where known.created_at < now() - \(retention.inSeconds) * interval '1 s'
        or (known.status is null and known.lease_until <= now() and known.body_hash = excluded.body_hash)
      returning operation_id
      """)
    if let row = claimed.first { return .mine(operationID: try row.decode(0)) }
    return try await read(key, bodyHash: bodyHash)
  }

  private func read(_ key: Key, bodyHash: [UInt8]) async throws(PostgresError) -> Claim {
    let rows = try await pool.query(
      """
      select body_hash, status, content_type, response from \(unsafeRaw: table)
      where user_id = \(key.userID) and route = \(key.route) and key = \(key.key)
      """)
    // Released in between: whoever asks again gets it.
    guard let row = rows.first else { return .inProgress }
    guard try row.decode(0, as: [UInt8].self) == bodyHash else { return .otherBody }
    guard let status = try row.decode(1, as: Int32?.self) else { return .inProgress }
    return .answered(
      Answer(
        status: Int(status), contentType: try row.decode(2, as: String?.self) ?? "application/json",
        body: try row.decode(3, as: [UInt8]?.self) ?? []))
  }

  /// Keeps the answer. Does nothing when the lease was taken over and answered by another.
  package func finish(_ key: Key, operationID: String, with answer: Answer) async throws(PostgresError) {
    _ = try await pool.execute(
      """
      update \(unsafeRaw: table) set status = \(Int32(clamping: answer.status)), content_type = \(answer.contentType),
        response = \(answer.body)
      where user_id = \(key.userID) and route = \(key.route) and key = \(key.key)
        and operation_id = \(operationID) and status is null
      """)
  }

  /// Gives the key up: nothing was started, so the next use of it begins anew.
  package func release(_ key: Key, operationID: String) async throws(PostgresError) {
    _ = try await pool.execute(
      """
      delete from \(unsafeRaw: table)
      where user_id = \(key.userID) and route = \(key.route) and key = \(key.key)
        and operation_id = \(operationID) and status is null
      """)
  }

  /// Lets the next caller take the key's work up at once, under the same operation id.
  package func endLease(_ key: Key, operationID: String) async throws(PostgresError) {
    _ = try await pool.execute(
      """
      update \(unsafeRaw: table) set lease_until = now()
      where user_id = \(key.userID) and route = \(key.route) and key = \(key.key)
        and operation_id = \(operationID) and status is null
      """)
  }

  /// Makes the claim last for one lease from now.
  package func renew(_ key: Key, operationID: String) async throws(PostgresError) {
    _ = try await pool.execute(
      """
      update \(unsafeRaw: table) set lease_until = now() + \(lease.inSeconds) * interval '1 s'
      where user_id = \(key.userID) and route = \(key.route) and key = \(key.key)
        and operation_id = \(operationID) and status is null
      """)
  }

  package var renewalInterval: Duration { lease / 3 }

  /// Forgets keys older than the retention, a batch at a time; returns how many.
  package func deleteOld(atMost limit: Int = 10_000) async throws(PostgresError) -> Int {
    try await pool.execute(
      """
      delete from \(unsafeRaw: table) where ctid in (
        select ctid from \(unsafeRaw: table)
        where created_at < now() - \(retention.inSeconds) * interval '1 s' limit \(limit))
      """)
  }
}
