internal import Platform
internal import Synchronization

/// What all connections of one running server share.
final class ServerCore: Sendable {
  let configuration: HTTPServerConfiguration
  let handler: any HTTPHandler
  let logger: Logger
  /// Carries what MHD does not: upgraded sockets, lingering ones, the watch.
  let reactor: Reactor
  let connections = ConnectionTable()
  let sockets = WebSocketTable()
  let lingering: LingeringClose
  private let draining = Atomic<Bool>(false)
  private let stopping = Atomic<Bool>(false)

  init(
    configuration: HTTPServerConfiguration, handler: any HTTPHandler, logger: Logger
  ) throws(ReactorError) {
    self.configuration = configuration
    self.handler = handler
    self.logger = logger
    reactor = try Reactor(name: "http sockets")
    lingering = LingeringClose(reactor: reactor)
  }

  /// No new connections; what runs may finish.
  var isDraining: Bool { draining.load(ordering: .sequentiallyConsistent) }
  /// Nothing may be parked any more.
  var isStopping: Bool { stopping.load(ordering: .sequentiallyConsistent) }

  func beginDraining() { draining.store(true, ordering: .sequentiallyConsistent) }
  func beginStopping() { stopping.store(true, ordering: .sequentiallyConsistent) }
}
