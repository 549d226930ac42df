internal import Postgres
package import WorkflowModels

/// The schedules that stand for the `schedule` nodes of a workflow.
extension ScheduleStore {
  /// What is to become of the schedules of one workflow.
  package struct WorkflowChange: Sendable {
    package var add: [ScheduleRecord] = []
    package var change: [(record: ScheduleRecord, stretch: ScheduleRun?)] = []
    package var remove: [ScheduleID] = []

    package init() {}
  }

  /// Brings a workflow's schedules in step, in one transaction. Older news than what was heard is left alone.
  ///
  /// - Parameter change: pure; gets the schedules as they are.
  /// - Returns: false for old news.
  package func bringInStep(
    _ workflow: WorkflowID, revision: Int,
    _ change: @Sendable ([ScheduleRecord]) throws -> WorkflowChange
  ) async throws -> Bool {
    try await pool.withTransaction { connection in
      let heard = try await connection.query(
        """
        insert into scheduler.workflows_in_step as known (workflow_id, revision) values (\(workflow.rawValue), \(revision))
        on conflict (workflow_id) do update set revision = excluded.revision where known.revision <= excluded.revision
        returning 1
        """)
      guard !heard.isEmpty else { return false }
      let rows = try await connection.query(
        """
        select \(ScheduleRecord.columns) from scheduler.schedules
        where workflow_id = \(workflow.rawValue) and node_id is not null order by id for update
        """)
      let change = try change(try rows.map { row throws(PostgresError) in try ScheduleRecord(row) })
      for record in change.add { try await connection.execute(Self.insertion(of: record)) }
      for (record, stretch) in change.change {
        try await connection.execute(Self.replacement(by: record))
        if let stretch { try await connection.execute(Self.insertion(ofDecided: [stretch])) }
      }
      if !change.remove.isEmpty {
        let ids = change.remove.map(\.rawValue)
        try await connection.execute("delete from scheduler.schedules where id = any(\(ids)::text[])")
        try await connection.execute("delete from scheduler.runs where schedule_id = any(\(ids)::text[])")
      }
      return true
    }
  }
}
