internal import Platform

/// Opens one connection: names are resolved on a helper thread, and libpq's connect is driven from readiness to
/// readiness, with a time limit for each host, which libpq itself does not keep in this mode.
final class PostgresConnector: @unchecked Sendable {
  // Sendable so that the helper thread can hand its result back; all state is touched on the reactor's thread only.
  typealias Completion = (Result<LibpqConnection, PostgresError>) -> Void

  private let parameters: PostgresConnectionParameters
  private let reactor: Reactor
  private var completion: Completion?
  private var connection: LibpqConnection?
  private var candidates: [PostgresEndpoint] = []
  private var current: PostgresEndpoint?
  private var watch: WatchID?
  private var timer: TimerID?

  init(parameters: PostgresConnectionParameters, reactor: Reactor, completion: @escaping Completion) {
    self.parameters = parameters
    self.reactor = reactor
    self.completion = completion
  }

  /// On the reactor's thread; the completion is called there too, exactly once.
  func start() {
    guard parameters.endpoints.contains(where: { !$0.isLocal && $0.address.isEmpty }) else {
      return attempt(parameters.endpoints)
    }
    do {
      try HelperThread.run { [self] in
        let resolved = Self.resolve(parameters.endpoints)
        reactor.execute { self.attempt(resolved) }
      }
    } catch {
      finish(.failure(PostgresError(.unavailable, "No thread to resolve the database host: \(error).")))
    }
  }

  /// Ends the attempt; the completion hears of it.
  func cancel() { finish(.failure(PostgresError(.closed, "The pool was shut down."))) }

  /// A name with several addresses becomes several hosts of the same name, which is what libpq does with it too. A
  /// name that nobody knows is left out, so that one dead host does not hide the others.
  private static func resolve(_ endpoints: [PostgresEndpoint]) -> [PostgresEndpoint] {
    endpoints.flatMap { endpoint in
      if endpoint.isLocal || !endpoint.address.isEmpty { return [endpoint] }
      return HostResolver.addresses(of: endpoint.host).map { address in
        PostgresEndpoint(host: endpoint.host, address: address, port: endpoint.port)
      }
    }
  }

  private func attempt(_ endpoints: [PostgresEndpoint]) {
    guard completion != nil else { return }
    candidates = endpoints
    guard !endpoints.isEmpty else {
      return finish(.failure(PostgresError(.unavailable, "No address was found for the database host.")))
    }
    guard let connection = LibpqConnection(parameters: parameters.pairs(endpoints: endpoints)) else {
      return finish(.failure(PostgresError(.unavailable, "There is no memory for a database connection.")))
    }
    guard !connection.isBad else { return finish(.failure(.connectFailure(connection.errorMessage))) }
    self.connection = connection
    current = nil
    wait(for: .writable)
  }

  private func advance() {
    guard let connection else { return }
    // Before libpq goes on: it may close this socket and open another one with the same number.
    unwatch()
    switch connection.poll() {
    case .wantsRead: wait(for: .readable)
    case .wantsWrite: wait(for: .writable)
    case .failed: finish(.failure(.connectFailure(connection.errorMessage)))
    case .connected:
      guard connection.becomeReady() else { return finish(.failure(.connectFailure(connection.errorMessage))) }
      finish(.success(connection))
    }
  }

  private func wait(for readiness: Readiness) {
    guard let connection else { return }
    let endpoint = connection.endpoint
    if endpoint != current {
      current = endpoint
      if let timer { reactor.cancel(timer) }
      timer = reactor.schedule(after: parameters.connectTimeout) { [weak self] in self?.giveUpCurrentHost() }
    }
    do {
      // The handler keeps the connector alive for as long as the descriptor is watched.
      watch = try reactor.watch(connection.socket, for: readiness) { _ in self.advance() }
    } catch {
      finish(.failure(PostgresError(.unavailable, "The database socket cannot be watched: \(error).")))
    }
  }

  /// libpq cannot be told to go on to the next host, so it starts again without the one that does not answer.
  private func giveUpCurrentHost() {
    timer = nil
    unwatch()
    connection = nil
    let silent = current
    let others = candidates.filter { candidate in
      guard let silent else { return false }
      let samePort = candidate.port == silent.port || (candidate.port.isEmpty && silent.port == "5432")
      return !(samePort && (candidate.address == silent.address || (candidate.isLocal && silent.isLocal)))
    }
    guard !others.isEmpty, others.count < candidates.count else {
      return finish(.failure(PostgresError(.unavailable, "The database did not answer in time.")))
    }
    attempt(others)
  }

  private func unwatch() {
    if let watch { reactor.unwatch(watch) }
    watch = nil
  }

  private func finish(_ result: Result<LibpqConnection, PostgresError>) {
    unwatch()
    if let timer { reactor.cancel(timer) }
    timer = nil
    connection = nil
    guard let completion else { return }
    self.completion = nil
    completion(result)
  }
}
