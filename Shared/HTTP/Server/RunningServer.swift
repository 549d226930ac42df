internal import Platform

/// A server between its start and its end.
final class RunningServer: Sendable {
  let port: Int
  private let core: ServerCore
  private let loops: [DaemonLoop]
  private let listener: ListenerBox

  /// A `Listener` cannot be copied, and a class may only share what is inside another.
  private final class ListenerBox: Sendable {
    let listener: Listener
    init(_ listener: consuming Listener) { self.listener = listener }
  }

  init(
    configuration: HTTPServerConfiguration, handler: any HTTPHandler, logger: Logger, metrics: Metrics?
  ) throws(HTTPServerStartError) {
    do throws(ReactorError) {
      core = try ServerCore(configuration: configuration, handler: handler, logger: logger)
    } catch {
      throw HTTPServerStartError(description: "The HTTP server could not start: \(error)")
    }
    listener = ListenerBox(try Listener(host: configuration.host, port: configuration.port))
    var loops: [DaemonLoop] = []
    for _ in 0..<max(1, configuration.threads) {
      loops.append(try DaemonLoop(core: core, listener: listener.listener))
    }
    self.loops = loops
    port = listener.listener.port
    for loop in loops { try loop.start() }
    let connections = core.connections
    metrics?.gauge("http_server_connections", help: "Open connections of the HTTP server") {
      Double(connections.count)
    }
    let watch = DisconnectWatch(core: core)
    core.reactor.execute { watch.start() }
  }

  /// Works although its caller is cancelled.
  func shutDown() async {
    // Ends by itself, after the drain time at the latest.
    await Task(name: "http server shutdown") { await self.drainAndStop() }.value
  }

  private func drainAndStop() async {
    core.beginDraining()
    for loop in loops { loop.quiesce() }
    listener.listener.refuse()
    for exchange in core.connections.exchanges where exchange.endsWithServer { exchange.cancel() }
    await waitUntilIdle(within: core.configuration.drainTimeout)
    let late = core.connections.exchanges
    if !late.isEmpty {
      core.logger.warning("Requests were cut off by the shutdown", [.count: .int(late.count)])
      for exchange in late { exchange.cancel() }
      // A handler that minds its cancellation gets to give its answer.
      await waitUntilIdle(within: .milliseconds(500))
    }
    core.beginStopping()
    for exchange in core.connections.exchanges { exchange.abandon() }
    await dropSockets()
    for loop in loops { await loop.stop() }
    core.reactor.stop()
  }

  /// Looks often instead of being told: a shutdown is rare, and a request would have to tell each time it ends.
  private func waitUntilIdle(within limit: Duration) async {
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end && !core.connections.exchanges.isEmpty {
      try? await Task.sleep(for: .milliseconds(10))
    }
  }

  /// An upgraded socket whose job on the reactor comes before this one is given back here; one whose job comes after
  /// finds the table stopped, and leaves the socket to MHD.
  private func dropSockets() async {
    await withCheckedContinuation { continuation in
      core.reactor.execute { [sockets = core.sockets] in
        sockets.dropAll()
        sockets.stopped()
        continuation.resume()
      }
    }
  }
}
