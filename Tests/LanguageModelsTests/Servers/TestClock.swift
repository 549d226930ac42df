import LanguageModels
import Platform
import Synchronization

/// Time that only moves when somebody waits, and remembers the waits.
final class TestClock: Sendable {
  private struct State {
    var now = MonotonicTime.now
    var waits: [Duration] = []
  }

  private let state = Mutex(State())

  var waits: [Duration] { state.withLock { $0.waits } }
  var now: MonotonicTime { state.withLock { $0.now } }

  func advance(by duration: Duration) { state.withLock { $0.now = $0.now.advanced(by: duration) } }

  var clock: ModelClock {
    ModelClock(
      now: { self.now },
      sleep: { duration in
        try Task.checkCancellation()
        self.state.withLock { state in
          state.waits.append(duration)
          state.now = state.now.advanced(by: duration)
        }
      }, random: { 0 }, seconds: { 1_800_000_000 })
  }
}
