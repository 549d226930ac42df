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
  private let writer: ExecutionWriter
  private let starts: GroupCommit<ExecutionStart, StartAnswer>
  private let journal: GroupCommit<JournalEntry, Bool>
  private let finishes: GroupCommit<ExecutionFinish, Bool>
  private let rests: GroupCommit<ExecutionRest, Bool>

  /// Two lanes each: while one waits for the disk, the next batch is on its way.
  private static let lanes = 2

  /// What a connection that only writes should be told. The planner guesses from the size of a table at the moment of
  /// preparing; on a new database it prepares to read the whole table for each batch, and keeps to that while the table
  /// grows. Here rows are only ever looked up by their key.
  package static let writerSettings = [
    "enable_hashjoin": "off", "enable_mergejoin": "off", "enable_seqscan": "off", "jit": "off",
    "plan_cache_mode": "force_generic_plan",
  ]
  package static let writerConnections = 3 * lanes

  /// - Parameters:
  ///   - writes: a pool of `writerConnections` with `writerSettings`, for the batches alone; without it they go through
  ///     `pool`.
  ///   - telling: see `GroupCommit.Telling`; for starts.
  ///   - startPatience: how long a start may wait for an absent database before its caller is told.
  package init(
    pool: PostgresPool, writes: PostgresPool? = nil, reads: PostgresPool? = nil, lease: ExecutorLease,
    metrics: Metrics,
    startPatience: Duration = .milliseconds(1500),
    telling: @escaping @Sendable (() -> Void) -> Void = { $0() }
  ) {
    self.pool = pool
    self.reads = reads ?? pool
    self.lease = lease
    let writer = ExecutionWriter(pool: writes ?? pool, lease: lease)
    self.writer = writer
    starts = GroupCommit(name: "starts", lanes: Self.lanes, metrics: metrics, telling: telling) { rows in
      try await Persistence.retrying(patience: startPatience) { try await writer.start(rows, isRepeated: $0) }
    }
    journal = GroupCommit(name: "journal", lanes: Self.lanes, metrics: metrics) { rows in
      try await Persistence.retrying(patience: nil) { _ in try await writer.append(rows) }
    }
    finishes = GroupCommit(name: "finishes", lanes: Self.lanes, metrics: metrics) { rows in
      try await Persistence.retrying(patience: nil) { _ in try await writer.finish(rows) }
    }
    rests = GroupCommit(name: "rests", metrics: metrics) { rows in
      try await Persistence.retrying(patience: .seconds(2)) { _ in try await writer.park(rows) }
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

  /// The same without a task; see `GroupCommit.submit`.
  package func start(
    _ start: ExecutionStart, _ done: @escaping @Sendable (Result<StartAnswer, any Error>) -> Void
  ) {
    starts.submit(start, done)
  }

  /// Many starts at once, each with its own answer, in their order.
  package func start(all starts: [ExecutionStart]) async -> [Result<StartAnswer, any Error>] {
    await self.starts.submit(all: starts)
  }

  /// One batch of starts by itself.
  ///
  /// - Parameter isRepeated: it was sent before, and its answer was lost.
  package func write(_ starts: [ExecutionStart], isRepeated: Bool) async throws -> [StartAnswer] {
    try await writer.start(starts, isRepeated: isRepeated)
  }

  /// Returns when the entry is committed; `fencedOut` when this process no longer owns the execution.
  package func append(_ entry: JournalEntry) async throws {
    guard try await journal.submit(entry) else { throw StoreError.fencedOut }
  }

  /// Begins an execution that has a journal already, both or neither: `running`, or `repeated`, or `moved`.
  package func start(_ start: ExecutionStart, with entries: [JournalEntry]) async throws -> KeyedStart.Place {
    try await Persistence.retrying(patience: .milliseconds(1500)) { _ in try await writer.start(start, with: entries) }
  }

  package func finish(_ finish: ExecutionFinish) async throws {
    let isWritten =
      if let parent = finish.parent {
        try await Persistence.retrying(patience: nil) { _ in try await writer.finishChild(finish, parent) }
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
    try await Persistence.retrying(patience: .milliseconds(1500)) { _ in try await writer.startKeyed(start, slot) }
  }
}
