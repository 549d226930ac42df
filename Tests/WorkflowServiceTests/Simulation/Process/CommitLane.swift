/// Group commit, and the repetition of writes whose answer was lost: `GroupCommit` around `Persistence.retrying`. With
/// two connections, so that a later batch may overtake an earlier one.
final class CommitLane<Row, Answer> {
  private struct Waiting {
    let row: Row
    /// Nil when patience is over.
    let then: (Answer?) -> Void
  }

  private unowned let process: SimulatedProcess
  private let patience: Duration?
  private let statement: ([Row]) -> Statement<[Answer]>
  private var queue: [Waiting] = []
  private let lanes: Int
  private var busy = 0

  init(
    _ process: SimulatedProcess, lanes: Int = 2, patience: Duration?,
    _ statement: @escaping ([Row]) -> Statement<[Answer]>
  ) {
    self.process = process
    self.lanes = lanes
    self.patience = patience
    self.statement = statement
  }

  var isIdle: Bool { busy == 0 }

  func submit(_ row: Row, then: @escaping (Answer?) -> Void) {
    queue.append(Waiting(row: row, then: then))
    if busy < lanes { next() }
  }

  private func next() {
    guard !queue.isEmpty else { return }
    busy += 1
    let batch = queue
    queue = []
    commit(batch, attempt: 1, waited: .zero)
  }

  private func commit(_ batch: [Waiting], attempt: Int, waited: Duration) {
    process.send(statement(batch.map(\.row))) { [self] result in
      switch result {
      case .success(let answers):
        busy -= 1
        for (waiting, answer) in zip(batch, answers) { waiting.then(answer) }
        next()
      case .failure:
        let delay = min(Duration.milliseconds(20) * (1 << min(attempt, 6)), .seconds(1))
        if let patience, waited + delay >= patience {
          busy -= 1
          for waiting in batch { waiting.then(nil) }
          return next()
        }
        process.later(delay) { self.commit(batch, attempt: attempt + 1, waited: waited + delay) }
      }
    }
  }
}
