package import Platform

/// Time and chance as the calls see them, so that tests need neither.
package struct ModelClock: Sendable {
  package var now: @Sendable () -> MonotonicTime
  package var sleep: @Sendable (Duration) async throws -> Void
  /// From 0 up to 1.
  package var random: @Sendable () -> Double
  /// Since 1970, for dates in `Retry-After`.
  package var seconds: @Sendable () -> Int

  package init(
    now: @escaping @Sendable () -> MonotonicTime, sleep: @escaping @Sendable (Duration) async throws -> Void,
    random: @escaping @Sendable () -> Double, seconds: @escaping @Sendable () -> Int
  ) {
    self.now = now
    self.sleep = sleep
    self.random = random
    self.seconds = seconds
  }

  package static let real = ModelClock(
    now: { .now }, sleep: { try await Task.sleep(for: $0) }, random: { Double.random(in: 0..<1) },
    seconds: { SystemTime.microsecondsSince1970 / 1_000_000 })
}
