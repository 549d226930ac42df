import LanguageModels
import Platform
import Testing

@Suite struct `A circuit breaker` {
  private let start = MonotonicTime(nanoseconds: 0)

  private func at(_ seconds: Int) -> MonotonicTime { start.advanced(by: .seconds(seconds)) }

  @Test func `opens after failures in a row, not after failures between successes`() {
    let breaker = CircuitBreaker(BreakerLimits(failures: 3))
    for outcome in [BreakerOutcome.failure, .failure, .success, .failure, .failure] {
      breaker.report(outcome, at: start)
    }
    #expect(breaker.admits(at: start))
    breaker.report(.failure, at: start)
    #expect(!breaker.admits(at: at(29)))
  }

  @Test func `opens at once when it is hopeless`() {
    let breaker = CircuitBreaker()
    breaker.report(.hopeless, at: start)
    #expect(!breaker.admits(at: start))
  }

  @Test func `lets one call through after its pause, and closes when that succeeds`() {
    let breaker = CircuitBreaker(BreakerLimits(failures: 1, pause: .seconds(30)))
    breaker.report(.failure, at: start)
    #expect(breaker.admits(at: at(30)))
    #expect(!breaker.admits(at: at(30)), "Only one.")
    breaker.report(.success, at: at(31))
    #expect(breaker.phase == .closed(failures: 0))
  }

  @Test func `pauses twice as long after each trial that fails, up to its limit`() {
    let breaker = CircuitBreaker(BreakerLimits(failures: 1, pause: .seconds(30), longestPause: .seconds(100)))
    breaker.report(.failure, at: start)
    #expect(breaker.admits(at: at(30)))
    breaker.report(.failure, at: at(30))
    #expect(!breaker.admits(at: at(89)) && breaker.admits(at: at(90)))
    breaker.report(.hopeless, at: at(90))
    #expect(!breaker.admits(at: at(189)) && breaker.admits(at: at(190)))
  }

  @Test func `tries again at once when a trial has shown nothing`() {
    let breaker = CircuitBreaker(BreakerLimits(failures: 1))
    breaker.report(.failure, at: start)
    #expect(breaker.admits(at: at(30)))
    breaker.report(.neither, at: at(31))
    #expect(breaker.admits(at: at(31)))
  }

  @Test func `lets only one of many tasks through`() async {
    let breaker = CircuitBreaker(BreakerLimits(failures: 1))
    breaker.report(.failure, at: start)
    let later = at(30)
    let admitted = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<100 { group.addTask { breaker.admits(at: later) } }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(admitted == 1)
  }
}
