package import Platform
internal import Synchronization

/// Carries concurrent writes of one kind as one statement: a batch leaves as soon as a lane (a connection) is free, so
/// nothing waits while the store is idle, and batches grow by themselves under load.
///
/// A batch does not fail for one bad row: it is split until the bad one is alone, and only that caller is told.
package final class GroupCommit<Row: Sendable, Answer: Sendable>: Service {
  /// Answers one for each row, in their order.
  package typealias Commit = @Sendable ([Row]) async throws -> [Answer]

  /// Runs what tells the callers of one batch their answers: for whoever wants to do something once for all of them.
  package typealias Telling = @Sendable (() -> Void) -> Void

  /// A class, because it is handed on several times, and each copy of a generic structure asks for its type's metadata.
  private final class Waiting: Sendable {
    let row: Row
    let caller: RowCaller<Answer>

    init(row: Row, caller: RowCaller<Answer>) {
      self.row = row
      self.caller = caller
    }
  }

  private enum Place {
    case queue
    case lane(CheckedContinuation<[Waiting], Never>)
    case closed
  }

  private struct State {
    var queue: [Waiting] = []
    var idleLanes: [CheckedContinuation<[Waiting], Never>] = []
    var isClosed = false
  }

  package let serviceName: String
  private let state = Mutex(State())
  private let lanes: Int
  private let maximumRows: Int
  private let batchSizes: Histogram
  private let telling: Telling
  private let commit: Commit

  package init(
    name: String, lanes: Int = 1, maximumRows: Int = 512, metrics: Metrics, telling: @escaping Telling = { $0() },
    commit: @escaping Commit
  ) {
    serviceName = "group commit of \(name)"
    self.lanes = lanes
    self.maximumRows = maximumRows
    self.telling = telling
    self.commit = commit
    batchSizes = metrics.histogram(
      "store_batch_rows", help: "Rows that travelled in one statement.", labels: ["kind": name],
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512])
  }

  /// Returns when the row is committed.
  package func submit(_ row: Row) async throws -> Answer {
    try await withCheckedThrowingContinuation { caller in submit(Waiting(row: row, caller: .single(caller))) }
  }

  /// The same without a task: `done` is called once, when the row is committed or refused, on the thread that has the
  /// answers of the whole batch. It must not take long.
  package func submit(_ row: Row, _ done: @escaping @Sendable (Result<Answer, any Error>) -> Void) {
    submit(Waiting(row: row, caller: .function(done)))
  }

  private func submit(_ waiting: Waiting) {
    let place: Place = state.withLock { state in
      if state.isClosed { return .closed }
      if let lane = state.idleLanes.popLast() { return .lane(lane) }
      state.queue.append(waiting)
      return .queue
    }
    switch place {
    case .queue: break
    case .lane(let lane): lane.resume(returning: [waiting])
    case .closed: waiting.caller.resume(throwing: StoreError.closed)
    }
  }

  /// The same for many rows, which cost one continuation together; each has its own answer, in their order. They may
  /// travel in several statements.
  package func submit(all rows: [Row]) async -> [Result<Answer, any Error>] {
    guard !rows.isEmpty else { return [] }
    return await withCheckedContinuation { caller in
      let answers = CollectedAnswers<Answer>(count: rows.count, caller)
      var waiting = rows.enumerated().map { Waiting(row: $1, caller: .member(answers, $0)) }
      let place: Place = state.withLock { state in
        if state.isClosed { return .closed }
        let lane = state.idleLanes.popLast()
        if lane != nil {
          let first = Array(waiting.prefix(maximumRows))
          state.queue.append(contentsOf: waiting.dropFirst(first.count))
          waiting = first
        } else {
          state.queue.append(contentsOf: waiting)
        }
        return lane.map(Place.lane) ?? .queue
      }
      switch place {
      case .queue: break
      case .lane(let lane): lane.resume(returning: waiting)
      case .closed: for one in waiting { one.caller.resume(throwing: StoreError.closed) }
      }
    }
  }

  /// Commits until cancelled; what is in the queue then is still committed, what comes later is refused.
  package func run() async throws {
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        for _ in 0..<lanes { group.addTask { await self.runLane() } }
      }
    } onCancel: {
      let idle = state.withLock { state in
        state.isClosed = true
        defer { state.idleLanes = [] }
        return state.idleLanes
      }
      for lane in idle { lane.resume(returning: []) }
    }
  }

  private func runLane() async {
    while true {
      let batch = await nextBatch()
      if batch.isEmpty { return }
      batchSizes.observe(Double(batch.count))
      // Not in the lane's own task: that is cancelled at shutdown, and the last batches must still be written.
      await Task(name: serviceName) { await self.settle(batch) }.value
    }
  }

  private func nextBatch() async -> [Waiting] {
    await withCheckedContinuation { lane in
      let ready: [Waiting]? = state.withLock { state in
        if state.queue.isEmpty {
          if state.isClosed { return [] }
          state.idleLanes.append(lane)
          return nil
        }
        // Nearly always the whole queue, which is handed over and not copied.
        let batch = state.queue.count <= maximumRows ? state.queue : Array(state.queue.prefix(maximumRows))
        if batch.count == state.queue.count {
          state.queue = []
          state.queue.reserveCapacity(batch.count)
        } else {
          state.queue.removeFirst(batch.count)
        }
        return batch
      }
      if let ready { lane.resume(returning: ready) }
    }
  }

  private func settle(_ batch: [Waiting]) async {
    do {
      let answers = try await commit(batch.map { $0.row })
      telling {
        for (index, waiting) in batch.enumerated() {
          if index < answers.count {
            waiting.caller.resume(returning: answers[index])
          } else {
            waiting.caller.resume(throwing: StoreError.incomplete)
          }
        }
      }
    } catch {
      if batch.count > 1 && StoreError.mayBeOneRow(error) {
        await settle(Array(batch.prefix(batch.count / 2)))
        await settle(Array(batch.suffix(batch.count - batch.count / 2)))
      } else {
        for waiting in batch { waiting.caller.resume(throwing: error) }
      }
    }
  }
}
