internal import Platform
internal import Synchronization

/// Those who wait for something to happen in one execution: callers with `wait_seconds`, webhooks, live views.
final class RunObservers: Sendable {
  private struct State {
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    var nextWaiter = 0
    var changes = 0
  }

  private let state = Mutex(State())

  /// How often something has happened; hand it to `change(after:)` so that nothing between is missed.
  var changes: Int { state.withLock { $0.changes } }

  func wake() {
    let waiters = state.withLock { state in
      state.changes += 1
      defer { state.waiters = [:] }
      return state.waiters
    }
    for waiter in waiters.values { waiter.resume() }
  }

  /// Returns at the first change after the given count, when the time is over, or when the task is cancelled.
  func change(after seen: Int, within limit: Duration) async {
    let id = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    let alarm = Task(name: "observer time limit") {
      try? await Task.sleep(for: limit)
      release(id)
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.changes != seen || alarm.isCancelled || Task.isCancelled { return true }
          state.waiters[id] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      release(id)
    }
    alarm.cancel()
  }

  private func release(_ id: Int) {
    state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
  }
}
