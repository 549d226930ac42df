internal import Platform
internal import Postgres

/// Brings the tables up to date at the start, waiting for a PostgreSQL that is not there yet, and then opens the gate.
struct MigrationService: Service {
  let schema: String
  let migrations: [Migration]
  let pool: PostgresPool
  let patience: Duration
  let gate: StartGate
  let logger: Logger

  var serviceName: String { "migrations" }

  func run() async throws {
    do {
      try await migrate()
    } catch is CancellationError {
      return
    }
    gate.open()
    // A service that ends would end the group; its cancellation is the end of this one.
    while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
  }

  private func migrate() async throws {
    let start = MonotonicTime.now
    let backoff = Backoff(initial: .milliseconds(100), factor: 1.5, maximum: .seconds(2))
    var attempt = 0
    while let error = await failureOfMigrating() {
      try Task.checkCancellation()
      guard error.retryable else { throw StartError(error.message) }
      attempt += 1
      guard MonotonicTime.now.duration(since: start) < patience else {
        throw StartError(
          "PostgreSQL could not be reached within \(patience.inSeconds) s; check DATABASE_URL: \(error.message)")
      }
      logger.warning(
        "PostgreSQL is not there yet; the start waits for it.",
        [.attempt: .int(attempt), .error: .string(error.message)])
      try await Task.sleep(for: backoff.delay(attempt: attempt))
    }
  }

  /// Nil when the tables are up to date.
  private func failureOfMigrating() async -> PostgresError? {
    do {
      try await Migrator(pool: pool, logger: logger).migrate(schema: schema, migrations: migrations)
      return nil
    } catch {
      return error
    }
  }
}

/// Why a service could not start, as a sentence for its operator.
struct StartError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
