import Platform
import Testing

@Suite struct `Back-off` {
  @Test func `waits grow by the factor up to the maximum`() {
    let backoff = Backoff(initial: .seconds(1), factor: 2, maximum: .seconds(10), jitter: 0)
    let waits = (1...6).map { backoff.delay(attempt: $0, random: 0.9) }
    #expect(waits == [1, 2, 4, 8, 10, 10].map { Duration.seconds($0) })
  }

  @Test func `chance takes away its share at most`() {
    let backoff = Backoff(initial: .seconds(8), factor: 2, maximum: .seconds(8), jitter: 0.5)
    #expect(backoff.delay(attempt: 1, random: 0) == .seconds(8))
    #expect(backoff.delay(attempt: 1, random: 1) == .seconds(4))
  }

  @Test(arguments: [Int.min, -1, 0, 1, 1_000_000, Int.max])
  func `any attempt has a wait between nothing and the maximum`(attempt: Int) {
    let backoff = Backoff(initial: .milliseconds(1), factor: 1.000_001, maximum: .seconds(1), jitter: 1)
    let wait = backoff.delay(attempt: attempt, random: 0.5)
    #expect(wait >= .zero && wait <= .seconds(1))
  }

  @Test(arguments: [0, -3, 1, .nan, .infinity, -.infinity, 1e308])
  func `odd data make no odd waits`(number: Double) {
    let backoff = Backoff(
      initial: .seconds(Int64.max), factor: number, maximum: .seconds(Int64.max), jitter: number)
    let wait = backoff.delay(attempt: 50, random: number)
    #expect(wait >= .zero && wait <= .seconds(3_155_760_000))
    #expect(Backoff(initial: .seconds(-1), factor: number).delay(attempt: 9, random: 0) == .zero)
  }
}
