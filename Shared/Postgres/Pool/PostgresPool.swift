package import Platform
internal import Synchronization

/// Lends connections to one database. Opens them when they are needed, closes them when they are broken, and comes
/// back by itself after the server has been away.
///
/// It can be used before `run()`, for migrations; only while it runs does it keep its minimum of connections, look
/// after idle ones and shut down in order.
package final class PostgresPool: Service {
  package var serviceName: String { "postgres pool" }

  package let configuration: PostgresConfiguration
  let reactor: Reactor
  let logger: Logger
  let metrics: PostgresPoolMetrics
  let state: Mutex<PoolState>
  let backoff = Backoff(initial: .milliseconds(50), maximum: .seconds(1))
  /// Whether somebody is set to look after waiters that wait too long.
  private let isExpiring = Mutex(false)

  package init(
    configuration: PostgresConfiguration, reactor: Reactor, logger: Logger, metrics: Metrics? = nil
  ) {
    self.configuration = configuration
    self.reactor = reactor
    self.logger = logger
    self.metrics = PostgresPoolMetrics(metrics, pool: configuration.poolName)
    state = Mutex(
      PoolState(
        minimum: configuration.minimumConnections, maximum: configuration.maximumConnections,
        unavailableTimeout: configuration.unavailableTimeout))
    PostgresPoolMetrics.show(metrics, pool: configuration.poolName) { [weak self] in
      self?.connectionCounts ?? (0, 0, 0)
    }
  }

  deinit { close() }

  /// Runs one statement on whatever connection is free.
  package func query(_ sql: SQL) async throws(PostgresError) -> PostgresRows {
    let answers = try await send(.statements([sql]))
    guard let rows = answers.first else { throw PostgresError(.other, "The server gave no answer to a statement.") }
    return rows
  }

  /// - Returns: how many rows were touched.
  @discardableResult
  package func execute(_ sql: SQL) async throws(PostgresError) -> Int { try await query(sql).affectedRows }

  /// Several statements in one round trip and one transaction: all take effect, or none.
  @discardableResult
  package func pipeline(_ statements: [SQL]) async throws(PostgresError) -> [PostgresRows] {
    guard !statements.isEmpty else { return [] }
    return try await send(.statements(statements))
  }

  /// Copies rows into tables, all or none.
  ///
  /// - Parameter condition: a select without binds (see `SQL.literal`) that comes first, in the same transaction: where it
  ///   finds no row, nothing is copied.
  /// - Returns: whether it found one.
  package func copy(_ copies: [PostgresCopy], where condition: String) async throws(PostgresError) -> Bool {
    let answers = try await send(.copy(GuardedCopies(condition: condition, copies: copies)))
    // An answer for each, or none for the first that was broken off.
    return answers.count == copies.count
  }

  /// Asks the server for a sign of life.
  package func ping() async throws(PostgresError) { _ = try await send(.ping, timeout: .seconds(5)) }

  /// Whether the server answers now; for `/health`.
  package func isHealthy() async -> Bool {
    do {
      try await ping()
      return true
    } catch {
      return error.code == .poolTimeout
    }
  }

  /// How many connections are open, and how many of them are lent.
  package var connectionCounts: (open: Int, leased: Int, waiting: Int) {
    state.withLock { ($0.sessions.count, $0.leased, $0.waiters.count) }
  }

  // MARK: - What the state decides

  func enqueue(
    id: Int, grant: @escaping @Sendable (PostgresSession) -> Void, fail: @escaping @Sendable (PostgresError) -> Void
  ) {
    let now = MonotonicTime.now
    let timeoutAt = now.advanced(by: configuration.leaseTimeout)
    let action = state.withLock { state in
      state.acquire(
        PoolWaiter(
          id: id, unavailableAt: state.unavailableDeadline(now: now), timeoutAt: timeoutAt, grant: grant, fail: fail))
    }
    perform(action)
    if case .grant = action { return }
    expireWaiters()
  }

  /// The waiter, if nobody else has taken it: then the caller is the one to end it.
  func removeWaiter(_ id: Int) -> PoolWaiter? { state.withLock { $0.waiters.remove(id) } }

  func release(_ session: PostgresSession) {
    let now = MonotonicTime.now
    perform(state.withLock { $0.release(session, now: now) })
  }

  func perform(_ action: PoolState.Action) {
    switch action {
    case .nothing: break
    case .grant(let waiter, let session): waiter.grant(session)
    case .open(let count): for _ in 0..<count { openConnection() }
    case .fail(let waiters, let error): for waiter in waiters { waiter.fail(error) }
    case .close(let session): session.close()
    }
  }

  /// One look at a time, the next when the first of those who wait is due.
  private func expireWaiters() {
    let isFirst = isExpiring.withLock { isExpiring in
      defer { isExpiring = true }
      return !isExpiring
    }
    guard isFirst else { return }
    reactor.execute { [weak self] in self?.expireNow() }
  }

  private func expireNow() {
    let now = MonotonicTime.now
    let (expired, next) = state.withLock { $0.expire(now: now) }
    for (waiter, error) in expired { waiter.fail(error) }
    guard let next else {
      isExpiring.withLock { $0 = false }
      // Someone may have come between the look and the flag, and relied on us.
      if state.withLock({ !$0.waiters.isEmpty }) { expireWaiters() }
      return
    }
    // Not longer than a moment: who comes later may have less time than those who wait already.
    let delay = min(max(next.duration(since: .now), .milliseconds(10)), .milliseconds(100))
    _ = reactor.schedule(after: delay) { [weak self] in self?.expireNow() }
  }
}
