internal import Platform
internal import Synchronization

/// What a transaction sees of others that run at the same time.
package enum PostgresIsolation: String, Sendable {
  case readCommitted = "begin isolation level read committed"
  case repeatableRead = "begin isolation level repeatable read"
  /// Be ready to run the whole transaction again on `.serialization`.
  case serializable = "begin isolation level serializable"
}

extension PostgresConnection {
  /// As `PostgresPool.withTransaction`, on this connection. Transactions do not nest.
  @discardableResult
  package func withTransaction<T: Sendable>(
    isolation: PostgresIsolation = .readCommitted, _ body: (PostgresConnection) async throws -> T
  ) async throws -> T {
    let isNested = state.withLock { state in
      if state.isInTransaction { return true }
      state.isInTransaction = true
      state.pendingBegin = SQL(unsafeRaw: isolation.rawValue)
      return false
    }
    if isNested { throw PostgresError(.other, "A transaction was begun inside of another one.") }
    defer { state.withLock { $0.isInTransaction = false } }
    let value: T
    do {
      value = try await body(self)
    } catch {
      await rollBack()
      throw error
    }
    try await commit()
    return value
  }

  /// Not cancellable: the work is done, and what is asked for is only whether it holds.
  private func commit() async throws(PostgresError) {
    guard mustEndTransaction() else { return }
    let outcome = await exchange(.statements(["commit"]), isCancellable: false)
    switch outcome.result {
    case .success(let answers):
      // The server answers COMMIT of a failed transaction with ROLLBACK, and without an error.
      guard answers.last?.commandTag == "COMMIT" else {
        throw PostgresError(
          .transactionAborted, "The transaction was rolled back, because a statement in it had failed.")
      }
    case .failure(let error):
      guard error.mayHaveApplied else { throw error }
      throw PostgresError.commitUnknown(after: error)
    }
  }

  private func rollBack() async {
    guard mustEndTransaction() else { return }
    let outcome = await exchange(.statements(["rollback"]), timeout: .seconds(5), isCancellable: false)
    if case .failure = outcome.result { markBroken() }
  }

  /// False when nothing was ever sent.
  private func mustEndTransaction() -> Bool {
    state.withLock { state in
      defer { state.pendingBegin = nil }
      return state.pendingBegin == nil
    }
  }
}

extension PostgresError {
  static func commitUnknown(after cause: PostgresError) -> PostgresError {
    var error = PostgresError(
      .commitUnknown, "The connection was lost while the answer to COMMIT was awaited: \(cause.message)",
      sqlState: cause.sqlState)
    error.mayHaveApplied = true
    return error
  }
}
