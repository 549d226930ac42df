package import Platform
internal import Synchronization

/// Serves HTTP/1.1 on one address until its task is cancelled; then lets running requests finish and stops.
package final class HTTPServer: Service {
  package let serviceName = "http server"

  private struct State {
    var port: Int?
    var failure: HTTPServerStartError?
    var waiters: [CheckedContinuation<Int, any Error>] = []
  }

  private let configuration: HTTPServerConfiguration
  private let handler: any HTTPHandler
  private let logger: Logger
  private let metrics: Metrics?
  private let state = Mutex(State())

  package init(
    configuration: HTTPServerConfiguration, handler: any HTTPHandler, logger: Logger, metrics: Metrics? = nil
  ) {
    self.configuration = configuration
    self.handler = handler
    self.logger = logger
    self.metrics = metrics
  }

  /// The port it listens on; nil before it does.
  package var boundPort: Int? { state.withLock { $0.port } }

  /// Waits until the server listens, and returns the port. Throws `HTTPServerStartError` when it cannot.
  package func listening() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let known = state.withLock { state -> Result<Int, any Error>? in
        if let port = state.port { return .success(port) }
        if let failure = state.failure { return .failure(failure) }
        state.waiters.append(continuation)
        return nil
      }
      if let known { continuation.resume(with: known) }
    }
  }

  package func run() async throws {
    let running: RunningServer
    do {
      running = try RunningServer(configuration: configuration, handler: handler, logger: logger, metrics: metrics)
    } catch {
      announce(.failure(error))
      throw error
    }
    announce(.success(running.port))
    logger.info(
      "HTTP server listens", [.host: .string(configuration.host), .port: .int(running.port)])
    // Ends by cancellation only.
    let (never, _) = AsyncStream<Never>.makeStream()
    for await _ in never {}
    await running.shutDown()
    logger.info("HTTP server has stopped", [.port: .int(running.port)])
  }

  private func announce(_ outcome: Result<Int, HTTPServerStartError>) {
    let waiters = state.withLock { state in
      switch outcome {
      case .success(let port): state.port = port
      case .failure(let error): state.failure = error
      }
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume(with: outcome.mapError { $0 as any Error }) }
  }
}
