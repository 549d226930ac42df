internal import Platform
internal import Synchronization

extension PostgresPool {
  /// Keeps the minimum of connections and looks after idle ones until the task is cancelled; then closes the pool:
  /// those who wait are told, those who hold a connection may finish.
  package func run() async throws {
    perform(
      state.withLock { state in
        state.keepsMinimum = true
        return state.openIfNeeded()
      })
    while !Task.isCancelled {
      do {
        try await Task.sleep(for: configuration.healthCheckInterval)
      } catch {
        break
      }
      await checkIdleConnections()
    }
    close()
  }

  /// For those who do not run the pool as a service. Nothing is lent afterwards; lent connections close when they
  /// come back.
  package func close() {
    let (waiters, idle) = state.withLock { $0.close() }
    for waiter in waiters { waiter.fail(.poolClosed) }
    for session in idle { session.close() }
  }

  /// Closes what nobody has needed for long, and asks the rest for a sign of life: a network that drops packets in
  /// silence would otherwise be found out by a caller.
  func checkIdleConnections() async {
    let now = MonotonicTime.now
    let (surplus, quiet) = state.withLock { state in
      let old = state.idle.filter { now.duration(since: $0.since) >= configuration.idleLifetime }
      let surplus = old.prefix(max(0, state.sessions.count - state.minimum)).map(\.session)
      let rest = state.idle.filter { idle in !surplus.contains { $0 === idle.session } }
      let quiet = rest.filter { now.duration(since: $0.since) >= configuration.healthCheckInterval }.map(\.session)
      state.idle = rest.filter { idle in !quiet.contains { $0 === idle.session } }
      return (surplus, quiet)
    }
    for session in surplus { session.close() }
    for session in quiet { await check(session) }
  }

  /// The session was taken out of the idle ones, so nobody else has it.
  private func check(_ session: PostgresSession) async {
    let exchange = PostgresExchange(.ping, timeout: .seconds(5))
    let outcome = await withCheckedContinuation { continuation in
      exchange.onCompletion { continuation.resume(returning: $0) }
      session.submit(exchange)
    }
    if case .success = outcome.result, outcome.transaction == .idle { release(session) } else { session.close() }
  }
}
