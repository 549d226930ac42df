package import Platform
package import Postgres
internal import Synchronization

/// This process's claim to be alive: one heartbeat row, which every write of its executions depends on.
///
/// The database's clock judges other processes; a process judges itself by its own monotonic clock, counted from
/// before the heartbeat was sent, so that it always gives up before others may take over.
package final class ExecutorLease: Service {
  private struct State {
    var id = "exr_" + UUIDv7.next().text
    /// Whether a row of this name may ever have been there. A name that was may have been buried, and others may have
    /// gone on with what ran under it.
    var isUsed = false
    var provenUntil: MonotonicTime?
    var aliveSince: MonotonicTime?
  }

  package let serviceName = "executor lease"
  package let length: Duration
  private let pool: PostgresPool
  private let logger: Logger
  private let state = Mutex(State())

  /// - Parameter length: after how long without a heartbeat others take this process's executions.
  package init(pool: PostgresPool, length: Duration, logger: Logger) {
    self.pool = pool
    self.length = length
    self.logger = logger
  }

  /// Who writes: goes into every statement. A new one after each time the lease was lost.
  package var ownerID: String { state.withLock { $0.id } }

  /// Whether this process may act on its executions now.
  package var isHeld: Bool {
    state.withLock { state in state.provenUntil.map { MonotonicTime.now < $0 } ?? false }
  }

  /// Whether it has been alive, by its own good heartbeats, for a whole lease: only then may it judge others, because
  /// after an outage of the database everybody's lease looks lapsed.
  package var mayJudgeOthers: Bool {
    state.withLock { state in
      guard let since = state.aliveSince, let until = state.provenUntil else { return false }
      return MonotonicTime.now < until && since.advanced(by: length) <= .now
    }
  }

  /// Makes the first heartbeat; before that nothing of this process can be written.
  package func acquire() async throws {
    try await beat()
  }

  package func run() async throws {
    while !Task.isCancelled {
      do {
        try await beat()
      } catch {
        logger.warning("A heartbeat failed", [.error: "\(error)"])
      }
      try? await Task.sleep(for: length / 4)
    }
    // Others take over at once instead of after a lease.
    let release = Task(name: "lease release") { [pool, ownerID] in
      _ = try? await pool.execute("delete from workflow.executors where id = \(ownerID)")
    }
    await release.value
  }

  /// A lapsed lease was lost if somebody deleted the row; then a new identity begins, and what ran under the old one
  /// is no longer this process's.
  private func beat() async throws {
    let sentAt = MonotonicTime.now
    let id = ownerID
    let updated = try await pool.execute(
      "update workflow.executors set beat_at = clock_timestamp() where id = \(id)")
    if updated == 0 { try await register(id) }
    state.withLock { state in
      let lapsed = state.provenUntil.map { $0 < sentAt } ?? true
      if lapsed || state.aliveSince == nil { state.aliveSince = sentAt }
      // A margin, so that this process stops before the database's clock says that it is gone.
      state.provenUntil = sentAt.advanced(by: length * 4 / 5)
    }
  }

  private func register(_ old: String) async throws {
    let (id, isFirst) = state.withLock { state in
      defer { state.isUsed = true }
      return (state.isUsed ? "exr_" + UUIDv7.next().text : old, state.provenUntil == nil)
    }
    let now = SystemTime.microsecondsSince1970
    _ = try await pool.execute(
      """
      insert into workflow.executors (id, host, started_at, beat_at)
      values (\(id), \(ProcessIdentity.text), \(now), clock_timestamp()) on conflict (id) do nothing
      """)
    state.withLock { $0.id = id }
    if !isFirst {
      logger.warning("The lease was lost; this process goes on under a new owner", [.ownerID: "\(id)"])
    }
  }
}
