internal import Platform
internal import Synchronization

/// One open connection, on the reactor's thread: sends exchanges one after another and reads their answers.
///
/// A session with an unread answer is never idle: an exchange that is given up closes its session.
final class PostgresSession: @unchecked Sendable {
  // Sendable: all mutable state is touched on the reactor's thread only, but for the atomic flag.
  let reactor: Reactor
  let onClose: (PostgresSession) -> Void
  private let wantsWrites: Bool
  let open = Atomic<Bool>(true)
  var connection: LibpqConnection?
  var watch: WatchID?
  var current: PostgresExchange?
  var queue: [PostgresExchange] = []
  private var statements: StatementCache
  var deadline: MonotonicTime?
  var timer: TimerID?

  /// On the reactor's thread. `onClose` is called once, there too.
  ///
  /// - Parameter wantsWrites: a server that refuses to write has lost its role, and is left for the one that has it.
  init(
    connection: LibpqConnection, reactor: Reactor, statementCacheSize: Int, wantsWrites: Bool,
    onClose: @escaping (PostgresSession) -> Void
  ) throws(PostgresError) {
    self.reactor = reactor
    self.onClose = onClose
    self.connection = connection
    self.wantsWrites = wantsWrites
    statements = StatementCache(capacity: statementCacheSize)
    // The handler keeps the session alive until it is closed.
    do {
      watch = try reactor.watch(connection.socket, for: .readable) { self.handle($0) }
    } catch {
      throw PostgresError(.unavailable, "The database socket cannot be watched: \(error).")
    }
  }

  /// False for good once the connection is lost. Any thread.
  var isOpen: Bool { open.load(ordering: .acquiring) }

  /// Any thread; on the reactor's own it starts at once.
  func submit(_ exchange: PostgresExchange) {
    if reactor.isCurrent { start(exchange) } else { reactor.execute { self.start(exchange) } }
  }

  /// Any thread. What runs or waits here fails with `.closed`.
  func close() {
    reactor.execute { self.end(PostgresError(.closed, "The connection was closed."), interrupts: false) }
  }

  /// Stops the exchange, if it has not ended by itself. A running one takes its connection with it.
  func abandon(_ exchange: PostgresExchange, because error: PostgresError) {
    if current === exchange {
      end(error, interrupts: true)
    } else if let place = queue.firstIndex(where: { $0 === exchange }) {
      queue.remove(at: place)
      exchange.complete(.init(result: .failure(error), transaction: connection?.transaction ?? .unknown))
    }
  }

  private func start(_ exchange: PostgresExchange) {
    guard let connection else {
      let error = PostgresError(.unavailable, "The connection to the database was lost.")
      return exchange.complete(.init(result: .failure(error), transaction: .unknown, foundClosed: true))
    }
    if current == nil, connection.isDismissed {
      end(lossError(connection), interrupts: false)
      return start(exchange)
    }
    exchange.session = self
    if exchange.isCancelled {
      return exchange.complete(.init(result: .failure(.cancelledBeforeSending), transaction: connection.transaction))
    }
    guard current == nil else { return queue.append(exchange) }
    begin(exchange, on: connection)
  }

  private func begin(_ exchange: PostgresExchange, on connection: LibpqConnection) {
    let isIdle = connection.transaction == .idle
    var exchange = exchange
    if isIdle, !statements.discarded.isEmpty {
      // First tell the server to forget; the exchange goes next. Rare: only when the cache overflows.
      queue.insert(exchange, at: 0)
      let texts = statements.takeDiscarded().map { SQL(unsafeRaw: "deallocate \($0)") }
      exchange = PostgresExchange(.statements(texts), timeout: exchange.timeout, usesCache: false)
    }
    current = exchange
    exchange.prepareForSending(inTransaction: !isIdle)
    deadline = .now.advanced(by: exchange.timeout)
    armTimer()
    guard send(exchange, on: connection) else {
      return end(PostgresError(.unavailable, PostgresError.trimmed(connection.errorMessage)), interrupts: false)
    }
    flush()
  }

  private func send(_ exchange: PostgresExchange, on connection: LibpqConnection) -> Bool {
    switch exchange.work {
    case .script(let text):
      exchange.steps = [.script]
      return connection.exitPipeline() && connection.sendScript(text)
    case .copy(let work):
      exchange.steps = [.copy(0)]
      return connection.exitPipeline() && connection.sendScript(work.script)
    case .ping:
      break
    case .statements(let list):
      for (index, sql) in list.enumerated() {
        var name: String?
        if statements.isEnabled, exchange.usesCache {
          let key = StatementCache.Key(sql)
          name = statements.name(for: key)
          if name == nil {
            let new = statements.add(key)
            name = new
            exchange.steps.append(.prepare(key, index))
            guard connection.sendPrepare(name: new, sql) else { return false }
          }
        }
        exchange.steps.append(.execute(index))
        guard connection.sendExecute(name: name, sql) else { return false }
      }
    }
    exchange.steps.append(.sync)
    return connection.sendSync()
  }

  private func flush() {
    guard let connection, let watch else { return }
    switch connection.flush() {
    case .done: reactor.change(watch, to: .readable)
    case .pending: reactor.change(watch, to: [.readable, .writable])
    case .failed: end(lossError(connection), interrupts: false)
    }
  }

  private func handle(_ readiness: Readiness) {
    guard let connection else { return }
    if readiness.contains(.readable) {
      let isAlive = connection.consumeInput()
      readResults(connection)
      // The connection may have been closed, or put to new use, while its answers were handed out.
      guard self.connection === connection else { return }
      // A server that ends an idle connection says so before it closes the socket: nothing may be sent in between,
      // for nobody could tell whether it was still done.
      let isOver = connection.isDismissed && current == nil
      guard isAlive, !connection.isBad, !isOver else { return end(lossError(connection), interrupts: false) }
    }
    if readiness.contains(.writable) { flush() }
  }

  private func readResults(_ connection: LibpqConnection) {
    // Also without an exchange: libpq takes in notices and changed settings as a by-product.
    while self.connection === connection, !connection.isBusy, let exchange = current {
      switch exchange.receive(connection.nextResult(), statements: &statements) {
      case .more: continue
      case .rowsWanted(let work, let place):
        guard connection.sendRows(exchange.isUnmet ? nil : work.copies[place]) else {
          return end(lossError(connection), interrupts: false)
        }
        flush()
      case .finished: finish(exchange, on: connection)
      case .broken(let error): end(connection.isBad ? lossError(connection) : error, interrupts: true)
      }
    }
  }

  private func finish(_ exchange: PostgresExchange, on connection: LibpqConnection) {
    if exchange.work.leavesPipeline, !connection.enterPipeline() {
      return end(PostgresError(.unavailable, "The connection did not return from a script."), interrupts: false)
    }
    if exchange.isStale {
      statements.forgetAll()
      if !exchange.isRetried, !exchange.beganInTransaction, connection.transaction == .idle {
        // Nothing of it took effect, so it may run again with a fresh preparation.
        exchange.isRetried = true
        return begin(exchange, on: connection)
      }
      exchange.error?.isRetryable = true
    }
    if wantsWrites, let error = exchange.error, error.sqlState == "25006" {
      // Nothing was written, or it would not have been refused.
      let demoted = PostgresError(.unavailable, error.message, sqlState: error.sqlState)
      current = nil
      exchange.complete(.init(result: .failure(demoted), transaction: .unknown))
      return end(demoted, interrupts: false)
    }
    current = nil
    deadline = nil
    let result = exchange.error.map { Result<[PostgresRows], PostgresError>.failure($0) } ?? .success(exchange.rows)
    exchange.complete(.init(result: result, transaction: connection.transaction))
    startNext()
  }

  private func startNext() {
    while current == nil, let connection, !queue.isEmpty {
      if connection.isDismissed { return end(lossError(connection), interrupts: false) }
      let next = queue.removeFirst()
      if next.isCancelled {
        next.complete(.init(result: .failure(.cancelledBeforeSending), transaction: connection.transaction))
      } else {
        begin(next, on: connection)
      }
    }
  }
}

extension PostgresExchange.Work {
  fileprivate var leavesPipeline: Bool {
    switch self {
    case .script, .copy: true
    case .statements, .ping: false
    }
  }
}
