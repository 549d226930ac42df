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
        // A run's id begins with its time.
        let milliseconds = UInt64(max(0, (now() - retention).microseconds / 1000))
        let oldest = "run_\(UUIDv7(high: milliseconds << 16, low: 0).text)"
        while try await store.deleteRuns(idsBefore: oldest) > 0 { try Task.checkCancellation() }
      } catch {
        guard !Task.isCancelled else { return }
        logger.warning("Old runs could not be deleted; the next round tries again.", [.error: "\(error)"])
      }
      try? await Task.sleep(for: .seconds(3600))
    }
  }
}
