internal import Platform
internal import Synchronization

/// How a session ends: late, lost or dismissed.
extension PostgresSession {
  /// One timer a session, set anew only when it fires: most exchanges end long before, and cost nothing here.
  func armTimer() {
    guard timer == nil, let deadline else { return }
    timer = reactor.schedule(after: deadline.duration(since: .now)) { [weak self] in
      guard let self else { return }
      timer = nil
      guard let current, let due = self.deadline else { return }
      if due <= .now {
        abandon(current, because: PostgresError(.timeout, "A statement took longer than \(current.timeout)."))
      } else {
        armTimer()
      }
    }
  }

  func lossError(_ connection: LibpqConnection) -> PostgresError {
    let message = PostgresError.trimmed(connection.errorMessage)
    return PostgresError(.unavailable, message.isEmpty ? "The connection to the database was lost." : message)
  }

  /// - Parameter interrupts: the server may still be at work for us; ask it to stop.
  func end(_ error: PostgresError, interrupts: Bool) {
    guard let lost = connection else { return }
    open.store(false, ordering: .releasing)
    if interrupts, let cancel = lost.makeCancel() {
      // Without a thread to spare, the server learns of our leaving when it next writes to us.
      try? HelperThread.run { cancel.send() }
    }
    // The descriptor is libpq's: it must not be watched any more when libpq closes it.
    if let watch { reactor.unwatch(watch) }
    if let timer { reactor.cancel(timer) }
    (watch, timer, connection) = (nil, nil, nil)
    let running = current
    let waiting = queue
    (current, queue) = (nil, [])
    onClose(self)
    if let running {
      // What the server said before it left says more than the broken pipe.
      var failure = error.code == .unavailable ? running.error ?? error : error
      failure.mayHaveApplied = true
      running.complete(.init(result: .failure(failure), transaction: .unknown))
    }
    for exchange in waiting {
      let failure = PostgresError(.unavailable, "The connection to the database was lost.")
      exchange.complete(.init(result: .failure(failure), transaction: .unknown, foundClosed: true))
    }
  }
}

extension PostgresError {
  static var cancelledBeforeSending: PostgresError {
    PostgresError(.cancelled, "The task was cancelled before the statement was sent.")
  }
}
