import WorkflowModels

/// The connection was lost before the answer came: whether the statement took effect is unknown.
struct LostConnection: Error {}

/// How a statement travels: to the store, its beginning, its commit, its answer; anything may happen in between.
extension Simulation {
  func send<Answer>(
    _ statement: Statement<Answer>, from process: SimulatedProcess,
    then: @escaping (Swift.Result<Answer, LostConnection>) -> Void
  ) {
    let life = process.life
    if mishap(0.01) {
      injected(.lostWrite)
      note("\(process.name) \(statement.name): lost on its way")
      return after(latency + milliseconds(1...200)) { process.receive(in: life) { then(.failure(LostConnection())) } }
    }
    let transaction = Transaction()
    process.onTheWay.append(transaction)
    after(latency) { [self] in
      // What a dead process had sent may still arrive.
      if process.life != life, chance(0.3) { return }
      begin(statement, transaction, process) { [self] answer in
        process.onTheWay.removeAll { $0 === transaction }
        if mishap(0.02) {
          injected(.lostAnswer)
          note("\(process.name) \(statement.name): committed, its answer lost")
          return after(milliseconds(1...300)) { process.receive(in: life) { then(.failure(LostConnection())) } }
        }
        after(latency) { process.receive(in: life) { then(.success(answer)) } }
      }
    }
  }

  private func begin<Answer>(
    _ statement: Statement<Answer>, _ transaction: Transaction, _ process: SimulatedProcess,
    _ committed: @escaping (Answer) -> Void
  ) {
    transaction.now = clock
    guard statement.begin(store, transaction) else {
      store.release(transaction)
      return after(milliseconds(1...5)) { self.begin(statement, transaction, process, committed) }
    }
    transaction.hasBegun = true
    if statement.isWrite, mishap(0.01) { mishaps.strike(process, during: transaction) }
    after(.microseconds(number(50...1500))) { self.commit(statement, transaction, committed) }
  }

  private func commit<Answer>(
    _ statement: Statement<Answer>, _ transaction: Transaction, _ committed: @escaping (Answer) -> Void
  ) {
    if transaction.delay > .zero {
      let delay = transaction.delay
      transaction.delay = .zero
      return after(delay) { self.commit(statement, transaction, committed) }
    }
    let answer = statement.commit(store, transaction)
    store.release(transaction)
    committed(answer)
  }
}
