package import Platform
internal import Synchronization

/// Keeps calls away from a provider that does not answer, and lets one through from time to time to see.
package final class CircuitBreaker: Sendable {
  private let state: Mutex<BreakerState>

  package init(_ limits: BreakerLimits = BreakerLimits()) { state = Mutex(BreakerState(limits: limits)) }

  /// Whether a call may go out now. Who is let in must tell what became of it.
  package func admits(at now: MonotonicTime) -> Bool { state.withLock { $0.admit(now) } }

  package func report(_ outcome: BreakerOutcome, at now: MonotonicTime) { state.withLock { $0.report(outcome, now) } }

  package var phase: BreakerPhase { state.withLock { $0.phase } }
}

package struct BreakerLimits: Sendable, Hashable {
  /// Failures in a row that open it.
  package var failures: Int
  /// How long it stays open at first; twice as long after each trial that fails.
  package var pause: Duration
  package var longestPause: Duration

  package init(failures: Int = 5, pause: Duration = .seconds(30), longestPause: Duration = .seconds(300)) {
    self.failures = max(1, failures)
    self.pause = pause
    self.longestPause = longestPause
  }
}

/// What a call says about its provider.
package enum BreakerOutcome: Sendable, Hashable {
  case success
  /// Counts: enough of them open it.
  case failure
  /// Opens it at once: a wrong key or an empty account will not be better at the next call.
  case hopeless
  /// Says nothing about it: a request that was wrong, a caller that went away.
  case neither
}

package enum BreakerPhase: Sendable, Hashable {
  case closed(failures: Int)
  case open(until: MonotonicTime, pause: Duration)
  /// One call is on its way; the rest waits for what becomes of it.
  case halfOpen(pause: Duration)
}

/// The breaker as a value: what it does is decided here, and only here.
struct BreakerState {
  let limits: BreakerLimits
  private(set) var phase = BreakerPhase.closed(failures: 0)

  init(limits: BreakerLimits) { self.limits = limits }

  mutating func admit(_ now: MonotonicTime) -> Bool {
    switch phase {
    case .closed: return true
    case .halfOpen: return false
    case .open(let end, let pause):
      guard now >= end else { return false }
      phase = .halfOpen(pause: pause)
      return true
    }
  }

  mutating func report(_ outcome: BreakerOutcome, _ now: MonotonicTime) {
    switch (phase, outcome) {
    case (_, .success): phase = .closed(failures: 0)
    case (.closed(let failures), .failure):
      if failures + 1 >= limits.failures { open(limits.pause, now) } else { phase = .closed(failures: failures + 1) }
    case (.closed, .hopeless): open(limits.pause, now)
    case (.halfOpen(let pause), .failure), (.halfOpen(let pause), .hopeless): open(pause * 2, now)
    // The trial has shown nothing: the next call is one.
    case (.halfOpen(let pause), .neither): phase = .open(until: now, pause: pause)
    // A call from before it opened.
    case (.open, _), (.closed, .neither): break
    }
  }

  private mutating func open(_ pause: Duration, _ now: MonotonicTime) {
    let pause = min(pause, limits.longestPause)
    phase = .open(until: now.advanced(by: pause), pause: pause)
  }
}
