package import Platform
package import Store

/// Forgets idempotency keys that are older than a day.
package struct IdempotencyCleaner: Service {
  private let store: IdempotencyStore
  private let interval: Duration
  private let logger: Logger

  package init(store: IdempotencyStore, interval: Duration = .seconds(600), logger: Logger) {
    self.store = store
    self.interval = interval
    self.logger = logger
  }

  package var serviceName: String { "idempotency cleaner" }

  package func run() async throws {
    while !Task.isCancelled {
      do {
        while try await store.deleteOld() > 0 { try Task.checkCancellation() }
      } catch is CancellationError {
        return
      } catch {
        logger.warning("Old idempotency keys could not be deleted; the next round tries again.", [.error: "\(error)"])
      }
      try? await Task.sleep(for: interval)
    }
  }
}
