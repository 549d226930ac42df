internal import Platform

extension PostgresPool {
  /// One exchange on whatever connection is free; the connection returns to the pool on the reactor's thread, before
  /// the caller hears of the answer.
  func send(
    _ work: PostgresExchange.Work, timeout: Duration? = nil
  ) async throws(PostgresError) -> [PostgresRows] {
    try work.check()
    let start = MonotonicTime.now
    var outcome = await sendOnce(work, timeout: timeout ?? configuration.statementTimeout)
    // The connection died between the pool and the sending. Each such try uses up a dead one.
    var attempts = 0
    while outcome.foundClosed, attempts < configuration.maximumConnections + 1 {
      attempts += 1
      outcome = await sendOnce(work, timeout: timeout ?? configuration.statementTimeout)
    }
    metrics.finished(outcome.result, after: MonotonicTime.now.duration(since: start))
    return try outcome.result.get()
  }

  private func sendOnce(_ work: PostgresExchange.Work, timeout: Duration) async -> PostgresExchange.Outcome {
    let exchange = PostgresExchange(work, timeout: timeout)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        exchange.onCompletion { continuation.resume(returning: $0) }
        enqueue(id: exchange.id) { [self] session in
          exchange.onCompletion { outcome in
            self.takeBack(session, after: outcome)
            continuation.resume(returning: outcome)
          }
          session.submit(exchange)
        } fail: { error in
          exchange.complete(.init(result: .failure(error), transaction: .unknown))
        }
        // Cancelled before it was among the waiting, when the handler found nothing to remove.
        if exchange.isCancelled { removeWaiter(exchange.id)?.fail(.cancelledBeforeSending) }
      }
    } onCancel: {
      cancel(exchange)
    }
  }

  private func cancel(_ exchange: PostgresExchange) {
    exchange.markCancelled()
    if let waiter = removeWaiter(exchange.id) { return waiter.fail(.cancelledBeforeSending) }
    reactor.execute {
      exchange.session?.abandon(exchange, because: PostgresError(.cancelled, "The task was cancelled."))
    }
  }

  /// A statement that leaves a transaction open would hand it to the next caller.
  private func takeBack(_ session: PostgresSession, after outcome: PostgresExchange.Outcome) {
    switch outcome.transaction {
    case .idle: release(session)
    default: session.close()
    }
  }
}

extension PostgresExchange.Work {
  /// What the protocol cannot carry is refused before it takes a connection.
  func check() throws(PostgresError) {
    switch self {
    case .script, .ping: break
    case .copy(let work):
      try Self.check(work.script)
      for copy in work.copies where copy.bytes.count > PostgresCopy.maximumLength {
        throw PostgresError(.statementTooLarge, "The rows of a copy have \(copy.bytes.count) bytes together.")
      }
    case .statements(let list):
      for sql in list {
        if let problem = sql.binds.problem { throw problem }
        try Self.check(sql.text)
      }
    }
  }

  /// libpq ends a text at its first zero byte.
  private static func check(_ text: String) throws(PostgresError) {
    if text.utf8.contains(0) { throw PostgresError(.syntax, "A statement contains the character U+0000.") }
  }
}
