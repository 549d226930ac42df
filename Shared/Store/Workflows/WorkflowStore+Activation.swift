internal import Postgres
package import WorkflowModels

/// What an active workflow claims: the paths of its webhooks.
extension WorkflowStore {
  package enum Activation: Sendable, Hashable {
    case done
    case notFound
    /// Another workflow has this method and path.
    case taken(WebhookClaim)
  }

  /// Sets whether the workflow is active, and its claims to exactly these, in one transaction.
  ///
  /// - Parameter hasSchedules: whether its current document has `schedule` nodes.
  package func setActive(
    _ isActive: Bool, _ id: WorkflowID, of user: UserID, claims: [WebhookClaim], hasSchedules: Bool, at: Timestamp
  ) async throws -> Activation {
    // Sorted: two activations never wait for each other in a circle.
    let claims = claims.sorted { ($0.method, $0.path) < ($1.method, $1.path) }
    do {
      return try await pool.withTransaction { connection in
        let updated = try await connection.execute(
          """
          update workflow.workflows set active = \(isActive), updated_at = \(at.microseconds),
            has_schedules = has_schedules or \(isActive && hasSchedules)
          where id = \(id.rawValue) and user_id = \(user.rawValue)
          """)
        guard updated > 0 else { return .notFound }
        _ = try await connection.execute("delete from workflow.webhooks where workflow_id = \(id.rawValue)")
        for claim in isActive ? claims : [] {
          let inserted = try await connection.execute(
            """
            insert into workflow.webhooks (method, path, workflow_id, node_id)
            values (\(claim.method), \(claim.path), \(id.rawValue), \(claim.nodeID.rawValue)) on conflict do nothing
            """)
          if inserted == 0 { throw ClaimTaken(claim: claim) }
        }
        _ = try await connection.execute(ScheduleOutbox.marking(id, of: user))
        return .done
      }
    } catch let error as ClaimTaken {
      return .taken(error.claim)
    }
  }

  /// The active workflow that claims the path for the method.
  package func webhook(method: String, path: String) async throws -> (claim: WebhookClaim, workflow: WorkflowRecord)? {
    let rows = try await pool.query(
      """
      select h.workflow_id, h.node_id, w.user_id from workflow.webhooks h
      join workflow.workflows w on w.id = h.workflow_id and w.active
      where h.method = \(method) and h.path = \(path)
      """)
    guard let row = rows.first else { return nil }
    let id = WorkflowID(rawValue: try row.decode(0, as: String.self))
    let claim = WebhookClaim(
      method: method, path: path, workflowID: id, nodeID: NodeID(rawValue: try row.decode(1, as: String.self)))
    let user = UserID(rawValue: try row.decode(2, as: String.self))
    guard let workflow = try await workflow(id, of: user) else { return nil }
    return (claim, workflow)
  }

  /// Which methods the path is claimed for: tells a wrong method from a wrong path.
  package func webhookMethods(path: String) async throws -> [String] {
    let rows = try await pool.query("select method from workflow.webhooks where path = \(path) order by method")
    return try rows.map { row in try row.decode(0, as: String.self) }
  }
}

/// Rolls the transaction back.
private struct ClaimTaken: Error { let claim: WebhookClaim }
