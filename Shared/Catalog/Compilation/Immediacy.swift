internal import Synchronization

/// Whether executions of one workflow may be computed at once, before their start is written: only where every node
/// computes, and only while experience says that it does not take long.
package final class Immediacy: Sendable {
  let isPossible: Bool
  private let pause = Atomic<Int>(0)
  /// After one that took too long, this many are not tried.
  private static let executionsToSkip = 100

  init(isPossible: Bool) { self.isPossible = isPossible }

  package func mayTry() -> Bool {
    guard isPossible else { return false }
    if pause.load(ordering: .relaxed) <= 0 { return true }
    pause.subtract(1, ordering: .relaxed)
    return false
  }

  package func tookTooLong() { pause.store(Self.executionsToSkip, ordering: .relaxed) }
}
