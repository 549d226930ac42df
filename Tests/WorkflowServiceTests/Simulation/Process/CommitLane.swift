/// Group commit with one connection, and the repetition of writes whose answer was lost: `GroupCommit` around
/// `Persistence.retrying`.
final class CommitLane<Row, Answer> {
  private struct Waiting {
    let row: Row
    /// Nil when patience is over.
    let then: (Answer?) -> Void
  }

  private let name: String
  private unowned let process: SimulatedProcess
  private let patience: Duration?
  private let statement: ([Row]) -> Statement<[Answer]>
  private var queue: [Waiting] = []
  private var isBusy = false

  init(
    _ name: String, _ process: SimulatedProcess, patience: Duration?,
    _ statement: @escaping ([Row]) -> Statement<[Answer]>
  ) {
    self.name = name
    self.process = process
    self.patience = patience
    self.statement = statement
  }

  var isIdle: Bool { !isBusy }

  func submit(_ row: Row, then: @escaping (Answer?) -> Void) {
    queue.append(Waiting(row: row, then: then))
    if !isBusy { next() }
  }

  private func next() {
    isBusy = !queue.isEmpty
    guard isBusy else { return }
    let batch = queue
    queue = []
    commit(batch, attempt: 1, waited: .zero)
  }

  private func commit(_ batch: [Waiting], attempt: Int, waited: Duration) {
    process.send(statement(batch.map(\.row))) { [self] result in
      switch result {
      case .success(let answers):
        for (waiting, answer) in zip(batch, answers) { waiting.then(answer) }
        next()
      case .failure:
        let delay = min(Duration.milliseconds(20) * (1 << min(attempt, 6)), .seconds(1))
        if let patience, waited + delay >= patience {
          for waiting in batch { waiting.then(nil) }
          return next()
        }
        process.later(delay) { self.commit(batch, attempt: attempt + 1, waited: waited + delay) }
      }
    }
  }
}
