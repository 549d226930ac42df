internal import Platform
internal import Synchronization

/// A connection on loan, for statements that belong together. Use it from one task; it is worth nothing after the
/// body to which it was lent has returned.
package final class PostgresConnection: Sendable {
  struct State {
    /// Sent with the next statement.
    var pendingBegin: SQL?
    var isInTransaction = false
    var status = LibpqConnection.Transaction.idle
    var underWay = 0
    var isOver = false
    var isBroken = false
  }

  let session: PostgresSession
  private let pool: PostgresPool
  let state = Mutex(State())

  init(session: PostgresSession, pool: PostgresPool) {
    self.session = session
    self.pool = pool
  }

  package func query(_ sql: SQL) async throws(PostgresError) -> PostgresRows {
    guard let rows = try await send([sql]).first else {
      throw PostgresError(.other, "The server gave no answer to a statement.")
    }
    return rows
  }

  /// - Returns: how many rows were touched.
  @discardableResult
  package func execute(_ sql: SQL) async throws(PostgresError) -> Int { try await query(sql).affectedRows }

  /// Several statements in one round trip. The first that fails stops the rest and is thrown, with its place in
  /// `statementIndex`; outside of a transaction, none of them has taken effect then.
  @discardableResult
  package func pipeline(_ statements: [SQL]) async throws(PostgresError) -> [PostgresRows] {
    guard !statements.isEmpty else { return [] }
    return try await send(statements)
  }

  /// Several statements in one text, divided by semicolons and without binds: migrations, fixtures.
  package func script(_ text: String, timeout: Duration? = nil) async throws(PostgresError) {
    if let begin = takePendingBegin() { _ = try await send([begin]) }
    if text.utf8.contains(0) { throw PostgresError(.syntax, "A statement contains the character U+0000.") }
    let outcome = await exchange(.script(text), timeout: timeout, isCancellable: true)
    _ = try outcome.result.get()
  }

  private func send(_ statements: [SQL]) async throws(PostgresError) -> [PostgresRows] {
    try PostgresExchange.Work.statements(statements).check()
    guard let begin = takePendingBegin() else {
      return try await exchange(.statements(statements), isCancellable: true).result.get()
    }
    let outcome = await exchange(.statements([begin] + statements), isCancellable: true)
    switch outcome.result {
    case .success(let answers): return Array(answers.dropFirst())
    case .failure(var error):
      // Cancelled before BEGIN was sent: it must still go before whatever the body sends next.
      if outcome.transaction == .idle { state.withLock { $0.pendingBegin = begin } }
      // The caller counts from its own first statement.
      error.statementIndex = error.statementIndex.map { max(0, $0 - 1) }
      throw error
    }
  }

  private func takePendingBegin() -> SQL? {
    state.withLock { state in
      defer { state.pendingBegin = nil }
      return state.pendingBegin
    }
  }

  func exchange(
    _ work: PostgresExchange.Work, timeout: Duration? = nil, isCancellable: Bool
  ) async -> PostgresExchange.Outcome {
    let isOver = state.withLock { state in
      if !state.isOver { state.underWay += 1 }
      return state.isOver
    }
    guard !isOver else {
      let error = PostgresError(.closed, "A connection was used after it was given back.")
      return .init(result: .failure(error), transaction: .unknown)
    }
    let exchange = PostgresExchange(work, timeout: timeout ?? pool.configuration.statementTimeout)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        exchange.onCompletion { continuation.resume(returning: $0) }
        session.submit(exchange)
      }
    } onCancel: {
      guard isCancellable else { return }
      exchange.markCancelled()
      session.reactor.execute {
        exchange.session?.abandon(exchange, because: PostgresError(.cancelled, "The task was cancelled."))
      }
    }
    state.withLock { state in
      state.underWay -= 1
      state.status = outcome.transaction
    }
    return outcome
  }

  func markBroken() { state.withLock { $0.isBroken = true } }

  /// Ends the loan. True when the connection may serve the next one.
  func end() -> Bool {
    state.withLock { state in
      state.isOver = true
      return state.underWay == 0 && state.status == .idle && !state.isBroken
    }
  }
}
