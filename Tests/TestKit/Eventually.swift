/// Waiting for what another thread or process brings about, without guessing how long it takes.
///
/// Polls until the condition holds; after the limit it gives up and the caller's expectation fails. Not a sleep: it
/// returns at the first moment the condition is seen to hold.
package func eventually(
  within limit: Duration = .seconds(10), _ condition: () async throws -> Bool
) async rethrows -> Bool {
  let clock = ContinuousClock()
  let end = clock.now + limit
  while clock.now < end {
    if try await condition() { return true }
    try? await Task.sleep(for: .milliseconds(5))
  }
  return try await condition()
}

/// Stays until the task is cancelled, and then throws: what a handler does that has nothing to say.
package func untilCancelled() async throws {
  while true { try await Task.sleep(for: .seconds(60)) }
}
