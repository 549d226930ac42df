internal import Synchronization

/// Whether something has been told since the last look.
final class ToldFlag: Sendable {
  private let isRaised = Atomic<Bool>(false)

  func raise() { isRaised.store(true, ordering: .relaxed) }

  /// What it was.
  func lower() -> Bool { isRaised.exchange(false, ordering: .relaxed) }
}
