internal import Glibc

/// Runs services together: all start in order, and on a signal, or when one ends, they stop in reverse order, each
/// only after those that were started later are done.
package struct ServiceGroup: Sendable {
  private let services: [any Service]
  private let shutdownGrace: Duration

  /// - Parameter shutdownGrace: what the whole shutdown may take before the process is ended all the same.
  package init(_ services: [any Service], shutdownGrace: Duration = .seconds(9)) {
    self.services = services
    self.shutdownGrace = shutdownGrace
  }

  /// Returns after an orderly shutdown; throws what the first failing service threw.
  package func run(until signal: @escaping @Sendable () async -> Void = ShutdownSignal.wait) async throws {
    let (ends, endsContinuation) = AsyncStream<Result<String, any Error>>.makeStream()
    // Unstructured, because each is cancelled and awaited by itself, in reverse order; all are awaited below.
    let tasks = services.map { service in
      Task(name: service.serviceName) {
        do {
          try await service.run()
          endsContinuation.yield(.success(service.serviceName))
        } catch {
          endsContinuation.yield(.failure(error))
        }
      }
    }
    let signalTask = Task(name: "shutdown signal") {
      await signal()
      endsContinuation.yield(.success("signal"))
    }
    let first = await ends.first { _ in true }
    signalTask.cancel()
    let watchdog = Task(name: "shutdown watchdog") { [shutdownGrace] in
      try await Task.sleep(for: shutdownGrace)
      // A service that does not end must not keep the process: whoever stops us would have to kill it.
      _exit(70)
    }
    for task in tasks.reversed() {
      task.cancel()
      await task.value
    }
    watchdog.cancel()
    if case .failure(let error) = first, !(error is CancellationError) { throw error }
  }
}
