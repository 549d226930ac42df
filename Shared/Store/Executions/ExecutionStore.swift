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
  /// For history: lists, and journals of what is not being resumed.
  let reads: PostgresPool
  package let lease: ExecutorLease
  private let starts: GroupCommit<ExecutionStart, StartAnswer>
  private let journal: GroupCommit<JournalEntry, Bool>
  private let finishes: GroupCommit<ExecutionFinish, Bool>
  private let rests: GroupCommit<ExecutionRest, Bool>
  private let writer: ExecutionWriter

  /// - Parameter startPatience: how long a start may wait for an absent database before its caller is told.
  package init(
    pool: PostgresPool, reads: PostgresPool? = nil, lease: ExecutorLease, metrics: Metrics,
    startPatience: Duration = .milliseconds(1500)
  ) {
    self.pool = pool
    self.reads = reads ?? pool
    self.lease = lease
    let writer = ExecutionWriter(pool: pool, lease: lease)
    self.writer = writer
    starts = GroupCommit(name: "starts", metrics: metrics) { rows in
      try await Persistence.retrying(patience: startPatience) { try await writer.start(rows) }
    }
    journal = GroupCommit(name: "journal", metrics: metrics) { rows in
      try await Persistence.retrying(patience: nil) { try await writer.append(rows) }
    }
    finishes = GroupCommit(name: "finishes", metrics: metrics) { rows in
      try await Persistence.retrying(patience: nil) { try await writer.finish(rows) }
    }
    rests = GroupCommit(name: "rests", metrics: metrics) { rows in
      try await Persistence.retrying(patience: .seconds(2)) { try await writer.park(rows) }
    }
  }

  package func run() async throws {
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask { try await self.starts.run() }
      group.addTask { try await self.journal.run() }
      group.addTask { try await self.finishes.run() }
      group.addTask { try await self.rests.run() }
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

  /// Begins an execution that has a journal already, both or neither. False when its idempotency key was used before.
  package func start(_ start: ExecutionStart, with entries: [JournalEntry]) async throws -> Bool {
    try await Persistence.retrying(patience: .milliseconds(1500)) { try await writer.start(start, with: entries) }
  }

  package func finish(_ finish: ExecutionFinish) async throws {
    let isWritten =
      if let parent = finish.parent {
        try await Persistence.retrying(patience: nil) { try await writer.finishChild(finish, parent) }
      } else {
        try await finishes.submit(finish)
      }
    guard isWritten else { throw StoreError.fencedOut }
  }

  /// False when a signal came that its owner has not read, or when the execution is not this process's any more.
  package func park(_ rest: ExecutionRest) async throws -> Bool { try await rests.submit(rest) }

  /// Begins an execution of a key that may run only so often at once. Nil when its idempotency key was used before:
  /// then `start` says by what.
  package func startKeyed(_ start: ExecutionStart, _ slot: ConcurrencySlot) async throws -> KeyedStart {
    try await Persistence.retrying(patience: .milliseconds(1500)) { try await writer.startKeyed(start, slot) }
  }
}
