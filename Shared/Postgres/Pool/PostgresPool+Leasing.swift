internal import Platform
internal import Synchronization

extension PostgresPool {
  /// Lends one connection for several statements. It goes back when the body returns or throws; one that is left in
  /// a transaction, or with a statement under way, is closed instead.
  @discardableResult
  package func withConnection<T: Sendable>(_ body: (PostgresConnection) async throws -> T) async throws -> T {
    let connection = PostgresConnection(session: try await lease(), pool: self)
    do {
      let value = try await body(connection)
      giveBack(connection)
      return value
    } catch {
      giveBack(connection)
      throw error
    }
  }

  /// Commits when the body returns, rolls back when it throws. BEGIN travels with the first statement, so a body
  /// that sends nothing costs nothing.
  ///
  /// A `PostgresError` with `isRetryable` may be answered by running the whole transaction again; `.commitUnknown`
  /// only by reading back what it wrote.
  @discardableResult
  package func withTransaction<T: Sendable>(
    isolation: PostgresIsolation = .readCommitted, _ body: (PostgresConnection) async throws -> T
  ) async throws -> T {
    try await withConnection { connection in
      try await connection.withTransaction(isolation: isolation, body)
    }
  }

  private func lease() async throws(PostgresError) -> PostgresSession {
    let ticket = PostgresExchange(.ping, timeout: .zero)
    let result: Result<PostgresSession, PostgresError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        enqueue(id: ticket.id) { session in
          continuation.resume(returning: .success(session))
        } fail: { error in
          continuation.resume(returning: .failure(error))
        }
        if ticket.isCancelled { removeWaiter(ticket.id)?.fail(.cancelledBeforeSending) }
      }
    } onCancel: {
      ticket.markCancelled()
      removeWaiter(ticket.id)?.fail(.cancelledBeforeSending)
    }
    return try result.get()
  }

  private func giveBack(_ connection: PostgresConnection) {
    if connection.end() {
      release(connection.session)
    } else {
      connection.session.close()
    }
  }
}
