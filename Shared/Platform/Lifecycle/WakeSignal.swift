internal import Synchronization

/// Ends a sleep early when there is something to do.
package final class WakeSignal: Sendable {
  private struct State {
    var isRung = false
    var sleeper: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  package init() {}

  /// A ring while nobody sleeps ends the next sleep at once, so that none is lost.
  package func ring() {
    let sleeper = state.withLock { state in
      guard let sleeper = state.sleeper else {
        state.isRung = true
        return nil as CheckedContinuation<Void, Never>?
      }
      state.sleeper = nil
      return sleeper
    }
    sleeper?.resume()
  }

  /// Sleeps until the time is over, somebody rings, or the task is cancelled. One sleeper at a time.
  package func sleep(for duration: Duration) async {
    guard duration > .zero else { return }
    await withTaskGroup { group in
      group.addTask { try? await Task.sleep(for: duration) }
      group.addTask { await self.waitForRing() }
      await group.next()
      group.cancelAll()
    }
  }

  private func waitForRing() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let goesOn = state.withLock { state in
          // A cancellation before this point has found no sleeper to wake: it is seen here.
          if state.isRung || Task.isCancelled {
            state.isRung = false
            return true
          }
          state.sleeper = continuation
          return false
        }
        if goesOn { continuation.resume() }
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        defer { state.sleeper = nil }
        return state.sleeper
      }
      sleeper?.resume()
    }
  }
}
