internal import Platform
internal import Store
internal import WorkflowModels

/// Forgets runs that were decided long ago, so that a schedule of every second does not fill the disk.
struct RunCleaner: Service {
  let store: ScheduleStore
  let retention: Duration
  let now: @Sendable () -> Timestamp
  let logger: Logger

  var serviceName: String { "run cleaner" }

  func run() async throws {
    while !Task.isCancelled {
      do {
        while try await store.deleteRuns(decidedBefore: now() - retention) > 0 { try Task.checkCancellation() }
      } catch {
        guard !Task.isCancelled else { return }
        logger.warning("Old runs could not be deleted; the next round tries again.", [.error: "\(error)"])
      }
      try? await Task.sleep(for: .seconds(3600))
    }
  }
}
