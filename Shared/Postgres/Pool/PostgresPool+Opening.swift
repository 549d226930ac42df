internal import Platform
internal import Synchronization

extension PostgresPool {
  func openConnection() {
    reactor.execute { [self] in
      do throws(PostgresError) {
        let parameters = try PostgresConnectionParameters(configuration: configuration)
        let connector = PostgresConnector(parameters: parameters, reactor: reactor) { [self] result in
          connectEnded(result, wantsWrites: parameters.wantsWrites)
        }
        connector.start()
      } catch {
        openingFailed(error)
      }
    }
  }

  /// On the reactor's thread.
  private func connectEnded(_ result: Result<LibpqConnection, PostgresError>, wantsWrites: Bool) {
    do throws(PostgresError) {
      let session = try PostgresSession(
        connection: try result.get(), reactor: reactor, statementCacheSize: configuration.statementCacheSize,
        wantsWrites: wantsWrites
      ) { [weak self] session in
        guard let self else { return }
        perform(state.withLock { $0.closed(session) })
      }
      let (wasOut, action) = state.withLock { state in
        let wasOut = state.outage != nil
        return (wasOut, state.opened(session, now: .now))
      }
      if wasOut { logger.info("The database is reachable again") }
      perform(action)
      // Until now only one was opened at a time, to see whether there is a server.
      perform(state.withLock { $0.openIfNeeded() })
    } catch {
      openingFailed(error)
    }
  }

  private func openingFailed(_ error: PostgresError) {
    let (action, attempts) = state.withLock { ($0.openFailed(error, now: .now), $0.failedAttempts) }
    if attempts == 1 { logger.warning("The database cannot be reached", [.error: .string(error.description)]) }
    perform(action)
    _ = reactor.schedule(after: backoff.delay(attempt: attempts)) { [weak self] in
      guard let self else { return }
      perform(state.withLock { $0.backOffEnded() })
    }
  }
}
