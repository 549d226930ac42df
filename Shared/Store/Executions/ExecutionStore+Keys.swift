internal import Postgres
package import WorkflowModels

/// Idempotency keys of requests that are more than one execution.
extension ExecutionStore {
  /// Notes the key with the request's body; false when it was used with another body.
  package func claim(_ key: ExecutionStart.Idempotency, of user: UserID, at microseconds: Int) async throws -> Bool {
    _ = try await pool.execute(
      """
      insert into workflow.idempotency_keys (user_id, route, key, body_digest, execution_id, created_at)
      values (\(user.rawValue), \(key.route), \(key.key), \(key.bodyDigest), '', \(microseconds)) on conflict do nothing
      """)
    let rows = try await pool.query(
      """
      select body_digest from workflow.idempotency_keys
      where user_id = \(user.rawValue) and route = \(key.route) and key = \(key.key)
      """)
    return try rows.first.map { row in try row.decode(0, as: String.self) } == key.bodyDigest
  }
}
