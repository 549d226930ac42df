import Platform
import Postgres
import Store
import TestKit
import WorkflowModels

/// A database with the workflow service's tables, and executors on it.
struct StoreBench {
  let pool: PostgresPool

  static func with<T: Sendable>(_ body: (StoreBench) async throws -> T) async throws -> T {
    try await withTestPool { pool in
      try await Migrator(pool: pool, logger: .silent).migrate(
        schema: WorkflowSchema.name, migrations: WorkflowSchema.migrations)
      return try await body(StoreBench(pool: pool))
    }
  }

  /// One process's store, its writers running while the body does.
  func withStore<T: Sendable>(
    lease length: Duration = .seconds(30), _ body: (ExecutionStore) async throws -> T
  ) async throws -> T {
    let lease = ExecutorLease(pool: pool, length: length, logger: .silent)
    try await lease.acquire()
    let store = ExecutionStore(pool: pool, lease: lease, metrics: Metrics())
    let running = Task(name: "store") { try await store.run() }
    defer { running.cancel() }
    return try await body(store)
  }

  static func start(
    _ id: ExecutionID, key: String? = nil, body: String = "digest", user: UserID = "user"
  ) -> ExecutionStart {
    ExecutionStart(
      id: id, userID: user, workflowID: "wf_1", workflowVersion: nil, documentHash: "hash", trigger: nil, input: "{}",
      businessKey: nil, startedAt: Timestamp(microseconds: 1_800_000_000_000_000),
      idempotency: key.map { ExecutionStart.Idempotency(route: "POST /workflow/execute", key: $0, bodyDigest: body) })
  }

  static func entry(_ id: ExecutionID, _ sequence: Int, fence: Int = 1) -> JournalEntry {
    JournalEntry(
      execution: id, sequence: sequence, fence: fence, kind: .finished, node: "n",
      at: Timestamp(microseconds: 1_800_000_000_000_000), payload: "{\"main\":\(sequence)}")
  }

  static func finish(_ id: ExecutionID, fence: Int = 1) -> ExecutionFinish {
    ExecutionFinish(
      id: id, fence: fence, status: .completed, completedAt: Timestamp(microseconds: 1_800_000_000_000_001),
      output: "1", error: nil, chatResponse: nil)
  }

  /// What happens to a process that was silent for too long.
  func bury(_ store: ExecutionStore) async throws {
    _ = try await pool.execute("delete from workflow.executors where id = \(store.lease.ownerID)")
  }
}
