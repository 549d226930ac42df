internal import Platform
internal import Synchronization
internal import WorkflowModels

/// Calls back at a moment of the wall clock, by the reactor's timers: ten thousand waiting executions cost ten thousand
/// heap entries, and no task.
final class TimerScheduler: Sendable {
  private let reactor: Reactor
  private let now: @Sendable () -> Timestamp
  /// After this, the wall clock is looked at again: it may have been set.
  private static let longestSleep = Duration.seconds(600)

  init(reactor: Reactor, now: @escaping @Sendable () -> Timestamp) {
    self.reactor = reactor
    self.now = now
  }

  @discardableResult
  func schedule(at moment: Timestamp, _ body: @escaping @Sendable () -> Void) -> TimerToken {
    let token = TimerToken()
    arm(token, moment, body)
    return token
  }

  func cancel(_ token: TimerToken) {
    reactor.execute { [reactor] in
      if let timer = token.cancel() { reactor.cancel(timer) }
    }
  }

  private func arm(_ token: TimerToken, _ moment: Timestamp, _ body: @escaping @Sendable () -> Void) {
    reactor.execute { [self] in
      guard !token.isCancelled else { return }
      let rest = max(moment - now(), .zero)
      token.armed(
        reactor.schedule(after: min(rest, Self.longestSleep)) { [self] in
          guard !token.isCancelled else { return }
          if now() < moment { arm(token, moment, body) } else { body() }
        })
    }
  }
}

/// One timer that can be cancelled from anywhere.
final class TimerToken: Sendable {
  private struct State {
    var timer: TimerID?
    var isCancelled = false
  }

  private let state = Mutex(State())

  fileprivate var isCancelled: Bool { state.withLock { $0.isCancelled } }
  fileprivate func armed(_ timer: TimerID) { state.withLock { $0.timer = timer } }

  fileprivate func cancel() -> TimerID? {
    state.withLock { state in
      state.isCancelled = true
      return state.timer
    }
  }
}
