package import Platform
package import Postgres
internal import WorkflowModels

/// The durable side of executions. Every write carries the owner and the fence, and depends on the owner's heartbeat
/// row: a process that was declared dead can no longer write anything.
///
/// Under READ COMMITTED a journal entry could commit after a claimer has read the journal. Therefore each batch locks
/// its owner's heartbeat row `for key share`, which a heartbeat's update does not disturb, and a claimer deletes that
/// row first, which waits for the batches on their way and turns all later ones away.
package final class ExecutionStore: Service {
  package let serviceName = "execution store"
  let pool: PostgresPool
  package let lease: ExecutorLease
  private let starts: GroupCommit<ExecutionStart, StartAnswer>
  private let journal: GroupCommit<JournalEntry, Bool>
  private let finishes: GroupCommit<ExecutionFinish, Bool>

  /// - Parameter startPatience: how long a start may wait for an absent database before its caller is told.
  package init(
    pool: PostgresPool, lease: ExecutorLease, metrics: Metrics, startPatience: Duration = .milliseconds(1500)
  ) {
    self.pool = pool
    self.lease = lease
    let writer = ExecutionWriter(pool: pool, lease: lease)
    starts = GroupCommit(name: "starts", metrics: metrics) { rows in
      try await Persistence.retrying(patience: startPatience) { try await writer.start(rows) }
    }
    journal = GroupCommit(name: "journal", metrics: metrics) { rows in
      try await Persistence.retrying(patience: nil) { try await writer.append(rows) }
    }
    finishes = GroupCommit(name: "finishes", metrics: metrics) { rows in
      try await Persistence.retrying(patience: nil) { try await writer.finish(rows) }
    }
  }

  package func run() async throws {
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask { try await self.starts.run() }
      group.addTask { try await self.journal.run() }
      group.addTask { try await self.finishes.run() }
    }
  }

  /// Returns when the execution is committed. A `PostgresError` here leaves open whether it was.
  package func start(_ start: ExecutionStart) async throws -> StartAnswer { try await starts.submit(start) }

  /// Many starts at once, each with its own answer, in their order.
  package func start(all starts: [ExecutionStart]) async -> [Result<StartAnswer, any Error>] {
    await self.starts.submit(all: starts)
  }

  /// Returns when the entry is committed; `fencedOut` when this process no longer owns the execution.
  package func append(_ entry: JournalEntry) async throws {
    guard try await journal.submit(entry) else { throw StoreError.fencedOut }
  }

  package func finish(_ finish: ExecutionFinish) async throws {
    guard try await finishes.submit(finish) else { throw StoreError.fencedOut }
  }
}
